"""Write the update repository: the release manager's side of `notifier/updates`.

    python dev.py run python -m tools.update_repository COMMAND --keys FOLDER REPOSITORY …

    create                            make keys and an empty repository; prints where the root is
    publish --version 1.2.0 --channel stable --notes notes.txt PLATFORM=FILE …
    refresh                           sign the short-lived metadata again (every day, by CI)
    renew                             sign root and targets again before they expire
    replace-keys ROLE …               new keys for these roles, which devices learn from the root

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

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import StorageError
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
from tuf.api.serialization import DeserializationError
from tuf.api.serialization.json import JSONSerializer

from notifier.updates.release import is_newer, is_prerelease, version_key
from tools.speech import Stop, say
from tools.update_keys import PASSWORD_VARIABLE, ROLES, fresh_keys, load_keys, make_keys

CHANNELS = ("stable", "beta")
"""A release for one channel is one for those behind it too."""
LIVES = {
    "root": timedelta(days=365),
    "targets": timedelta(days=180),
    "snapshot": timedelta(days=14),
    "timestamp": timedelta(days=7),
}
"""How long each is believed: the oftener it is signed, the shorter."""
PLATFORMS = (
    "windows-x64", "windows-arm64", "macos-x64", "macos-arm64",
    "linux-x64-appimage", "linux-arm64-appimage",
)  # fmt: skip
"""What a device may ask for (`Installation.platform`): under another name nobody finds a file."""


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
        self.refuse_to_begin_again()
        self._need(*ROLES)
        self._metadata.mkdir(parents=True)
        self._targets.mkdir(exist_ok=True)
        root = Root(version=1, consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self._signer(role).public_key, role)
        self._write("root", root)
        self._write("targets", Targets(version=1))
        self._write("snapshot", Snapshot(version=1))
        self._write("timestamp", Timestamp(version=1))

    def refuse_to_begin_again(self) -> None:
        """Raises `Stop` where there is a repository already."""
        if self._metadata.exists():
            raise Stop(f"{self._metadata} is there already")

    def publish(
        self, version: str, channel: str, notes: Mapping[str, str], files: Mapping[str, Path]
    ) -> None:
        """Offer `files` (by platform) as `version`, in `channel` and those behind it.

        Raises `Stop` for what no device would take.
        """
        self._need("targets", "snapshot", "timestamp")
        targets: Targets = self._read("targets").signed
        paths = {platform: f"{version}/{file.name}" for platform, file in files.items()}
        offered = self._channels_behind(channel, version, targets)
        _refuse_what_no_device_takes(version, channel, paths)
        for platform, file in files.items():
            self._add(targets, paths[platform], file.read_bytes())
        said = {"version": version, "notes": dict(notes), "files": paths}
        for name in offered:
            content = json.dumps(said, ensure_ascii=False, indent=1).encode()
            self._add(targets, f"channels/{name}.json", content)
        targets.version += 1
        self._write("targets", targets)
        self.refresh()

    def refresh(self) -> None:
        """Sign snapshot and timestamp again, for what is there now."""
        self._need("snapshot", "timestamp")
        targets: Targets = self._read("targets").signed
        snapshot: Snapshot = self._read("snapshot").signed
        timestamp: Timestamp = self._read("timestamp").signed
        snapshot.version += 1
        snapshot.meta["targets.json"] = MetaFile(version=targets.version)
        self._write("snapshot", snapshot)
        timestamp.version += 1
        timestamp.snapshot_meta = MetaFile(version=snapshot.version)
        self._write("timestamp", timestamp)

    def renew(self) -> None:
        """Sign root and targets again, so that they live on."""
        self._need(*ROLES)
        for role in ("root", "targets"):
            signed = self._read(role).signed
            signed.version += 1
            self._write(role, signed)
        self.refresh()

    def _channels_behind(self, channel: str, version: str, targets: Targets) -> list[str]:
        """`channel` and those behind it which have nothing newer. Raises `Stop`."""
        if channel not in CHANNELS:
            raise Stop(f"there is no channel {channel}: {', '.join(CHANNELS)}")
        if version_key(version) is None:
            raise Stop(f"{version} is no version that the app understands")
        behind = CHANNELS[CHANNELS.index(channel) :]
        present = {name: self._version_of(targets, name) for name in behind}
        newer = [name for name, old in present.items() if old is None or is_newer(version, old)]
        if channel not in newer:
            raise Stop(f"{channel} has {present[channel]} already, and {version} is not newer")
        return newer

    def replace_keys(self, fresh: Mapping[str, CryptoSigner]) -> None:
        """Believe `fresh` (by role) in place of the keys until now, and sign all again by them.

        The new root is signed by the old root's key too: that is why devices believe it.
        """
        self.need_every_key()
        before = self._keys
        root: Root = self._read("root").signed
        for role, signer in fresh.items():
            for key_id in tuple(root.roles[role].keyids):
                root.revoke_key(key_id, role)
            root.add_key(signer.public_key, role)
        root.version += 1
        self._keys = {**before, **fresh}
        self._write("root", root, also=[before["root"]] if "root" in fresh else [])
        targets: Targets = self._read("targets").signed
        targets.version += 1
        self._write("targets", targets)
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
        numbers = self._numbers(role)
        if role != "timestamp" and not numbers:
            raise Stop(f"{self._metadata} holds no {role}: create the repository first")
        name = "timestamp.json" if role == "timestamp" else f"{max(numbers)}.{role}.json"
        try:
            return Metadata.from_file(str(self._metadata / name))
        except (StorageError, DeserializationError) as exc:
            raise Stop(f"{self._metadata / name} cannot be read, or is damaged") from exc

    def _write(self, role: str, signed: Signed, *, also: Sequence[CryptoSigner] = ()) -> None:
        signed.expires = (self._now + LIVES[role]).replace(microsecond=0)
        metadata = Metadata(signed)
        metadata.sign(self._signer(role))
        for signer in also:
            metadata.sign(signer, append=True)
        name = "timestamp.json" if role == "timestamp" else f"{signed.version}.{role}.json"
        beside = self._metadata / f".{name}.new"
        metadata.to_file(str(beside), JSONSerializer(compact=False))
        beside.replace(self._metadata / name)

    def need_every_key(self) -> None:
        """Raises `Stop` for those that are not at hand."""
        self._need(*ROLES)

    def _need(self, *roles: str) -> None:
        """Before anything is written: a change is signed whole or not begun. Raises `Stop`."""
        missing = [role for role in roles if role not in self._keys]
        if missing:
            names = ", ".join(f"{role}.pem" for role in missing)
            raise Stop(f"not at hand: {names}")

    def _signer(self, role: str) -> CryptoSigner:
        return self._keys[role]

    def _numbers(self, role: str) -> list[int]:
        files = self._metadata.glob(f"*.{role}.json")
        return [int(path.name.partition(".")[0]) for path in files if path.name[0].isdigit()]


def main(argv: Sequence[str]) -> int:
    """Carry out one command; 2 and a sentence when it cannot be."""
    options = _options(argv)
    password = os.environ.get(PASSWORD_VARIABLE, "")
    try:
        if options.command == "create":
            Repository(options.repository, {}, datetime.now(UTC)).refuse_to_begin_again()
            if not any((options.keys / f"{role}.pem").exists() for role in ROLES):
                make_keys(options.keys, password)
        keys = load_keys(options.keys, password)
        repository = Repository(options.repository, keys, datetime.now(UTC))
        if options.command == "replace-keys":
            repository.need_every_key()
            with fresh_keys(options.keys, password, options.roles) as fresh:
                repository.replace_keys(fresh)
        _carry_out(options, repository)
    except Stop as stop:
        print(f"update_repository: {stop}", file=sys.stderr)
        return 2
    except OSError as exc:
        print(f"update_repository: {exc.filename}: {exc.strerror}", file=sys.stderr)
        return 2
    return 0


def _carry_out(options: argparse.Namespace, repository: Repository) -> None:
    if options.command == "publish":
        files = _files_by_platform(options.files)
        notes = {"en": _text_of(options.notes)} if options.notes else {}
        repository.publish(options.version, options.channel, notes, files)
        say(f"published {options.version} in {options.channel} for {', '.join(sorted(files))}")
        return
    if options.command in {"create", "refresh", "renew"}:
        getattr(repository, options.command)()
    if options.command != "refresh" and options.root:
        options.root.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(repository.root_file, options.root)
        say(f"the app is built with {options.root}")


def _files_by_platform(entries: Sequence[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for entry in entries:
        platform, _, file = entry.partition("=")
        if not (platform and file):
            raise Stop(f"{entry} is no PLATFORM=FILE, as windows-x64=Paybell-1.2.0-x64.exe")
        if platform in files:
            raise Stop(f"{platform} is named twice")
        if not Path(file).is_file():
            raise Stop(f"there is no file {file}")
        files[platform] = Path(file)
    return files


def _refuse_what_no_device_takes(version: str, channel: str, paths: Mapping[str, str]) -> None:
    unknown = sorted(paths.keys() - set(PLATFORMS))
    if unknown:
        raise Stop(f"no device asks for {', '.join(unknown)}; they ask for {', '.join(PLATFORMS)}")
    if len(set(paths.values())) < len(paths):
        raise Stop("two of the files have one name: one would take the other's place")
    if channel == CHANNELS[0] and is_prerelease(version):
        raise Stop(f"{version} is a pre-release: it goes to {CHANNELS[-1]} alone")


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except UnicodeDecodeError as exc:
        raise Stop(f"{path} is no text in UTF-8") from exc


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="update_repository", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("create", "publish", "refresh", "renew", "replace-keys"):
        command = commands.add_parser(name)
        command.add_argument("repository", type=Path)
        command.add_argument("--keys", type=Path, required=True, metavar="FOLDER")
        if name in {"create", "renew", "replace-keys"}:
            command.add_argument("--root", type=Path, help="copy the root here, for the app")
        if name == "replace-keys":
            command.add_argument("roles", nargs="+", choices=ROLES, metavar="ROLE")
        if name == "publish":
            command.add_argument("--version", required=True)
            command.add_argument("--channel", default="stable", choices=CHANNELS)
            command.add_argument("--notes", type=Path, help="plain text, in English")
            command.add_argument("files", nargs="+", metavar="PLATFORM=FILE")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
