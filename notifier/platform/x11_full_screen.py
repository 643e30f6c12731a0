"""Whether the window in front fills the screen, as window managers of X11 say it.

Asked of the X server on a connection of our own, when a toast is about to be shown: it
takes a fraction of a millisecond, and nothing runs in between. libxcb, because an error is
an answer there; Xlib would end the process when the window goes away at that moment.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
from collections.abc import Callable
from typing import Any

# The _NET_… properties are those of the Extended Window Manager Hints.
_ACTIVE_WINDOW, _STATE = b"_NET_ACTIVE_WINDOW", b"_NET_WM_STATE"
_FULL_SCREEN = b"_NET_WM_STATE_FULLSCREEN"
_ANY_TYPE, _MOST_WORDS = 0, 64
_log = logging.getLogger("paybell.surroundings")


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _ScreenIterator(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class _AtomReply(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("atom", ctypes.c_uint32))


class X11FullScreen:
    """One connection to the X server of this session. Any one thread."""

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load or _libxcb
        self._library: Any = None
        self._free: Any = None
        self._connection: int | None = None
        self._root = 0
        self._atoms: dict[bytes, int] = {}

    def start(self, display: str | None = None) -> bool:
        """Connect; False when there is no X server. `display` None: the session's own."""
        try:
            library = self._load()
            self._free = ctypes.CDLL(None).free
            self._free.argtypes = [ctypes.c_void_p]
            _declare(library)
        except (OSError, AttributeError) as exc:
            _log.info("no word of full-screen windows: %s", exc)
            return False
        name = display.encode() if display is not None else None
        self._library, self._connection = library, library.xcb_connect(name, None)
        if library.xcb_connection_has_error(self._connection):
            self.stop()
            return False
        setup = library.xcb_get_setup(self._connection)
        self._root = library.xcb_setup_roots_iterator(setup).data[0]
        self._atoms = {name: self._atom(name) for name in (_ACTIVE_WINDOW, _STATE, _FULL_SCREEN)}
        return True

    def read(self) -> bool:
        """Whether the window in front is full screen; False when nobody says."""
        if self._connection is None:
            return False
        if self._library.xcb_connection_has_error(self._connection):
            self.stop()
            return False
        active = self._property(self._root, _ACTIVE_WINDOW)
        if not active or not active[0]:
            return False
        return self._atoms[_FULL_SCREEN] in self._property(active[0], _STATE)

    def stop(self) -> None:
        """Disconnect. Idempotent."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._library.xcb_disconnect(connection)

    def _atom(self, name: bytes) -> int:
        cookie = self._library.xcb_intern_atom(self._connection, 0, len(name), name)
        reply = self._library.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        atom = int(reply.contents.atom)
        self._free(reply)
        return atom

    def _property(self, window: int, name: bytes) -> list[int]:
        """The 32-bit words of a property; none when there is no such window or property."""
        library, connection = self._library, self._connection
        cookie = library.xcb_get_property(
            connection, 0, window, self._atoms[name], _ANY_TYPE, 0, _MOST_WORDS
        )
        reply = library.xcb_get_property_reply(connection, cookie, None)
        if not reply:
            return []
        count = library.xcb_get_property_value_length(reply) // 4
        words = list(library.xcb_get_property_value(reply)[:count])
        self._free(reply)
        return words


def _declare(library: Any) -> None:
    pointer, word = ctypes.c_void_p, ctypes.c_uint32
    library.xcb_connect.argtypes = [ctypes.c_char_p, pointer]
    library.xcb_connect.restype = pointer
    library.xcb_connection_has_error.argtypes = [pointer]
    library.xcb_disconnect.argtypes = [pointer]
    library.xcb_get_setup.argtypes = [pointer]
    library.xcb_get_setup.restype = pointer
    library.xcb_setup_roots_iterator.argtypes = [pointer]
    library.xcb_setup_roots_iterator.restype = _ScreenIterator
    library.xcb_intern_atom.argtypes = [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]
    library.xcb_intern_atom.restype = _Cookie
    library.xcb_intern_atom_reply.argtypes = [pointer, _Cookie, pointer]
    library.xcb_intern_atom_reply.restype = ctypes.POINTER(_AtomReply)
    library.xcb_get_property.argtypes = [pointer, ctypes.c_uint8, word, word, word, word, word]
    library.xcb_get_property.restype = _Cookie
    library.xcb_get_property_reply.argtypes = [pointer, _Cookie, pointer]
    library.xcb_get_property_reply.restype = pointer
    library.xcb_get_property_value.argtypes = [pointer]
    library.xcb_get_property_value.restype = ctypes.POINTER(word)
    library.xcb_get_property_value_length.argtypes = [pointer]


def _libxcb() -> Any:
    return ctypes.CDLL("libxcb.so.1")
