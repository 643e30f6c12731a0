"""Links that macOS hands to a running app as events, where other systems start it anew."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from notifier.platform.single_instance import Asked


class LinkEvents(QObject):
    """Listens as long as it lives. Main thread."""

    asked = Signal(object)
    """`Asked`, as a second start would say it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take what is a link; everything else goes its way."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(Asked(event.url().toString(), ""))
            return True
        return super().eventFilter(watched, event)
