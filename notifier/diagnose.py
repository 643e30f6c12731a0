"""`--diagnose`: what works and what does not, in words that may be pasted into a public report.

Nothing secret is collected, and the finished text is redacted like the log all the same.
Works without a running app, and beside one.
"""

from __future__ import annotations

import asyncio
import logging
import os
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from contract.wire import RefusalCode
from notifier.app_version import app_version
from notifier.blocking import in_daemon_thread
from notifier.brand import Brand
from notifier.core.connection import Transport
from notifier.core.connection_words import explain
from notifier.core.problems import NotifierError
from notifier.core.proxy import ProxyRoute
from notifier.core.server_address import ServerAddress, check_server_url
from notifier.logs import last_problems, redact
from notifier.net.proxies import Proxies, ProxyFor
from notifier.net.tls import system_ssl_context
from notifier.paths import Paths
from notifier.platform.instance_lock import InstanceLock
from notifier.platform.managed_file import managed_settings
from notifier.platform.system_proxies import system_proxies
from notifier.store.managed import Managed
from notifier.store.settings import Settings, SettingsFile
from notifier.store.vault_process import VaultProcess
from notifier.toasts.backend import ToastBackend, ToastFailed
from notifier.toasts.service import BackendStatus

_LIBRARIES = ("PySide6_Essentials", "python-socketio", "msgspec", "keyring", "dbus-fast", "plyer")
_ENVIRONMENT = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM", "LANG")
_KEYCHAIN_LIMIT_S = 5.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One finding."""

    name: str
    is_ok: bool
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The whole, as a person reads it."""

    text: str
    is_ok: bool


def run(brand: Brand, paths: Paths, *, server_url: str) -> int:
    """Print the report; 0 if all is well, 1 otherwise."""
    # The report says it; on the terminal, a library's warning would only stand in between.
    logging.disable(logging.CRITICAL)
    managed = managed_settings(brand)
    settings = SettingsFile(paths.settings_file, managed).load()
    if server_url:
        settings = msgspec.structs.replace(settings, server_url=server_url)
    report = asyncio.run(_collect_alone(brand, paths, settings, managed))
    if sys.stdout is not None:
        sys.stdout.write(report.text)
    return 0 if report.is_ok else 1


async def collect(
    *,
    brand: Brand,
    paths: Paths,
    settings: Settings,
    toasts: Sequence[BackendStatus],
    facts: Mapping[str, str],
    managed: Managed,
) -> Report:
    """Look at everything. `facts` and `toasts` are what a running app knows.

    Takes up to ten seconds; any thread's loop.
    """
    service = brand.keychain_name(paths.profile)
    proxies = Proxies(settings.connection, vault=VaultProcess(service), ask_system=system_proxies)
    keychain, connection = await asyncio.gather(
        _keychain(service, settings), _connection(settings.server_url, proxies.route)
    )
    checks = [connection, keychain, _toasts(toasts, settings.toast_backend)]
    problems = last_problems(paths.log_file)
    lines = [
        f"{brand.name} {app_version()}",
        "",
        *_section("Checks", {check.name: _mark(check) for check in checks}),
        *_section("System", _system()),
        *_section("Running app", facts),
        *_section("Toasts", {status.name: _toast_words(status) for status in toasts}),
        *_section("Settings", _settings(settings, brand)),
        *_section("Managed settings", _managed(managed)),
        *_section("Managed brand", _managed_brand(brand)),
        *_section("Files", _files(paths)),
        "Last problems in the log",
        *(f"  {line}" for line in problems or ["none"]),
        "",
    ]
    text = _without_home("\n".join(lines), Path.home())
    return Report(text=redact(text), is_ok=all(check.is_ok for check in checks))


def _without_home(text: str, home: Path) -> str:
    """Folders of a person are called after them, and the report may be read by anybody."""
    if home == home.parent:  # the root of everything, for a service that has no other
        return text
    return re.sub(rf"{re.escape(str(home))}(?![\w.-])", "~", text)


async def _collect_alone(
    brand: Brand, paths: Paths, settings: Settings, managed: Managed
) -> Report:
    """Without a running app of ours: ask each way to show toasts whether it could."""
    from notifier.toasts.candidates import candidates  # noqa: PLC0415
    from notifier.toasts.tray import TrayBackend  # noqa: PLC0415

    tray = TrayBackend(
        lambda _title, _body, _urgency: None,
        why_unavailable=lambda: "only the running app has a tray icon",
    )
    backends = candidates(
        app_name=brand.name,
        app_id=brand.app_id,
        scheme=brand.url_scheme,
        icon=None,
        tray=tray,
    )
    statuses = []
    for backend in backends:
        statuses.append(await _status_of(backend))
        await backend.stop()
    return await collect(
        brand=brand,
        paths=paths,
        settings=settings,
        toasts=statuses,
        facts={"Running": _running(paths)},
        managed=managed,
    )


# -- checks ----------------------------------------------------------------------------


async def _connection(server_url: str, proxy_for: ProxyFor) -> Check:
    """Go the way of a real connection, without a token: being refused is the good answer."""
    if not server_url:
        return Check(name="Connection", is_ok=False, words="no server yet: sign in first")
    try:
        address = check_server_url(server_url)
        proxy = await proxy_for(address)
    except NotifierError as exc:
        return Check(name="Connection", is_ok=False, words=str(exc))
    why = ""
    through = f" through {proxy.url}" if proxy is not None else ""
    for transport in Transport:
        why = await _attempt(address, transport, proxy)
        if not why:
            words = f"{address.url} answers by {transport}{through}"
            return Check(name="Connection", is_ok=True, words=words)
    return Check(name="Connection", is_ok=False, words=f"{address.url}{through}: {why}")


async def _attempt(address: ServerAddress, transport: Transport, proxy: ProxyRoute | None) -> str:
    """Why the server was not reached by `transport`; empty when it was."""
    from notifier.net.link import Link, LinkFailed  # noqa: PLC0415 - 0.2 s

    link = Link(
        address=address,
        transport=transport,
        handshake=lambda: {"token": ""},
        ssl_context=system_ssl_context(),
        proxy=proxy,
    )
    try:
        await link.open()
    except LinkFailed as exc:
        reason = exc.failure.reason
        problem = explain(reason)
        return "" if reason in set(RefusalCode) or problem is None else problem.title
    finally:
        await link.close(polite=True)
    return ""


async def _keychain(service: str, settings: Settings) -> Check:
    vault = VaultProcess(service)

    def look() -> str:
        name = vault.backend_name()
        vault.load(settings.account or "diagnose")
        return name

    try:
        async with asyncio.timeout(_KEYCHAIN_LIMIT_S):
            words = await in_daemon_thread(look, name="diagnose-keychain")
    except TimeoutError:
        vault.give_up()
        words, is_ok = "does not answer; perhaps it waits to be unlocked", False
    except NotifierError as exc:
        words, is_ok = exc.title, False
    else:
        is_ok = True
    if settings.memory_only and not is_ok:
        return Check(name="Keychain", is_ok=True, words=f"{words} (not used: memory only)")
    return Check(name="Keychain", is_ok=is_ok, words=words)


def _toasts(statuses: Sequence[BackendStatus], choice: str) -> Check:
    usable = [status.name for status in statuses if status.shown is not False]
    words = f"{choice}; usable: {', '.join(usable) or 'none'}"
    return Check(name="Toasts", is_ok=bool(usable), words=words)


async def _status_of(backend: ToastBackend) -> BackendStatus:
    """What can be known of `backend` without showing anything."""
    from notifier.toasts.tray import TrayBackend  # noqa: PLC0415

    if isinstance(backend, TrayBackend):
        why = "only the running app has a tray icon"
        return BackendStatus(name=backend.name, shown=False, why=why)
    if sys.platform == "linux":
        # On Linux the rest goes by the same daemon, which says what it can do.
        from notifier.toasts.freedesktop import FreedesktopBackend  # noqa: PLC0415

        daemon = FreedesktopBackend(app_name="", desktop_entry="", icon="")
        try:
            await daemon.capabilities()
        except ToastFailed as exc:
            return BackendStatus(name=backend.name, shown=False, why=exc.why, hint=exc.hint)
        finally:
            await daemon.stop()
    return BackendStatus(name=backend.name)


# -- words -----------------------------------------------------------------------------


def _section(title: str, values: Mapping[str, str]) -> list[str]:
    if not values:
        return []
    width = max(len(name) for name in values)
    return [title, *(f"  {name:<{width}}  {value}" for name, value in values.items()), ""]


def _mark(check: Check) -> str:
    return f"{'ok' if check.is_ok else 'PROBLEM'} · {check.words}"


def _toast_words(status: BackendStatus) -> str:
    if status.shown is None:
        return "not tried"
    if status.shown:
        return "works"
    return f"does not work: {status.why}" + (f" ({status.hint})" if status.hint else "")


def _system() -> dict[str, str]:
    versions = {}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {
        "System": platform.platform(),
        "Python": f"{platform.python_version()} {platform.python_implementation()}",
        **versions,
        **environment,
    }


def _settings(settings: Settings, brand: Brand) -> dict[str, str]:
    return {
        "Server": settings.server_url or "none",
        "Signed in": "yes" if settings.account else "no",
        "Token": "in memory only" if settings.memory_only else "in the keychain",
        "Toasts": settings.toast_backend,
        "Links": ", ".join(brand.allowed_link_hosts) or "to any https host",
    }


def _managed(managed: Managed) -> dict[str, str]:
    if managed.path is None:
        return {}
    named = {"File": str(managed.path), "Fixed": ", ".join(managed.names) or "nothing"}
    return {**named, **({"Problems": " ".join(managed.problems)} if managed.problems else {})}


def _managed_brand(brand: Brand) -> dict[str, str]:
    if brand.administrators is None:
        return {}
    named = {"File": str(brand.administrators)}
    return {**named, **({"Problem": brand.problem} if brand.problem else {})}


def _files(paths: Paths) -> dict[str, str]:
    return {
        "Settings": str(paths.settings_file),
        "History": str(paths.data_dir / "accounts"),
        "Log": str(paths.log_file),
    }


def _running(paths: Paths) -> str:
    """Whether an instance holds the lock."""
    lock = InstanceLock(paths.lock_file)
    try:
        is_free = lock.take()
    except OSError:
        return "no"
    lock.let_go()
    return "no" if is_free else "yes"
