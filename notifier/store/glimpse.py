"""What is wanted of the settings before there is time to load them.

Reads the file and no more: what is wrong with it, or newer than this version, is the business
of `notifier.store.settings`, a moment later.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple


class Glimpse(NamedTuple):
    """Empty strings where the file says nothing that can be understood."""

    language: str
    account: str
    """Whose token will be asked of the keychain; empty where it is not kept there."""


def glimpse(settings_file: Path) -> Glimpse:
    """What the file at `settings_file` says. Never raises."""
    try:
        values = tomllib.loads(settings_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        values = {}
    return Glimpse(language=_language(values), account=_account(values))


def _language(values: dict[str, Any]) -> str:
    general = values.get("general")
    language = general.get("language") if isinstance(general, dict) else None
    return language if isinstance(language, str) else ""


def _account(values: dict[str, Any]) -> str:
    account, accounts = values.get("account"), values.get("accounts")
    if not isinstance(account, str):
        return ""
    shown = values
    for each in accounts if isinstance(accounts, list) else ():
        if isinstance(each, dict) and each.get("key") == account:
            shown = each
    return "" if shown.get("memory_only") is True else account
