"""Write the update repository: the release manager's side of `notifier/updates`.

    python dev.py run python -m tools.update_repository COMMAND --keys FOLDER REPOSITORY …

    create                            make keys and an empty repository; prints where the root is
    publish --version 1.2.0 --channel stable --notes notes.txt PLATFORM=FILE …
    refresh                           sign the short-lived metadata again (every day, by CI)
    renew                             sign root and targets again before they expire

Keys are Ed25519, one PEM file a role, encrypted when PAYBELL_KEY_PASSWORD is set. `root` and
`targets` stay offline; CI has `snapshot` and `timestamp`, with which nobody can offer a file
that was never released. What is written is static files for any web server.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from notifier.updates.release import is_newer, version_key
from tools.speech import Stop, say

ROLES = ("root", "targets", "snapshot", "timestamp")
CHANNELS = ("stable", "beta")
"""A release for one channel is one for those behind it too."""
LIVES = {
    "root": timedelta(days=365),
    "targets": timedelta(days=180),
    "snapshot": timedelta(days=14),
    "timestamp": timedelta(days=7),
}
"""How long each is believed: the oftener it is signed, the shorter."""
PASSWORD_VARIABLE = "PAYBELL_KEY_PASSWORD"  # noqa: S105 - its name


class Repository:
    """A folder with `metadata/` and `targets/`, and the keys that are at hand."""

    def __init__(self, folder: Path, keys: Mapping[str, CryptoSigner], now: datetime) -> None:
        self._metadata = folder / "metadata"
        self._targets = folder / "targets"
        self._keys = keys
        self._now = now

    @property
    def root_file(self) -> Path:
        """The newest root: what an app is built with."""
        newest = max(self._numbers("root"), default=0)
        return self._metadata / f"{newest}.root.json"

    def create(self) -> None:
        """Begin: every role by its key. Raises `Stop` where there is a repository already."""
        if self._metadata.exists():
            raise Stop(f"{self._metadata} is there already")
        self._metadata.mkdir(parents=True)
        self._targets.mkdir(exist_ok=True)
        root = Root(version=1, consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self._signer(role).public_key, role)
        self._write("root", root)
        self._write("targets", Targets(version=1))
        self._write("snapshot", Snapshot(version=1))
        self._write("timestamp", Timestamp(version=1))

    def publish(
        self, version: str, channel: str, notes: Mapping[str, str], files: Mapping[str, Path]
    ) -> None:
        """Offer `files` (by platform) as `version`, in `channel` and those behind it.

        Raises `Stop` for what no device would take.
        """
        if version_key(version) is None:
            raise Stop(f"{version} is no version that the app understands")
        if channel not in CHANNELS:
            raise Stop(f"there is no channel {channel}: {', '.join(CHANNELS)}")
        targets: Targets = self._read("targets").signed
        paths = {platform: f"{version}/{file.name}" for platform, file in files.items()}
        for platform, file in files.items():
            self._add(targets, paths[platform], file.read_bytes())
        said = {"version": version, "notes": dict(notes), "files": paths}
        for name in CHANNELS[CHANNELS.index(channel) :]:
            present = self._version_of(targets, name)
            if present is None or is_newer(version, present):
                content = json.dumps(said, ensure_ascii=False, indent=1).encode()
                self._add(targets, f"channels/{name}.json", content)
            elif name == channel:
                raise Stop(f"{channel} has {present} already, which is not older than {version}")
        targets.version += 1
        self._write("targets", targets)
        self.refresh()

    def refresh(self) -> None:
        """Sign snapshot and timestamp again, for what is there now."""
        snapshot: Snapshot = self._read("snapshot").signed
        snapshot.version += 1
        snapshot.meta["targets.json"] = MetaFile(version=max(self._numbers("targets")))
        self._write("snapshot", snapshot)
        timestamp: Timestamp = self._read("timestamp").signed
        timestamp.version += 1
        timestamp.snapshot_meta = MetaFile(version=snapshot.version)
        self._write("timestamp", timestamp)

    def renew(self) -> None:
        """Sign root and targets again, so that they live on."""
        for role in ("root", "targets"):
            signed = self._read(role).signed
            signed.version += 1
            self._write(role, signed)
        self.refresh()

    def _add(self, targets: Targets, path: str, content: bytes) -> None:
        target = TargetFile.from_data(path, content, ["sha256"])
        targets.targets[path] = target
        # Found by content: a file that is fetched just now is never another one suddenly.
        place = self._targets / Path(path).parent / f"{target.hashes['sha256']}.{Path(path).name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def _version_of(self, targets: Targets, channel: str) -> str | None:
        target = targets.targets.get(f"channels/{channel}.json")
        if target is None:
            return None
        place = self._targets / "channels" / f"{target.hashes['sha256']}.{channel}.json"
        return str(json.loads(place.read_text("utf-8"))["version"])

    def _read(self, role: str) -> Metadata:  # type: ignore[type-arg]  # any role's
        if role == "timestamp":
            return Metadata.from_file(str(self._metadata / "timestamp.json"))
        numbers = self._numbers(role)
        if not numbers:
            raise Stop(f"{self._metadata} holds no {role}: create the repository first")
        return Metadata.from_file(str(self._metadata / f"{max(numbers)}.{role}.json"))

    def _write(self, role: str, signed: Signed) -> None:
        signed.expires = (self._now + LIVES[role]).replace(microsecond=0)
        metadata = Metadata(signed)
        metadata.sign(self._signer(role))
        name = "timestamp.json" if role == "timestamp" else f"{signed.version}.{role}.json"
        beside = self._metadata / f".{name}.new"
        metadata.to_file(str(beside), JSONSerializer(compact=False))
        beside.replace(self._metadata / name)

    def _signer(self, role: str) -> CryptoSigner:
        try:
            return self._keys[role]
        except KeyError:
            raise Stop(f"the key of {role} is not at hand: {role}.pem") from None

    def _numbers(self, role: str) -> list[int]:
        files = self._metadata.glob(f"*.{role}.json")
        return [int(path.name.partition(".")[0]) for path in files if path.name[0].isdigit()]


def make_keys(folder: Path, password: str) -> None:
    """One new key for each role, readable by their owner alone. Never writes over one."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    protection = (
        serialization.BestAvailableEncryption(password.encode())
        if password
        else serialization.NoEncryption()
    )
    for role in ROLES:
        pem = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection
        )
        path = folder / f"{role}.pem"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)


def load_keys(folder: Path, password: str) -> dict[str, CryptoSigner]:
    """The keys that are in `folder`; CI has some of them only. Raises `Stop`."""
    signers = {}
    for role in ROLES:
        path = folder / f"{role}.pem"
        if not path.exists():
            continue
        try:
            key = serialization.load_pem_private_key(
                path.read_bytes(), password.encode() if password else None
            )
        except (TypeError, ValueError) as exc:
            raise Stop(f"{path} cannot be read: is {PASSWORD_VARIABLE} right?") from exc
        if not isinstance(key, Ed25519PrivateKey):
            raise Stop(f"{path} is no Ed25519 key")
        signers[role] = CryptoSigner(key)
    return signers


def main(argv: Sequence[str]) -> int:
    """Carry out one command; 2 and a sentence when it cannot be."""
    options = _options(argv)
    password = os.environ.get(PASSWORD_VARIABLE, "")
    try:
        if options.command == "create" and not (options.keys / "root.pem").exists():
            make_keys(options.keys, password)
        keys = load_keys(options.keys, password)
        repository = Repository(options.repository, keys, datetime.now(UTC))
        _carry_out(options, repository)
    except Stop as stop:
        print(f"update_repository: {stop}", file=sys.stderr)
        return 2
    return 0


def _carry_out(options: argparse.Namespace, repository: Repository) -> None:
    if options.command == "publish":
        files = dict(_platform_and_file(entry) for entry in options.files)
        notes = {"en": options.notes.read_text("utf-8").strip()} if options.notes else {}
        paths = {platform: Path(name) for platform, name in files.items()}
        repository.publish(options.version, options.channel, notes, paths)
        say(f"published {options.version} in {options.channel} for {', '.join(sorted(files))}")
        return
    getattr(repository, options.command)()
    if options.command in {"create", "renew"} and options.root:
        options.root.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(repository.root_file, options.root)
        say(f"the app is built with {options.root}")


def _platform_and_file(entry: str) -> tuple[str, str]:
    platform, equals, file = entry.partition("=")
    if not (platform and equals and file):
        raise Stop(f"{entry} is no PLATFORM=FILE, as windows-x64=Paybell-1.2.0-x64.exe")
    if not Path(file).is_file():
        raise Stop(f"there is no file {file}")
    return platform, file


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="update_repository", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("create", "publish", "refresh", "renew"):
        command = commands.add_parser(name)
        command.add_argument("repository", type=Path)
        command.add_argument("--keys", type=Path, required=True, metavar="FOLDER")
        if name in {"create", "renew"}:
            command.add_argument("--root", type=Path, help="copy the root here, for the app")
        if name == "publish":
            command.add_argument("--version", required=True)
            command.add_argument("--channel", default="stable", choices=CHANNELS)
            command.add_argument("--notes", type=Path, help="plain text, in English")
            command.add_argument("files", nargs="+", metavar="PLATFORM=FILE")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
