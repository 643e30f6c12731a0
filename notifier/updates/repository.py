"""The update repository, by The Update Framework: only what its keys have signed comes in.

Root, targets, snapshot and timestamp are signed by keys of their own; each expires, none
may go back, and all must fit together. The first root comes with the app.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from notifier.core.proxy import ProxyRoute
from notifier.core.said import said
from notifier.updates.problems import UpdateNotPrepared, UpdatesUnreachable, UpdateUntrusted
from notifier.updates.release import Release, release_for

if TYPE_CHECKING:
    from tuf.ngclient.fetcher import FetcherInterface
    from tuf.ngclient.updater import Updater

MakeFetcher = Callable[[float, ProxyRoute | None], "FetcherInterface"]
"""From the seconds that a download may take, and the proxy on the way."""
METADATA_WITHIN_S = 60.0
FILE_WITHIN_S = 3600.0
_log = logging.getLogger("paybell.updates")


class UpdateRepository:
    """Every method blocks on the network. One at a time: the metadata's folder is shared."""

    def __init__(
        self,
        *,
        url: str,
        root: bytes,
        folder: Path,
        make_fetcher: MakeFetcher | None = None,
    ) -> None:
        """`root`: the trusted root metadata; `folder`: ours alone, for metadata and files."""
        self._url = url.rstrip("/")
        self._root = root
        self._metadata = folder / "metadata"
        self._files = folder / "files"
        self._make_fetcher = make_fetcher or _bounded

    def look(
        self,
        channel: str,
        *,
        own_version: str,
        platform: str,
        language: str,
        proxy: ProxyRoute | None = None,
    ) -> Release | None:
        """The channel's version, when it is newer than ours and there for our platform.

        Raises an `UpdateError`.
        """
        with _translated():
            client = self._client(METADATA_WITHIN_S, proxy)
            target = client.get_targetinfo(f"channels/{channel}.json")
            if target is None:
                raise UpdateUntrusted(
                    said("Problem", "There are no updates of this kind"),
                    said("Problem", "The channel {channel} does not exist.", channel=channel),
                    said("Problem", "Choose another in Settings."),
                )
            path = client.download_target(target, str(self._files / f"{channel}.json"))
            try:
                found = release_for(
                    Path(path).read_bytes(),
                    own_version=own_version,
                    platform=platform,
                    language=language,
                )
            except ValueError as exc:
                raise _untrusted() from exc
        if isinstance(found, str):
            _log.info("looked for updates channel=%s found=%s", channel, found)
            return None
        _log.info("update found channel=%s version=%s", channel, found.version)
        return found

    def fetch(self, release: Release, *, proxy: ProxyRoute | None = None) -> Path:
        """The verified file of `release`, on our disk; what is there already is not fetched.

        Raises an `UpdateError`.
        """
        with _translated():
            client = self._client(FILE_WITHIN_S, proxy)
            target = client.get_targetinfo(release.file)
            if target is None:
                raise _untrusted()
            place = self._files / Path(release.file).name
            if client.find_cached_target(target, str(place)) is None:
                # Beside first: a crash leaves no half file under the good name.
                beside = place.with_name(place.name + ".part")
                client.download_target(target, str(beside))
                beside.replace(place)
        _log.info("update fetched version=%s", release.version)
        return place

    def forget_files(self, *, but: Path | None = None) -> None:
        """Remove what was fetched earlier, except `but`; what is in use goes another time."""
        for path in self._files.glob("*"):
            if path == but:
                continue
            try:
                path.unlink(missing_ok=True)
            except OSError as exc:  # Windows: an installer that runs, a scanner that looks
                _log.info("an update's file stays for now: %s", exc.strerror)

    def _client(self, within_s: float, proxy: ProxyRoute | None) -> Updater:
        from tuf.ngclient.updater import Updater  # noqa: PLC0415 - once a day

        for folder in (self._metadata, self._files):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        client = Updater(
            metadata_dir=str(self._metadata),
            metadata_base_url=f"{self._url}/metadata/",
            target_dir=str(self._files),
            target_base_url=f"{self._url}/targets/",
            fetcher=self._make_fetcher(within_s, proxy),
            bootstrap=self._root,
        )
        client.refresh()
        return client


def _bounded(within_s: float, proxy: ProxyRoute | None) -> FetcherInterface:
    from notifier.updates.fetching import BoundedFetcher  # noqa: PLC0415 - with the network

    return BoundedFetcher(within_s=within_s, proxy=proxy)


@contextmanager
def _translated() -> Iterator[None]:
    from tuf.api.exceptions import (  # noqa: PLC0415
        DownloadError,
        DownloadLengthMismatchError,
        RepositoryError,
    )

    try:
        yield
    except (RepositoryError, DownloadLengthMismatchError) as exc:
        _log.warning("update refused: %s: %s", type(exc).__name__, exc)
        raise _untrusted() from exc
    except DownloadError as exc:
        _log.info("updates not reached: %s: %s", type(exc).__name__, exc)
        raise UpdatesUnreachable(
            said("Problem", "Updates could not be looked for"),
            said("Problem", "The place where they are does not answer."),
            said("Problem", "It is tried again tomorrow; this version goes on as it is."),
        ) from exc
    except OSError as exc:
        raise UpdateNotPrepared(
            said("Problem", "The update could not be kept"),
            said(
                "Problem",
                "A file could not be written ({why}).",
                why=exc.strerror or type(exc).__name__,
            ),
            said("Problem", "Check that there is room on the disk."),
        ) from exc


def _untrusted() -> UpdateUntrusted:
    return UpdateUntrusted(
        said("Problem", "The update cannot be trusted"),
        said("Problem", "What was offered is not signed as it has to be, or is out of date."),
        said("Problem", "Nothing of it was used; this version goes on as it is."),
    )
