"""Hears what programs say to the desktop, and when: tray icons and toasts, on the bus."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Self

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

_RULES = [
    "type='method_call',member='RegisterStatusNotifierItem'",
    "type='method_call',interface='org.freedesktop.Notifications',member='Notify'",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """One call, as it passed the bus."""

    at: float
    """Seconds since the epoch."""
    sender: str
    """The caller's unique name."""
    member: str
    body: list[Any]

    @property
    def is_new(self) -> bool:
        """Whether it is a toast of its own, and does not replace one."""
        return self.member == "Notify" and self.body[1] == 0

    def says(self, text: str) -> bool:
        """Whether a toast has `text` in its title or body."""
        return self.member == "Notify" and text in f"{self.body[3]}\n{self.body[4]}"


class BusMonitor:
    """A connection that only listens; on the loop that awaited `start`."""

    def __init__(self, address: str) -> None:
        self._bus = MessageBus(bus_address=address)
        self._changed = asyncio.Condition()
        self._ends: set[asyncio.Future[None]] = set()
        self.heard: list[Heard] = []

    async def start(self) -> Self:
        """Begin to listen."""
        await self._bus.connect()
        reply = await self._bus.call(
            Message(
                destination="org.freedesktop.DBus",
                path="/org/freedesktop/DBus",
                interface="org.freedesktop.DBus.Monitoring",
                member="BecomeMonitor",
                signature="asu",
                body=[_RULES, 0],
            )
        )
        if reply.message_type is MessageType.ERROR:
            raise RuntimeError(f"the bus cannot be listened to: {reply}")
        self._bus.add_message_handler(self._on_message)
        return self

    def stop(self) -> None:
        """Leave the bus."""
        self._bus.disconnect()

    def toasts(self, after: float) -> list[Heard]:
        """The toasts since then."""
        return [heard for heard in self.heard if heard.member == "Notify" and heard.at >= after]

    async def icon(self, after: float, *, within_s: float = 30.0) -> Heard:
        """The first tray icon that was registered since then; waits for it."""
        return await self._first("RegisterStatusNotifierItem", "", after, within_s)

    async def toast(self, text: str, after: float, *, within_s: float = 10.0) -> Heard:
        """The first toast since then that says `text`; waits for it."""
        return await self._first("Notify", text, after, within_s)

    async def _first(self, member: str, text: str, after: float, within_s: float) -> Heard:
        seen = 0
        async with asyncio.timeout(within_s), self._changed:
            while True:
                for heard in self.heard[seen:]:
                    wanted = heard.member == member and heard.at >= after
                    if wanted and (not text or heard.says(text)):
                        return heard
                seen = len(self.heard)
                await self._changed.wait()

    def _on_message(self, message: Message) -> bool:
        """True: handled. A monitor that answers is thrown off the bus."""
        if message.message_type is MessageType.METHOD_CALL:
            heard = Heard(
                at=time.time(),
                sender=message.sender or "",
                member=message.member or "",
                body=message.body,
            )
            self.heard.append(heard)
            task = asyncio.ensure_future(self._tell())
            self._ends.add(task)
            task.add_done_callback(self._ends.discard)
        return True

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
