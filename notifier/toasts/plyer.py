"""Toasts by the plyer library: selectable, and the last to be tried.

It reports no failure of its own, knows no clicks, and hands text on as it is; what each
system would trip over is therefore taken care of here.
"""

from __future__ import annotations

import asyncio
import html
import warnings
from collections.abc import Awaitable, Callable, Sequence

from notifier.blocking import in_daemon_thread
from notifier.core.said import said
from notifier.presentation.sanitize import cut
from notifier.toasts.backend import OnActivated, Toast, ToastFailed

_TITLE_CHARS = 64
"""Windows refuses more, in a thread where nobody sees it."""
_BODY_CHARS = 256
_ON_SCREEN_S = 5
"""On Windows a thread sleeps as long for each toast, and holds up the end of the app."""


def _notify_with_library(title: str, body: str, app_name: str) -> None:
    """Blocking. Raises whatever the library does."""
    import plyer  # type: ignore[import-untyped]  # noqa: PLC0415 - last resort, rarely needed

    with warnings.catch_warnings():
        # It warns that it goes without python-dbus, which it should.
        warnings.simplefilter("ignore")
        plyer.notification.notify(
            title=title, message=body, app_name=app_name, timeout=_ON_SCREEN_S
        )


class PlyerBackend:
    """Shows a toast and hears no more of it.

    `capabilities`, on Linux, asks the desktop's notification service what it can do and
    raises `ToastFailed` if there is none: plyer itself would say nothing.
    """

    name = "plyer"

    def __init__(
        self,
        *,
        app_name: str,
        capabilities: Callable[[], Awaitable[frozenset[str]]] | None = None,
        notify: Callable[[str, str, str], None] = _notify_with_library,
        timeout_s: float = 2.0,
    ) -> None:
        self._app_name = app_name
        self._capabilities = capabilities
        self._notify = notify
        self._timeout_s = timeout_s

    async def start(self, on_activated: OnActivated) -> None:
        """Nothing to get ready, and no clicks to come."""

    async def show(self, toast: Toast) -> None:
        """Hand `toast` to the library, in a thread. Raises `ToastFailed`."""
        title, body = cut(toast.title, _TITLE_CHARS), cut(toast.body, _BODY_CHARS)
        if self._capabilities is not None:
            can = await self._capabilities()
            title, body = _for_command_line(title, body, markup="body-markup" in can)
        # A thread that the end of the app does not wait for: the command may hang.
        call = in_daemon_thread(
            lambda: self._notify(title, body, self._app_name), name="paybell-plyer"
        )
        try:
            await asyncio.wait_for(call, self._timeout_s)
        except TimeoutError as exc:
            raise ToastFailed(
                said(
                    "ToastFailed",
                    "plyer did not come back within {seconds} s",
                    seconds=f"{self._timeout_s:g}",
                )
            ) from exc
        except Exception as exc:
            raise ToastFailed(
                said("ToastFailed", "plyer failed with {why}", why=type(exc).__name__)
            ) from exc

    async def close(self, keys: Sequence[str]) -> None:
        """It has no way to close a toast."""

    async def stop(self) -> None:
        """Nothing to let go of."""


def _for_command_line(title: str, body: str, *, markup: bool) -> tuple[str, str]:
    """The texts as `notify-send` takes them literally.

    It reads a leading hyphen as an option and backslashes in the body as escapes, and
    hands the body on as markup.
    """
    if markup:
        body = html.escape(body, quote=False)
    return _no_option(title), _no_option(body.replace("\\", "\\\\"))


def _no_option(text: str) -> str:
    return "\N{NON-BREAKING HYPHEN}" + text[1:] if text.startswith("-") else text
