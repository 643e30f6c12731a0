"""What an administrator has fixed: a TOML file with the keys of the settings, for all users.

Its values win over the person's, and cannot be changed in the app. A value that cannot be
used is reported and ignored alone: a typing mistake must not take the others away.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from notifier.store.usable import Unusable, usable

if TYPE_CHECKING:
    from notifier.store.settings import Settings

_OF_THE_ACCOUNT = frozenset({"account", "memory_only"})
_STATE = frozenset({"notifications.pause"})
"""What is no choice but how things stand: nobody else can fix it."""
SERVER_URL = "server_url"


class Managed(msgspec.Struct, frozen=True, kw_only=True):
    """The fixed choices; without a file there are none."""

    path: Path | None = None
    """The file that was read."""
    values: Mapping[str, Any] = {}
    """By name (`general.theme`), already of the setting's type."""
    server_url: str = ""
    """Where everybody signs in; empty when the administrator does not say."""
    problems: tuple[str, ...] = ()
    """What could not be used, one sentence each."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that is fixed."""
        return (*((SERVER_URL,) if self.server_url else ()), *sorted(self.values))

    def covers(self, name: str) -> bool:
        """Whether the setting `name`, or something in it, is fixed."""
        return name in self.values or any(key.startswith(f"{name}.") for key in self.values)

    def laid_over(self, settings: Settings) -> Settings:
        """`settings` with what is fixed."""
        for name, value in self.values.items():
            settings = settings.with_choice(name, value)
        return settings


def read_managed(path: Path, *, why_not_trusted: Callable[[Path], str]) -> Managed:
    """Read the file at `path`, if there is one.

    `why_not_trusted` says why a file could be somebody else's than the administrator's;
    empty when it cannot.
    """
    from notifier.store.settings import Settings  # noqa: PLC0415 - settings know of this

    try:
        text = path.read_text(encoding="utf-8-sig")
        why = why_not_trusted(path)
        table = tomllib.loads(text) if not why else {}
    except FileNotFoundError:
        return Managed()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        problem = f"{path} cannot be read ({exc}); nothing in it applies."
        return Managed(path=path, problems=(problem,))
    if why:
        return Managed(path=path, problems=(f"{path} is ignored: {why}.",))
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in usable(table, Settings):
        if name in _OF_THE_ACCOUNT | _STATE:
            problems.append(f"{name}: there is no such setting; it does not apply.")
        elif isinstance(value, Unusable):
            problems.append(f"{name}: {value.why}; it does not apply.")
        else:
            values[name] = value
    server_url = str(values.pop(SERVER_URL, ""))
    return Managed(path=path, values=values, server_url=server_url, problems=tuple(problems))
