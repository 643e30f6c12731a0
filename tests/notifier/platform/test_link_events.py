from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from notifier.platform.link_events import LinkEvents
from notifier.platform.single_instance import Asked


def test_a_link_that_macos_hands_over_is_asked_for(qtbot: QtBot) -> None:
    links = LinkEvents()
    application = QCoreApplication.instance()
    assert application is not None
    with qtbot.waitSignal(links.asked, timeout=1000) as blocker:
        link = QUrl("paybell:entry/e1?do=open-url")
        QCoreApplication.sendEvent(application, QFileOpenEvent(link))
        QCoreApplication.sendEvent(application, QEvent(QEvent.Type.User))
    assert blocker.args == [Asked("paybell:entry/e1?do=open-url", "")]
