"""One toast of each kind on a real notification daemon, photographed by itself."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from PIL import Image, ImageChops
from PySide6.QtCore import QCoreApplication, QLocale

from contract import jsontext
from contract.events import read_payload
from notifier.core.digest import Digest
from notifier.core.notification import Notification
from notifier.presentation.render import Words, render, render_digest
from notifier.resources import resource
from notifier.toasts.backend import DIGEST_KEY, Toast, ToastAction
from notifier.toasts.freedesktop import FreedesktopBackend
from tests.demo import EVENTS
from tests.helpers.sample_history import HOST, NOW

_MARGIN = 12
_WITHIN_S = 10.0


def main() -> None:
    """Show and photograph each."""
    application = QCoreApplication([])  # the words are translated through it
    with tempfile.TemporaryDirectory(prefix="paybell-toasts-") as folder:
        asyncio.run(_show_all(Path(sys.argv[1]), Path(folder)))
    del application


async def _show_all(into: Path, folder: Path) -> None:
    backend = FreedesktopBackend(
        app_name="Paybell",
        desktop_entry="org.paybell.Paybell",
        icon=str(resource("brand/icon.png")),
    )
    await backend.start(lambda _: None)
    bare = await _photograph(folder / "bare.png")
    toasts = {name: _toast(name, jsontext.dumps(payload)) for name, payload in EVENTS}
    missed = render_digest(Digest(payments=9, failed=1, bills=4))
    toasts["digest"] = Toast(key=DIGEST_KEY, title=missed.title, body=missed.body)
    for name, toast in toasts.items():
        await backend.show(toast)
        picture = await _changed(bare, folder / f"{name}.png")
        picture.save(into / f"toast-{name.replace('_', '-')}.png")
        await backend.close([toast.key])
        await _until_bare(bare, folder / "after.png")
    await backend.stop()


def _toast(name: str, text: str) -> Toast:
    notification = Notification(
        id=f"picture-{name}",
        name=name,
        payload=read_payload(name, jsontext.loads(text)),
        payload_json=text,
        at=NOW - timedelta(seconds=1),
    )
    words: Words = render(
        notification,
        locale=QLocale("en_IN"),
        now=NOW,
        default_currency="INR",
        allowed_hosts=[HOST],
    )
    return Toast(
        key=notification.id,
        title=words.title,
        body=words.body,
        actions=tuple(ToastAction(id=each.id, label=each.label) for each in words.actions),
        urgency=words.urgency,
    )


async def _photograph(path: Path) -> Image.Image:
    process = await asyncio.create_subprocess_exec(
        "import", "-window", "root", str(path), stdin=subprocess.DEVNULL
    )
    await process.wait()
    with Image.open(path) as image:
        return image.convert("RGB")


async def _changed(bare: Image.Image, path: Path) -> Image.Image:
    """What is on the screen and was not before, once it has stopped changing."""
    before: Image.Image | None = None
    async with asyncio.timeout(_WITHIN_S):
        while True:
            now = await _photograph(path)
            box = ImageChops.difference(now, bare).getbbox()
            if box is not None and before is not None and before.tobytes() == now.tobytes():
                left, top, right, bottom = box
                return now.crop(
                    (
                        max(0, left - _MARGIN),
                        max(0, top - _MARGIN),
                        min(now.width, right + _MARGIN),
                        bottom + _MARGIN,
                    )
                )
            before = now


async def _until_bare(bare: Image.Image, path: Path) -> None:
    async with asyncio.timeout(_WITHIN_S):
        while (await _photograph(path)).tobytes() != bare.tobytes():
            pass  # each look takes a picture


if __name__ == "__main__":
    main()
