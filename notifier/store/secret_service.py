"""The desktop's Secret Service (GNOME Keyring, KWallet, KeePassXC) as a backend of keyring.

keyring's own comes with SecretStorage, and that with `cryptography` (11 MB), to hide from the
session bus what crosses it. Whoever can listen to that bus is this person, and may ask the
service itself: here secrets cross it as they are, in what the specification calls a plain
session. Entries have the attributes that keyring's own gives them, so each finds the other's.

https://specifications.freedesktop.org/secret-service-spec/latest
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MatchRule,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from keyring.backend import KeyringBackend, SchemeSelectable
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

_NAME = "org.freedesktop.secrets"
_PATH = "/org/freedesktop/secrets"
_SERVICE = "org.freedesktop.Secret.Service"
_COLLECTION = "org.freedesktop.Secret.Collection"
_ITEM = "org.freedesktop.Secret.Item"
_PROMPT = "org.freedesktop.Secret.Prompt"
_BUS = "org.freedesktop.DBus"
_NOTHING = "/"
"""The path that stands for no object: no collection, or nothing to ask the person."""
_NOBODY_THERE = (f"{_BUS}.Error.ServiceUnknown", f"{_BUS}.Error.NameHasNoOwner")
_NOT_STARTED = f"{_BUS}.Error.Spawn."
_LOCKED = "org.freedesktop.Secret.Error.IsLocked"
_NO_CONNECTION = (OSError, KeyError, ValueError, RuntimeError)
"""Of the library: no bus, none in the environment, none that it can speak with."""


class _WhereThereIsOne:
    """keyring's `priority`: asked of the class, an error where the service is not."""

    def __get__(self, _instance: object, _owner: object = None) -> float:
        try:
            with _service() as service:
                service.default_collection()  # which starts it, if the desktop can
        except KeyringError as exc:
            raise RuntimeError("the Secret Service does not answer") from exc
        return 5.0


class SecretService(SchemeSelectable, KeyringBackend):
    """Entries of the default collection; every method blocks while a person is asked to unlock.

    Raises keyring's errors: `KeyringLocked` when the person says no, `NoKeyringError` without
    a service.
    """

    appid = "Python keyring library"
    """What keyring's own backend says: an entry of either is replaced by the other's."""
    priority = _WhereThereIsOne()

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def get_password(self, service: str, username: str) -> str | None:
        """The secret of the entry; None when there is none."""
        with _service() as secrets:
            item = self._find(secrets, service, username)
            return None if item is None else secrets.secret_of(item)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, in place of an earlier one; makes the default collection where none is."""
        attributes = self._query(service, username, application=self.appid)
        with _service() as secrets:
            collection = self._collection(secrets) or secrets.create_default_collection()
            label = f"Password for '{username}' on '{service}'"
            secrets.create_item(collection, label, attributes, password)

    def delete_password(self, service: str, username: str) -> None:
        """Forget the entry. Raises `PasswordDeleteError` when there is none."""
        with _service() as secrets:
            item = self._find(secrets, service, username)
            if item is None:
                raise PasswordDeleteError("there is no such entry")
            secrets.delete(item)

    def _find(self, secrets: _Service, service: str, username: str) -> str | None:
        collection = self._collection(secrets)
        if collection is None:
            return None
        return secrets.find(collection, self._query(service, username))

    def _collection(self, secrets: _Service) -> str | None:
        """The unlocked collection; keyring's setting `preferred_collection` names another."""
        preferred: str | None = getattr(self, "preferred_collection", None)
        collection = preferred or secrets.default_collection()
        if collection is not None:
            secrets.unlock(collection, _COLLECTION)
        return collection


class _Service:
    """The service's own verbs, over one connection; objects are named by their paths."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def default_collection(self) -> str | None:
        (path,) = self._call(_PATH, _SERVICE, "ReadAlias", "s", "default")
        return None if path == _NOTHING else str(path)

    def create_default_collection(self) -> str:
        labelled = {f"{_COLLECTION}.Label": ("s", "Default")}
        path, prompt = self._call(
            _PATH, _SERVICE, "CreateCollection", "a{sv}s", labelled, "default"
        )
        asked = self._ask_the_person(prompt)
        return str(path if path != _NOTHING else asked)

    def unlock(self, path: str, interface: str) -> None:
        """Ask the person to unlock a collection or an item, if it is locked."""
        if not self._is_locked(path, interface):
            return
        _, prompt = self._call(_PATH, _SERVICE, "Unlock", "ao", [path])
        self._ask_the_person(prompt)
        if self._is_locked(path, interface):
            raise KeyringLocked("it is still locked")

    def find(self, collection: str, attributes: dict[str, str]) -> str | None:
        (items,) = self._call(collection, _COLLECTION, "SearchItems", "a{ss}", attributes)
        return str(items[0]) if items else None

    def secret_of(self, item: str) -> str:
        self.unlock(item, _ITEM)  # some services lock each by itself
        ((_, _, secret, _),) = self._call(item, _ITEM, "GetSecret", "o", self._session())
        try:
            return bytes(secret).decode("utf-8")
        except UnicodeDecodeError:
            raise KeyringError("the entry is no text") from None

    def create_item(
        self, collection: str, label: str, attributes: dict[str, str], secret: str
    ) -> None:
        properties = {
            f"{_ITEM}.Label": ("s", label),
            f"{_ITEM}.Attributes": ("a{ss}", attributes),
        }
        value = (self._session(), b"", secret.encode(), "text/plain")
        signature = "a{sv}(oayays)b"
        _, prompt = self._call(
            collection, _COLLECTION, "CreateItem", signature, properties, value, True
        )
        self._ask_the_person(prompt)

    def delete(self, item: str) -> None:
        (prompt,) = self._call(item, _ITEM, "Delete", "")
        self._ask_the_person(prompt)

    def _session(self) -> str:
        plain = ("plain", ("s", ""))
        _, session = self._call(_PATH, _SERVICE, "OpenSession", "sv", *plain)
        return str(session)

    def _is_locked(self, path: str, interface: str) -> bool:
        (locked,) = self._call(path, f"{_BUS}.Properties", "Get", "ss", interface, "Locked")
        return bool(locked[1])

    def _ask_the_person(self, prompt: str) -> object:
        """Have the service ask, and wait for the answer; what it says was made or unlocked."""
        if prompt == _NOTHING:
            return None
        completed = MatchRule(
            type="signal", interface=_PROMPT, member="Completed", path=prompt
        )  # fmt: skip
        gone = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        gone.add_arg_condition(0, _NAME)
        answers: deque[Any] = deque()
        connection = self._connection
        with connection.filter(completed, queue=answers), connection.filter(gone, queue=answers):
            # Not every service sends the signal to us alone.
            for rule in (completed, gone):
                self._answer_to(message_bus.AddMatch(rule))
            self._call(prompt, _PROMPT, "Prompt", "s", "")
            answer = connection.recv_until_filtered(answers).body
        if len(answer) != 2:
            raise KeyringError("the Secret Service went away while it asked")
        dismissed, (_, result) = answer
        if dismissed:
            raise KeyringLocked("the person did not unlock it")
        return result

    def _call(
        self, path: str, interface: str, member: str, signature: str, *body: object
    ) -> tuple[Any, ...]:
        address = DBusAddress(path, _NAME, interface)
        return self._answer_to(new_method_call(address, member, signature or None, body))

    def _answer_to(self, call: Any) -> tuple[Any, ...]:
        reply = self._connection.send_and_get_reply(call)
        if reply.header.message_type is not MessageType.error:
            return tuple(reply.body)
        # By its name alone: its text could hold anything.
        raise _error(str(reply.header.fields.get(HeaderFields.error_name)))


def _error(name: str) -> KeyringError:
    if name in _NOBODY_THERE or name.startswith(_NOT_STARTED):
        return NoKeyringError(name)
    return KeyringLocked(name) if name == _LOCKED else KeyringError(name)


@contextmanager
def _service() -> Iterator[_Service]:
    """On a connection for one question: there are a few a day. Raises `NoKeyringError`."""
    try:
        connection = open_dbus_connection("SESSION")
    except _NO_CONNECTION as exc:
        raise NoKeyringError(f"no session bus ({type(exc).__name__})") from exc
    with closing(connection):
        yield _Service(connection)
