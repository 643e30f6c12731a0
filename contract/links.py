"""Which addresses may be opened: one reading of a URL for the door and for the device.

Two programs that read an odd URL differently are how a click ends on a foreign host, so
whatever browsers and `urllib` could disagree on is refused outright.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MAX_URL_CHARS = 2048
# Printable ASCII without the backslash, which browsers take for a slash.
_PLAIN = re.compile(r"https://[!-\[\]-~]+", re.IGNORECASE)


def https_host(url: str) -> str | None:
    """Return the host that `url` leads to, in lower case; None if it must not be opened.

    Only `https`, at most `MAX_URL_CHARS` long, no user name before the host, no spaces,
    control characters or backslashes, and international hosts in their ASCII form.
    """
    if len(url) > MAX_URL_CHARS or not _PLAIN.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if "@" in parts.netloc:
        return None
    return parts.hostname or None
