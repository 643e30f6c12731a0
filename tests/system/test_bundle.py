"""The bundle that people install does the main job, on a system without our Python."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]

from tests.helpers.desk import Desk
from tests.helpers.programs import RunningServer
from tools.bundle import MOST_MB, build, megabytes
from tools.environment import Environment
from tools.product import Product

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the bundle of another system is smoke-run by its workflow"
)

ROOT = Path(__file__).parents[2]
PROGRAM = Product.of(ROOT).program
PAID = {"transactionId": "TX123", "amount": "5000.00", "currency": "INR"}


@pytest.fixture(scope="module")
def bundle() -> Path:
    """The bundle of this tree; built only when something in it changed."""
    return build(Environment(ROOT))


@pytest.fixture
def desk(bundle: Path, make_desk: Callable[..., Desk]) -> Desk:
    """A desk with the bundle on it, and no Python, nor anything else, on its PATH."""
    desk = make_desk(command=[str(bundle / PROGRAM)])
    desk.app.env["PATH"] = "/nowhere"
    return desk


@pytest.mark.timeout(300)  # the first to ask builds it
def test_the_bundle_is_small_and_holds_only_the_app(bundle: Path) -> None:
    names = {path.name for path in bundle.rglob("*")}
    stems = {name.partition(".")[0] for name in names}
    unwanted = {"server", "tests", "sqlalchemy", "redis", "starlette", "pydantic_core", "tkinter"}
    unwanted |= {"cryptography", "_cffi_backend"}
    assert not unwanted & stems
    assert not {name for name in names if "Qml" in name or "Quick" in name or "gtk" in name}
    assert {"brand.toml", "libqxcb.so", "libqwayland.so", "libqsvg.so"} <= names
    assert megabytes(bundle) <= MOST_MB


def test_the_bundle_tells_its_version_and_no_place_on_the_builders_disk(bundle: Path) -> None:
    told = subprocess.run(
        [bundle / PROGRAM, "--version"], capture_output=True, text=True, check=True, timeout=30
    )
    assert told.stdout.strip() == f"Paybell {Product.of(ROOT).version}"
    metadata = list(bundle.rglob("paybell-*.dist-info/*"))
    assert [path.name for path in metadata] == ["METADATA"]
    assert str(ROOT) not in metadata[0].read_text("utf-8")


def test_the_licences_of_what_it_holds_go_with_it(bundle: Path) -> None:
    (licences,) = bundle.glob("lib-*/licenses")
    assert {"aiohttp", "keyring", "python-socketio", "tuf"} <= {p.name for p in licences.iterdir()}
    assert "Lesser General Public License" in (licences / "qt-and-pyside6.txt").read_text("utf-8")


def test_what_is_imported_late_or_by_name_is_in_the_bundle(bundle: Path) -> None:
    archive = CArchiveReader(str(bundle / PROGRAM))
    modules = set(archive.open_embedded_archive("PYZ.pyz").toc)
    assert modules >= {
        "notifier.store.secret_service",
        "notifier.updates.appimage",
        "plyer.platforms.linux.notification",
        "securesystemslib._vendor.ed25519.ed25519",
        "truststore",
        "tuf.ngclient.updater",
    }
    assert not {name for name in modules if name.partition(".")[0] in {"server", "tests", "tools"}}


def test_from_the_bundle_a_payment_becomes_a_toast_and_the_token_is_kept(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    desk.wait_for_label("Connected")
    accepted = server.post("42", "payment_success", PAID)
    toast = desk.recorder.wait_for_notify()
    assert toast["title"] == "Payment successful"
    assert "₹5,000.00" in toast["body"]
    desk.app.wait_for(rf"toast shown id={accepted['id']} backend=freedesktop")
    desk.recorder.invoke(toast["id"])
    desk.app.wait_for(rf"entry opened id={accepted['id']}")
    assert desk.app.stop() == 0
    mark = desk.app.mark()
    desk.start()
    desk.app.wait_for(r"connected transport=websocket", after=mark)


def test_the_bundle_finds_the_keychain_and_the_notification_service(
    desk: Desk, server: RunningServer
) -> None:
    desk.sign_in(server)
    told = desk.run("--diagnose")
    assert told.returncode == 0, told.stdout + told.stderr
    for part in ("SecretService", "freedesktop", server.url):
        assert part in told.stdout
