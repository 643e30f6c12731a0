"""What is missing or wrong before a build under a name of your own: all of it at once.

    python dev.py brand check [FOLDER]

reads `resources/brand/`, or a folder like it, and says each problem in a sentence with what to
do. The app itself refuses only what it cannot start with.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtGui import QColor

from contract.links import https_host
from contract.money import CURRENCY_DIGITS
from notifier.brand import COLOUR, BrandUnreadable, mistakes, read_values
from notifier.core.problems import BadServerAddress
from notifier.core.server_address import check_server_url
from notifier.ui.theme import contrast
from tools.brand_pictures import problems_of_pictures
from tools.product import BRAND_FOLDER

PAYBELLS_OWN = {
    "name": "Paybell",
    "app_id": "org.paybell.Paybell",
    "program": "paybell",
    "url_scheme": "paybell",
    "publisher": "The Paybell authors",
}
"""What two programs on one desktop may not have in common."""
GROUNDS = {
    "accent_light": ("#ffffff", "#f4f5f7"),
    "accent_dark": ("#31343a", "#202226"),
}
"""What each accent stands on: lists and windows in our own light and dark colours."""
LEAST_CONTRAST = 4.5
_APP_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*){2,}")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
_TAKEN_SCHEMES = frozenset(
    {"about", "data", "file", "ftp", "http", "https", "javascript", "mailto", "sms", "tel", "upi"}
)
_HOST = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,4})*")
_RESERVED_HOST = re.compile(r"(^|\.)(example(\.(com|net|org))?|invalid|test)$")
_NOT_IN_FILE_NAMES = set('\\/:*?"<>|$`')


def problems_of(folder: Path) -> list[str]:
    """All that is to be mended in the brand in `folder`; empty when it can be built."""
    try:
        values = read_values(folder / "brand.toml")
    except BrandUnreadable as exc:
        return [f"{exc}. Nothing else was looked at."]
    wrong = [f"{mistake}." for mistake in mistakes(values)]
    said = {name: value for name, value in values.items() if isinstance(value, str)}
    return [
        *wrong,
        *_names(said),
        *_ids(said),
        *_clashes(said),
        *_servers(said),
        *_hosts(values.get("allowed_link_hosts", [])),
        *_money(said),
        *_colours(said),
        *_texts(values.get("texts", {})),
        *problems_of_pictures(folder),
    ]


def _names(said: Mapping[str, str]) -> Iterator[str]:
    name = said.get("name", "")
    if not name.strip():
        yield "name is empty: say what people are to see in the tray and on toasts."
    elif bad := sorted(set(name) & _NOT_IN_FILE_NAMES) or name != name.strip().rstrip("."):
        which = f" has {' '.join(bad)} in it" if isinstance(bad, list) else " ends or begins oddly"
        yield f"name{which}: it becomes a folder and a shortcut on Windows, so leave that out."
    elif len(name) > 30:
        yield "name is longer than 30 characters: toasts and menus would cut it; shorten it."
    if not said.get("publisher"):
        yield "publisher is empty: name your company, installers show it."


def _ids(said: Mapping[str, str]) -> Iterator[str]:
    app_id, scheme = said.get("app_id", ""), said.get("url_scheme", "")
    if not _APP_ID.fullmatch(app_id):
        yield (
            f"app_id is {app_id!r}: use your domain in reverse and a name, with two dots or more,"
            " as com.yourcompany.Notifier."
        )
    elif _RESERVED_HOST.search(".".join(reversed(app_id.lower().split(".")[:2]))):
        yield f"app_id is {app_id!r}: that domain is nobody's; put your own in its place."
    if "program" not in said:
        yield "program is left out, and would be Paybell's own: name yours, as acme-pay."
    if not _SCHEME.fullmatch(scheme):
        yield f"url_scheme is {scheme!r}: use lower-case letters and digits, as acmepay."
    elif scheme in _TAKEN_SCHEMES:
        yield f"url_scheme is {scheme!r}, which belongs to other programs: choose one of your own."


def _clashes(said: Mapping[str, str]) -> Iterator[str]:
    if all(said.get(name) == own for name, own in PAYBELLS_OWN.items()):
        names = ", ".join(PAYBELLS_OWN)
        yield f"{names} are Paybell's own: put yours in their place, and both can be installed."
        return
    for name, own in PAYBELLS_OWN.items():
        if said.get(name, "").casefold() == own.casefold():
            yield (
                f"{name} is {said[name]!r}, as Paybell's own: beside it on one computer the two"
                " would get in each other's way; choose another."
            )


def _servers(said: Mapping[str, str]) -> Iterator[str]:
    for name in ("server_url", "issuer", "updates_url"):
        yield from _address(name, said.get(name, ""))
    if said.get("issuer") and not said.get("client_id"):
        yield "issuer is set and client_id is not: register the app there, and say as what."
    if said.get("client_id") and not said.get("issuer"):
        yield "client_id is set and issuer is not: say at which provider, or leave both empty."
    support = said.get("support_url", "")
    if support.startswith("mailto:"):
        if not re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", support):
            yield f"support_url is {support!r}: after mailto: comes one address."
    elif support and https_host(support) is None:
        yield f"support_url is {support!r}: it has to begin with https:// or mailto:."
    elif support:
        yield from _placeholder("support_url", https_host(support) or "")


def _address(name: str, url: str) -> Iterator[str]:
    if not url:
        return
    if url.startswith("http://"):
        yield f"{name} begins with http://: tokens would travel in the clear; use https://."
        return
    try:
        check_server_url(url)
    except BadServerAddress as exc:
        problem = exc.problem
        yield f"{name} is {url!r}: {problem.message} {problem.hint}"
        return
    if not url.startswith("https://"):
        yield f"{name} is {url!r}: write https:// before it."
    else:
        yield from _placeholder(name, urlsplit(url).hostname or "")


def _hosts(hosts: Any) -> Iterator[str]:
    if not isinstance(hosts, list):
        return
    if not hosts:
        yield (
            "allowed_link_hosts is empty: links in events would open on any host; name those of"
            ' your own pages, as ["pay.yourcompany.com"].'
        )
    for host in hosts:
        if not isinstance(host, str):
            continue
        if not _HOST.fullmatch(host) or host.count(".") < 1 + host.startswith("*."):
            yield (
                f"allowed_link_hosts names {host!r}: write a host alone in small letters, without"
                " https://, port or path; *.yourcompany.com allows all below it."
            )
        else:
            yield from _placeholder("allowed_link_hosts", host.removeprefix("*."))


def _placeholder(name: str, host: str) -> Iterator[str]:
    if _RESERVED_HOST.search(host.lower()):
        yield f"{name} still names {host!r}, which nobody has: put your own host in its place."


def _money(said: Mapping[str, str]) -> Iterator[str]:
    currency = said.get("default_currency", "INR")
    if currency not in CURRENCY_DIGITS:
        yield (
            f"default_currency is {currency!r}, which is no currency: use three capital letters"
            " of ISO 4217, as EUR."
        )
    if not said.get("user_claim", "sub"):
        yield 'user_claim is empty: name the claim that tells two people apart, mostly "sub".'


def _colours(said: Mapping[str, str]) -> Iterator[str]:
    given = {name: said.get(name, "") for name in GROUNDS}
    missing = [name for name, colour in given.items() if not colour]
    if len(missing) == 1:
        yield f"{missing[0]} is empty and the other accent is not: say both, or neither."
    for name, colour in given.items():
        if not COLOUR.fullmatch(colour):
            continue  # empty, or named among the mistakes
        ground = min(GROUNDS[name], key=lambda each: contrast(QColor(colour), QColor(each)))
        ratio = contrast(QColor(colour), QColor(ground))
        if ratio < LEAST_CONTRAST:
            kind = "lighter" if name == "accent_dark" else "darker"
            yield (
                f"{name} is {colour}: on {ground} it has a contrast of {ratio:.1f}:1, and"
                f" {LEAST_CONTRAST}:1 is needed to read it; make it {kind}."
            )


def _texts(texts: Any) -> Iterator[str]:
    if not isinstance(texts, dict):
        return
    for language, said in texts.items():
        if not _LANGUAGE.fullmatch(language):
            yield f"texts.{language} is no language: use its code, as de or pt-BR."
        for name, text in said.items() if isinstance(said, dict) else ():
            if isinstance(text, str) and not text.strip():
                yield f"texts.{language}.{name} is empty: say it, or take the line out."


def main(arguments: list[str]) -> int:
    """Print what is to be mended; 0 when there is nothing."""
    root = Path(__file__).resolve().parent.parent
    folder = Path(arguments[0]) if arguments else root / BRAND_FOLDER
    problems = problems_of(folder)
    for problem in problems:
        print(f"- {problem}")
    if problems:
        count = "1 thing" if len(problems) == 1 else f"{len(problems)} things"
        print(f"\n{count} to mend in {folder}; docs/release-managers/brand.md explains each value.")
        return 1
    print(f"The brand in {folder} is whole.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
