"""Toasts on Windows whose clicks find the app whether or not it runs.

A toast stays in the notification centre for days, and a click there must still know its
entry. Each toast therefore carries links of our own scheme (`activationType="protocol"`):
Windows opens them as it opens any link, by the command that the installer registered, and
a second start hands them to the first. A copy that no installer registered has no such
links, and leaves its toasts to the next backend, whose clicks last as long as the app.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from xml.etree.ElementTree import Element, SubElement, tostring

from notifier.core.policy import Urgency
from notifier.core.said import said
from notifier.core.wish import Place, Wish, link_of
from notifier.toasts.backend import (
    DEFAULT_ACTION,
    OnActivated,
    Toast,
    ToastFailed,
)

_log = logging.getLogger(__name__)

_SOUNDS = {Urgency.CRITICAL: "ms-winsoundevent:Notification.Reminder"}
_SOUND = "ms-winsoundevent:Notification.Default"


class NotificationCentre(Protocol):
    """What we ask of Windows. Each call is quick and may raise OSError or ImportError."""

    def is_link_registered(self, scheme: str) -> bool:
        """Whether Windows knows a program for links that begin with `scheme`."""

    def register(self, app_id: str, app_name: str, icon: Path | None) -> None:
        """Under which name and picture the toasts of `app_id` are shown."""

    def may_show(self, app_id: str) -> bool:
        """Whether the person lets `app_id` show toasts."""

    def show(self, app_id: str, xml: str, *, tag: str, group: str, urgent: bool) -> None:
        """Show a toast."""

    def shown(self, app_id: str) -> Sequence[tuple[str, str]]:
        """Tag and group of all that are in the notification centre."""

    def remove(self, app_id: str, tag: str, group: str) -> None:
        """Take one away."""


class WindowsBackend:
    """Talks to the notification centre, on the loop of `start`."""

    name = "windows"

    def __init__(
        self,
        *,
        app_id: str,
        app_name: str,
        scheme: str,
        icon: Path | None = None,
        permission_hint: str = "",
        centre: NotificationCentre | None = None,
    ) -> None:
        """`app_id` is the AppUserModelID, the same as that of the installer's shortcut."""
        self._app_id = app_id
        self._app_name = app_name
        self._scheme = scheme
        self._icon = icon
        self._permission_hint = permission_hint
        self._centre: NotificationCentre = centre or _WinRt()
        self._is_registered = False

    async def start(self, on_activated: OnActivated) -> None:
        """Nothing to listen to: clicks come as links, through `single_instance`."""

    async def show(self, toast: Toast) -> None:
        """Show `toast`, in place of the one of its group. Raises `ToastFailed`."""
        try:
            self._ensure_registered()
            if not self._centre.may_show(self._app_id):
                raise ToastFailed(
                    said("ToastFailed", "notifications are turned off in the system's settings"),
                    hint=self._permission_hint,
                )
            tag, group = short(toast.key), short(toast.group or toast.key)
            self._centre.show(
                self._app_id,
                toast_xml(toast, scheme=self._scheme, icon=self._icon),
                tag=tag,
                group=group,
                urgent=toast.urgency is Urgency.CRITICAL,
            )
        except (OSError, ImportError, AttributeError) as exc:
            raise ToastFailed(
                said("ToastFailed", "the notification centre is out of reach ({why})", why=str(exc))
            ) from exc
        try:
            # By the group's name, so that also what an earlier run has shown is replaced.
            self._remove(lambda shown: shown[1] == group and shown[0] != tag)
        except OSError as exc:
            # It was shown: failing now would show it once more, by another way.
            _log.warning("an older toast stays key=%s why=%s", toast.key, type(exc).__name__)

    async def close(self, keys: Sequence[str]) -> None:
        """Take the toasts with these keys out of the notification centre."""
        tags = {short(key) for key in keys}
        self._remove(lambda shown: shown[0] in tags)

    async def stop(self) -> None:
        """Nothing is held; toasts stay in the notification centre."""

    def _ensure_registered(self) -> None:
        if self._is_registered:
            return
        if not self._centre.is_link_registered(self._scheme):
            raise ToastFailed(
                said(
                    "ToastFailed",
                    "this copy is not installed, so that a later click could not find it",
                ),
                hint=said("ToastFailed", "Install it by its installer."),
            )
        self._centre.register(self._app_id, self._app_name, self._icon)
        self._is_registered = True

    def _remove(self, is_meant: Callable[[tuple[str, str]], bool]) -> None:
        for tag, group in filter(is_meant, self._centre.shown(self._app_id)):
            self._centre.remove(self._app_id, tag, group)


def short(name: str) -> str:
    """A tag of at most 64 characters, which Windows takes, the same in each run of the app."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def toast_xml(toast: Toast, *, scheme: str, icon: Path | None) -> str:
    """The toast as Windows wants it, each click a link."""
    root = Element(
        "toast",
        activationType="protocol",
        launch=_link(toast.key, DEFAULT_ACTION, scheme),
        duration="long" if toast.urgency is Urgency.CRITICAL else "short",
    )
    binding = SubElement(SubElement(root, "visual"), "binding", template="ToastGeneric")
    SubElement(binding, "text").text = toast.title
    if toast.body:
        SubElement(binding, "text").text = toast.body
    if icon is not None:
        SubElement(binding, "image", placement="appLogoOverride", src=icon.as_uri())
    if toast.actions:
        actions = SubElement(root, "actions")
        for action in toast.actions:
            SubElement(
                actions,
                "action",
                activationType="protocol",
                content=action.label,
                arguments=_link(toast.key, action.id, scheme),
            )
    if toast.sound:
        SubElement(root, "audio", src=_SOUNDS.get(toast.urgency, _SOUND))
    else:
        SubElement(root, "audio", silent="true")
    return tostring(root, encoding="unicode")


def _link(key: str, action: str, scheme: str) -> str:
    return link_of(Wish(place=Place.ENTRY, entry_id=key, action=action), scheme)


class _WinRt:
    """Windows itself, by the Windows Runtime (it comes with desktop-notifier) and the registry."""

    def is_link_registered(self, scheme: str) -> bool:
        if sys.platform != "win32":
            return False
        else:  # noqa: RET505 - so that type checkers see one branch per system
            import winreg  # noqa: PLC0415

            try:
                winreg.CloseKey(
                    winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{scheme}\shell\open\command")
                )
            except FileNotFoundError:
                return False
            return True

    def register(self, app_id: str, app_name: str, icon: Path | None) -> None:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415

            path = rf"SOFTWARE\Classes\AppUserModelId\{app_id}"
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, path) as key:
                winreg.SetValueEx(key, "DisplayName", 0, winreg.REG_SZ, app_name)
                if icon is not None:
                    winreg.SetValueEx(key, "IconUri", 0, winreg.REG_SZ, str(icon))

    def may_show(self, app_id: str) -> bool:
        api = self._api()
        try:
            return bool(self._notifier(app_id).setting == api.NotificationSetting.ENABLED)
        except OSError:
            return True  # it says nothing before the first toast was shown

    def show(self, app_id: str, xml: str, *, tag: str, group: str, urgent: bool) -> None:
        api = self._api()
        document = import_module("winrt.windows.data.xml.dom").XmlDocument()
        document.load_xml(xml)
        toast = api.ToastNotification(document)
        toast.tag, toast.group = tag, group
        priority = api.ToastNotificationPriority
        toast.priority = priority.HIGH if urgent else priority.DEFAULT
        self._notifier(app_id).show(toast)

    def shown(self, app_id: str) -> Sequence[tuple[str, str]]:
        history = self._manager().history
        return [(toast.tag, toast.group) for toast in history.get_history_with_id(app_id)]

    def remove(self, app_id: str, tag: str, group: str) -> None:
        self._manager().history.remove_grouped_tag_with_id(tag, group, app_id)

    def _notifier(self, app_id: str) -> Any:
        return self._manager().create_toast_notifier_with_id(app_id)

    def _manager(self) -> Any:
        return self._api().ToastNotificationManager.get_default()

    def _api(self) -> Any:
        return import_module("winrt.windows.ui.notifications")
