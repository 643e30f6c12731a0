"""A person's hand on a tray icon, over D-Bus: click it, read its menu, choose from it.

Blocking, each call on a connection of its own; in an `async` test, go through
`asyncio.to_thread`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from dbus_fast import Message, MessageType, Variant

from tests.helpers.bus_connection import connected
from tests.helpers.recording_desktop import WATCHER, WATCHER_PATH

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
_WITHIN_S = 10.0


@dataclass(frozen=True)
class MenuEntry:
    """One line of a menu."""

    id: int
    label: str
    enabled: bool
    visible: bool
    children: list[MenuEntry] = field(default_factory=list)

    def walk(self) -> Iterator[MenuEntry]:
        """This entry and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class TrayItem:
    """One icon in the tray of the bus at `bus_address`."""

    bus_address: str
    service: str
    path: str

    @classmethod
    def all(cls, bus_address: str) -> list[Self]:
        """The icons that the tray knows of now."""
        items = _get(bus_address, WATCHER, WATCHER_PATH, WATCHER, "RegisteredStatusNotifierItems")
        found = []
        for item in items:
            service, slash, path = item.partition("/")
            found.append(cls(bus_address, service, slash + path))
        return found

    def property(self, name: str) -> Any:
        """A property of the icon, such as `Status`, `ToolTip` or `IconName`."""
        return _get(self.bus_address, self.service, self.path, ITEM, name)

    def activate(self) -> None:
        """Click it with the left button."""
        self._ask(ITEM, self.path, "Activate", "ii", [0, 0])

    def menu(self) -> MenuEntry:
        """The menu, as it is when it is opened: the root entry with its children."""
        path = self.property("Menu")
        self._ask(MENU, path, "AboutToShow", "i", [0])
        reply = self._ask(MENU, path, "GetLayout", "iias", [0, -1, []])
        return _entry(reply.body[1])

    def labels(self) -> list[str]:
        """What can be read in the menu, without its submenus and separators."""
        return [entry.label for entry in self.menu().children if entry.visible and entry.label]

    def choose(self, label: str) -> None:
        """Click the entry with this label, in the menu or below it."""
        entries = [entry for entry in self.menu().walk() if entry.label == label]
        if not entries:
            raise LookupError(f"no {label!r} among {self.labels()}")
        if not entries[0].enabled:
            raise LookupError(f"{label!r} is greyed out")
        clicked = [entries[0].id, "clicked", Variant("i", 0), 0]
        self._ask(MENU, self.property("Menu"), "Event", "isvu", clicked)

    def _ask(
        self, interface: str, path: str, member: str, signature: str, body: list[Any]
    ) -> Message:
        message = Message(
            destination=self.service,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=body,
        )
        return _call(self.bus_address, message)


def _entry(layout: list[Any]) -> MenuEntry:
    entry_id, properties, children = layout

    def value(name: str, default: Any) -> Any:
        return properties[name].value if name in properties else default

    # An underscore marks the access key; a doubled one is an underscore.
    label = value("label", "").replace("__", "\0").replace("_", "").replace("\0", "_")
    return MenuEntry(
        id=entry_id,
        label=label,
        enabled=value("enabled", True),
        visible=value("visible", True),
        children=[_entry(child.value) for child in children],
    )


def _get(address: str, service: str, path: str, interface: str, name: str) -> Any:
    message = Message(
        destination=service,
        path=path,
        interface="org.freedesktop.DBus.Properties",
        member="Get",
        signature="ss",
        body=[interface, name],
    )
    return _call(address, message).body[0].value


def _call(address: str, message: Message) -> Message:
    async def call() -> Message:
        async with asyncio.timeout(_WITHIN_S), connected(address) as bus:
            reply = await bus.call(message)
        assert reply is not None
        if reply.message_type is MessageType.ERROR:
            raise RuntimeError(f"{message.destination} answered {reply.error_name}")
        return reply

    return asyncio.run(call())
