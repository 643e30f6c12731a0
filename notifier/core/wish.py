"""What somebody outside of the app's windows asks of it: a second start, a link, the desktop.

Each way in (command line, `paybell:` links, D-Bus, Windows, macOS) makes a `Wish`, and one
place carries it out. Standard library only: a second start lives for some milliseconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

# An event's id of 128 characters at most, or a toast's key: `@account:` before such an id.
_ENTRY_ID = re.compile(r"[\w.:@+=-]{1,160}", re.ASCII)
_ACTION = re.compile(r"[a-z][a-z0-9-]{0,31}")
_LONGEST_LINK = 512


class Place(StrEnum):
    """What is to be opened."""

    INBOX = "inbox"
    SETTINGS = "settings"
    ENTRY = "entry"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """Open something."""

    place: Place = Place.INBOX
    entry_id: str = ""
    """The event's id, or the key of its toast, with `Place.ENTRY`."""
    action: str = "default"
    """What to do with the entry: `default` opens it, others are those of its toast."""
    activation_token: str = ""
    """The right to take the focus, where the desktop hands one out."""


def wish_of_link(link: str, scheme: str) -> Wish | None:
    """The wish in `paybell:entry/ID?do=ACTION`, `paybell:settings` or `paybell:inbox`.

    Anybody can write a link: what is not understood is None, and nothing is done that the
    person could not do with a click. The two slashes that some systems add are no matter.
    """
    if len(link) > _LONGEST_LINK:
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme != scheme.lower():
        return None
    place, _, rest = f"{parts.netloc}/{parts.path}".strip("/").partition("/")
    if place == Place.ENTRY:
        entry_id = unquote(rest.strip("/"))
        action = parse_qs(parts.query).get("do", ["default"])[0]
        if _ENTRY_ID.fullmatch(entry_id) and _ACTION.fullmatch(action):
            return Wish(place=Place.ENTRY, entry_id=entry_id, action=action)
        return None
    known = {"": Place.INBOX, "inbox": Place.INBOX, "settings": Place.SETTINGS}
    return Wish(place=known[place]) if not rest and place in known else None


def link_of(wish: Wish, scheme: str) -> str:
    """The link that `wish_of_link` reads back, without the token: it is good only once."""
    if wish.place is not Place.ENTRY:
        return f"{scheme}:{wish.place}"
    query = "" if wish.action == "default" else "?" + urlencode({"do": wish.action})
    return f"{scheme}:{wish.place}/{quote(wish.entry_id, safe='')}{query}"
