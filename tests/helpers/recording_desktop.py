"""A desktop that writes down what it is asked to show, and clicks on demand.

    python -m tests.helpers.recording_desktop [--capabilities body,actions] [--withhold]

owns `org.freedesktop.Notifications` and `org.kde.StatusNotifierWatcher` on the session
bus of `DBUS_SESSION_BUS_ADDRESS`, prints one JSON line for each thing that happens, and
takes orders as JSON lines. `RecordingDesktop` is the same for tests, as a child process.

Printed: {"ready": true} · {"event": "notify", "id", "replaces_id", "app_name", "icon",
"title", "body", "actions", "hints", "expires_ms", "at"} · {"event": "close", "id", "at"} ·
{"event": "tray_item", "item", "at"}, where "at" is the monotonic clock in seconds.
Orders: {"do": "invoke", "id", "action"} (click) · {"do": "close", "id", "reason"} ·
{"do": "answer"} (what --withhold held back) · {"do": "inhibit", "on"} (do-not-disturb) ·
{"do": "quit"}.
"""

# No `annotations` from the future here: dbus-fast takes its own from the real objects.

import argparse
import asyncio
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from dbus_fast import (
    Message,
    MessageType,
    NameFlag,
    PropertyAccess,
    RequestNameReply,
    Variant,
)
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"
PROPERTIES = "org.freedesktop.DBus.Properties"
WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"
CAPABILITIES = ("actions", "body", "body-markup", "persistence", "sound")
ROOT = Path(__file__).resolve().parents[2]


def _say(line: Mapping[str, Any]) -> None:
    print(json.dumps(line), flush=True)


class _Notifications:
    """The notification service, as one message handler."""

    def __init__(self, bus: MessageBus, capabilities: list[str], *, withhold: bool) -> None:
        self._bus = bus
        self._capabilities = capabilities
        self._withhold = withhold
        self._withheld: list[Message] = []
        self._inhibited = False
        self._last_id = 0

    def handle(self, message: Message) -> Message | bool:
        if message.message_type is not MessageType.METHOD_CALL or message.path != (
            NOTIFICATIONS_PATH
        ):
            return False
        match message.member:
            case "Notify":
                return self._notify(message)
            case "CloseNotification":
                _say({"event": "close", "id": message.body[0], "at": time.monotonic()})
                self.closed(message.body[0], reason=3)
                return Message.new_method_return(message)
            case _:
                return self._about_itself(message)

    def _about_itself(self, message: Message) -> Message | bool:
        match message.member:
            case "GetCapabilities":
                return Message.new_method_return(message, "as", [self._capabilities])
            case "GetServerInformation":
                about = ["recording desktop", "paybell", "1", "1.2"]
                return Message.new_method_return(message, "ssss", about)
            case "Get" if message.body == [NOTIFICATIONS, "Inhibited"]:
                return Message.new_method_return(message, "v", [Variant("b", self._inhibited)])
            case _:
                return False

    def _notify(self, message: Message) -> Message | bool:
        app_name, replaces_id, icon, title, body, actions, hints, expires_ms = message.body
        if not replaces_id:
            self._last_id += 1
        shown_id = replaces_id or self._last_id
        _say(
            {
                "event": "notify",
                "id": shown_id,
                "replaces_id": replaces_id,
                "app_name": app_name,
                "icon": icon,
                "title": title,
                "body": body,
                "actions": actions,
                "hints": {name: variant.value for name, variant in hints.items()},
                "expires_ms": expires_ms,
                "at": time.monotonic(),
            }
        )
        reply = Message.new_method_return(message, "u", [shown_id])
        if self._withhold:
            self._withheld.append(reply)
            return True
        return reply

    def answer(self) -> None:
        for reply in self._withheld:
            self._bus.send(reply)
        self._withheld.clear()

    def inhibit(self, *, on: bool) -> None:
        self._inhibited = on
        changed = [NOTIFICATIONS, {"Inhibited": Variant("b", on)}, []]
        self._bus.send(
            Message.new_signal(
                NOTIFICATIONS_PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", changed
            )
        )

    def invoke(self, shown_id: int, action: str) -> None:
        self._signal("ActivationToken", "us", [shown_id, f"token-{shown_id}"])
        self._signal("ActionInvoked", "us", [shown_id, action])
        self.closed(shown_id, reason=2)

    def closed(self, shown_id: int, *, reason: int) -> None:
        self._signal("NotificationClosed", "uu", [shown_id, reason])

    def _signal(self, member: str, signature: str, body: list[Any]) -> None:
        self._bus.send(
            Message.new_signal(NOTIFICATIONS_PATH, NOTIFICATIONS, member, signature, body)
        )


class _Watcher(ServiceInterface):
    """The list of tray icons. An interface with introspection, because Qt asks for it."""

    def __init__(self) -> None:
        super().__init__(WATCHER)
        self._items: dict[str, str] = {}  # item -> unique name of its owner
        self._sender = ""

    def see_sender(self, message: Message) -> None:
        """Remember who calls: the decorated methods are not told."""
        self._sender = message.sender or ""
        if message.member == "NameOwnerChanged" and not message.body[2]:
            gone = [i for i, owner in self._items.items() if message.body[0] in (owner, i)]
            for item in gone:
                del self._items[item]
                self.StatusNotifierItemUnregistered(item)

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:  # noqa: N802
        item = (
            f"{self._sender}{service}"
            if service.startswith("/")
            else f"{service}/StatusNotifierItem"
        )
        self._items[item] = self._sender
        _say({"event": "tray_item", "item": item, "at": time.monotonic()})
        self.StatusNotifierItemRegistered(item)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:  # noqa: N802
        pass

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(  # noqa: N802
        self,
    ) -> Annotated[list[str], DBusSignature("as")]:
        return list(self._items)

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> DBusBool:  # noqa: N802
        return True

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:  # noqa: N802
        return 0

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service: str) -> DBusStr:  # noqa: N802
        return service

    @dbus_signal()
    def StatusNotifierItemUnregistered(self, service: str) -> DBusStr:  # noqa: N802
        return service

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> None:  # noqa: N802
        pass


async def _run(options: argparse.Namespace) -> None:
    bus = await MessageBus().connect()
    capabilities = [name for name in options.capabilities.split(",") if name]
    notifications = _Notifications(bus, capabilities, withhold=options.withhold)
    names = []
    if options.notifications:
        bus.add_message_handler(notifications.handle)
        names.append(NOTIFICATIONS)
    if options.tray:
        watcher = _Watcher()
        bus.add_message_handler(watcher.see_sender)
        bus.export(WATCHER_PATH, watcher)
        rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
        await bus.call(
            Message(
                destination="org.freedesktop.DBus", path="/org/freedesktop/DBus",
                interface="org.freedesktop.DBus", member="AddMatch", signature="s", body=[rule],
            )
        )  # fmt: skip
        names.append(WATCHER)
    for name in names:
        if await bus.request_name(name, NameFlag.DO_NOT_QUEUE) is not (
            RequestNameReply.PRIMARY_OWNER
        ):
            raise SystemExit(f"somebody else owns {name}")
    _say({"ready": True})
    await _obey(notifications)


async def _obey(notifications: _Notifications) -> None:
    orders = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    async for line in orders:  # the end of the input ends the desktop
        order = json.loads(line)
        match order["do"]:
            case "invoke":
                notifications.invoke(order["id"], order["action"])
            case "close":
                notifications.closed(order["id"], reason=order["reason"])
            case "answer":
                notifications.answer()
            case "inhibit":
                notifications.inhibit(on=order["on"])
            case "quit":
                return


class RecordingDesktop:
    """The same as a child process, for tests. Use it from any thread.

    Blocking: in an `async` test, call `wait_for…` through `asyncio.to_thread`.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._seen: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read, name="recording-desktop", daemon=True)
        self._reader.start()

    @classmethod
    def start(cls, env: Mapping[str, str], *options: str) -> Self:
        """Start one on the session bus of `env` and wait until it owns its names."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.recording_desktop", *options],
            env=dict(env),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        desktop = cls(process)
        desktop.wait_for(lambda line: line.get("ready") is True)
        return desktop

    def wait_for(
        self, predicate: Callable[[dict[str, Any]], bool], timeout_s: float = 10.0
    ) -> dict[str, Any]:
        """The first line, printed already or to come, that satisfies `predicate`.

        Raises `TimeoutError` with what was printed instead.
        """
        for line in self._seen:
            if predicate(line):
                return line
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                line_or_end = self._lines.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise TimeoutError(f"not within {timeout_s:g} s; seen: {self._seen}") from None
            if line_or_end is None:
                raise TimeoutError(f"the desktop has ended; seen: {self._seen}")
            self._seen.append(line_or_end)
            if predicate(line_or_end):
                return line_or_end

    def wait_for_notify(
        self,
        predicate: Callable[[dict[str, Any]], bool] = lambda _: True,
        timeout_s: float = 10.0,
    ) -> dict[str, Any]:
        """The first toast that satisfies `predicate`."""
        return self.wait_for(
            lambda line: line.get("event") == "notify" and predicate(line), timeout_s
        )

    def wait_for_close(self, shown_id: int, timeout_s: float = 10.0) -> dict[str, Any]:
        """The app closes the toast with this id."""
        return self.wait_for(
            lambda line: line.get("event") == "close" and line["id"] == shown_id, timeout_s
        )

    @property
    def notified(self) -> list[dict[str, Any]]:
        """Every toast that has been read so far (by a `wait_for…`)."""
        return [line for line in self._seen if line.get("event") == "notify"]

    @property
    def closed(self) -> list[dict[str, Any]]:
        """Every toast that the app has closed, as far as it has been read."""
        return [line for line in self._seen if line.get("event") == "close"]

    def invoke(self, shown_id: int, action: str = "default") -> None:
        """Click the toast, or one of its buttons."""
        self.order(do="invoke", id=shown_id, action=action)

    def close(self, shown_id: int, reason: int = 2) -> None:
        """Dismiss the toast (2), or let it expire (1)."""
        self.order(do="close", id=shown_id, reason=reason)

    def inhibit(self, *, on: bool) -> None:
        """Turn the desktop's do-not-disturb on or off."""
        self.order(do="inhibit", on=on)

    def order(self, **order: Any) -> None:
        """Send any order of the module's list."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def stop(self) -> None:
        """End it, its names with it. Idempotent."""
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(10)
        self._reader.join(10)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)


def main() -> None:
    """Run until the input ends."""
    parser = argparse.ArgumentParser(description="A desktop that records toasts.")
    parser.add_argument("--no-notifications", dest="notifications", action="store_false")
    parser.add_argument("--no-tray", dest="tray", action="store_false")
    parser.add_argument("--capabilities", default=",".join(CAPABILITIES))
    parser.add_argument("--withhold", action="store_true", help="answer no Notify until told")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
