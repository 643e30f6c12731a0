"""A backend that does as it is told, for tests of what stands above the backends."""

from __future__ import annotations

from collections.abc import Sequence

from notifier.toasts.backend import OnActivated, Toast, ToastFailed


class FakeBackend:
    """Shows everything, or fails with `failure`."""

    def __init__(self, name: str, failure: Exception | None = None) -> None:
        self.name = name
        self.failure = failure
        self.tried: list[Toast] = []
        self.shown: list[Toast] = []
        self.closed: list[str] = []
        self.on_activated: OnActivated | None = None
        self.stopped = 0

    async def start(self, on_activated: OnActivated) -> None:
        self.on_activated = on_activated

    async def show(self, toast: Toast) -> None:
        self.tried.append(toast)
        if self.failure is not None:
            raise self.failure
        self.shown.append(toast)

    async def close(self, keys: Sequence[str]) -> None:
        self.closed += keys

    async def stop(self) -> None:
        self.stopped += 1

    @property
    def titles(self) -> list[str]:
        return [toast.title for toast in self.shown]


def broken(name: str, why: str = "no daemon", hint: str = "") -> FakeBackend:
    """A backend that refuses every toast."""
    return FakeBackend(name, ToastFailed(why, hint=hint))
