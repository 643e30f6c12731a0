"""A real PostgreSQL server of the tests' own, in a temporary folder, with fsync on.

Its program refuses to run as root; the server then runs as the user `postgres`, which the
package makes. It ends with the tests, also when they are killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.helpers.parts import missing_part

USER = "paybell"
PASSWORD = "a-password-of-the-tests"
READY_WITHIN_S = 30


class PostgresServer:
    """A running server; `stop` and `start` do to it what happens to one in the field."""

    def __init__(self, folder: Path, programs: Path, as_other_user: Sequence[str]) -> None:
        self.folder = folder
        self._programs = programs
        self._as_other_user = list(as_other_user)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self._make_cluster()
        self.start()

    def url(self, database: str) -> str:
        """For `database_url`."""
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The URL of an empty database that nobody else uses."""
        name = f"t{uuid.uuid4().hex[:12]}"
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", USER, name)
        return self.url(name)

    def start(self) -> None:
        """Start it and return when it takes connections.

        To be called on the tests' main thread: the server ends with the thread that starts it.
        """
        command = [
            *self._as_other_user, str(self._programs / "postgres"), "-D", str(self._data),
            "-k", str(self.folder), "-h", "127.0.0.1", "-p", str(self.port),
        ]  # fmt: skip
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        ready = [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        give_up_at = time.monotonic() + READY_WITHIN_S
        while subprocess.run(ready, check=False).returncode != 0:
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError((self.folder / "server.log").read_text("utf-8", "replace"))
            time.sleep(0.02)

    def stop(self, mode: str = "fast") -> None:
        """`fast` cuts the connections; `immediate` is a crash, with a recovery at the start."""
        if self._process is not None and self._process.poll() is None:
            self._run("pg_ctl", "stop", "-D", str(self._data), "-m", mode, "-w", "-s")
            self._process.wait()

    def dump(self, url: str) -> Path:
        """A backup of one database, as operators make it."""
        file = self.folder / f"{uuid.uuid4().hex}.dump"
        self._run("pg_dump", "--format=custom", "--file", str(file), self._by_socket(url))
        return file

    def read_dump(self, file: Path, url: str) -> None:
        """Put a backup into a database, in place of what is there."""
        self._run(
            "pg_restore", "--clean", "--if-exists", "--dbname", self._by_socket(url), str(file)
        )

    def recover_from_archive(self) -> None:
        """What a restore to a point in time does: recovery, and then a timeline of its own."""
        self.stop()
        (self._data / "recovery.signal").touch()
        with (self._data / "postgresql.auto.conf").open("a") as settings:
            # Without hot standby it takes connections only when all is over.
            settings.write("restore_command = 'false'\nhot_standby = off\n")
        for path in (self._data / "recovery.signal", self._data / "postgresql.auto.conf"):
            if self._as_other_user:
                shutil.chown(path, "postgres", "postgres")
        self.start()

    def _by_socket(self, url: str) -> str:
        """The same database for PostgreSQL's own programs, without the password."""
        name = url.rpartition("/")[2]
        return f"host={self.folder} port={self.port} user={USER} dbname={name}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _make_cluster(self) -> None:
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run(
            "initdb", "-D", str(self._data), "-U", USER, "-E", "UTF8", "--locale=C",
            "--no-sync", "--no-instructions", "--pwfile", str(secret),
            "--auth-local=trust", "--auth-host=scram-sha-256",
        )  # fmt: skip

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_other_user, str(self._programs / program), *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", timeout=READY_WITHIN_S
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")


@contextlib.contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Run a server until the block ends; skips (or, in CI, fails) where there is none."""
    programs = _programs()
    # Not below pytest's own folder, which no other user may enter; short, for the socket.
    folder = Path(tempfile.mkdtemp(prefix="pb-pg-"))
    as_other_user: list[str] = []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        try:
            shutil.chown(folder, "postgres", "postgres")
        except LookupError:
            missing_part("no user 'postgres', as which PostgreSQL could run")
        as_other_user = [
            "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups",
            "--pdeathsig=QUIT",
        ]  # fmt: skip
    server = None
    try:
        server = PostgresServer(folder, programs, as_other_user)
        yield server
    finally:
        if server is not None:
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the newest installed version's programs."""
    on_debian = sorted(
        (int(path.parent.name), path)
        for path in Path("/usr/lib/postgresql").glob("*/bin")
        if path.parent.name.isdecimal() and (path / "initdb").exists()
    )
    if on_debian:
        return on_debian[-1][1]
    found = shutil.which("initdb")
    if found is None or shutil.which("postgres") is None:
        missing_part("not installed: postgresql; `python dev.py test` installs it")
    return Path(found).resolve().parent


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
