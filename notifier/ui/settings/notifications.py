"""Settings of what is shown, when, how loud, and how much of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QPushButton, QWidget

from notifier.choices import Choices
from notifier.core.policy import HideAmounts, ToastStyle
from notifier.ui.settings.page import Page
from notifier.ui.tray_menu import PAUSES, pause_names

AUTO = "auto"


@dataclass(frozen=True, kw_only=True, slots=True)
class ToastWay:
    """One way to show notifications, as far as it is known."""

    name: str
    works: bool | None = None
    """None: not tried yet."""
    why: str = ""
    hint: str = ""


class NotificationsPage(Page):
    """Per kind; pause and quiet hours; amounts; the way they are shown."""

    pause_wanted = Signal(object)
    """One of `PAUSES` (str)."""
    resume_wanted = Signal()
    test_wanted = Signal()

    def __init__(
        self, choices: Choices, ways: Sequence[ToastWay] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Notifications"), choices, parent)
        self._ways = tuple(ways)
        self._trouble = self.note()
        self._trouble.hide()
        self._kinds()
        self._quiet()
        self._amounts()
        self._shown_by()
        self.finish()
        self.show_hush("", is_paused=False)
        self.show_ways(self._ways)
        choices.changed.connect(self._say_way)

    def show_hush(self, words: str, *, is_paused: bool) -> None:
        """Why nothing is shown now ("Paused until 14:30"); empty when all is shown."""
        self._hush.setText(words or self.tr("On"))
        self._resume.setVisible(is_paused)

    def show_ways(self, ways: Sequence[ToastWay]) -> None:
        """What this system can use, in the order of trying."""
        self._ways = tuple(ways)
        names = [AUTO, *sorted(way.name for way in ways)]
        if [self._way.itemData(row) for row in range(self._way.count())] != names:
            self._way.clear()
            for name in names:
                self._way.addItem(_way_name(name), name)
        self._show(self.choices.current)
        self._say_way()

    # -- the sections ------------------------------------------------------------------

    def _kinds(self) -> None:
        self.section(self.tr("What is shown"))
        styles = [
            (ToastStyle.SOUND, self.tr("Show, with a sound")),
            (ToastStyle.SILENT, self.tr("Show silently")),
            (ToastStyle.OFF, self.tr("Inbox only")),
        ]
        self.pick("notifications.payments", self.tr("&Payments"), styles)
        self.pick("notifications.failed", self.tr("&Failed payments"), styles)
        self.pick("notifications.bills", self.tr("&Bills"), styles)
        self.pick("notifications.other", self.tr("&Other news"), styles)

    def _quiet(self) -> None:
        self.section(self.tr("Pause and quiet hours"))
        self._hush = QLabel()
        pause = QPushButton(self.tr("Pa&use"))
        pause.setAutoDefault(False)
        pause.setMenu(self._pause_menu(pause))
        self._resume = QPushButton(self.tr("Turn on a&gain"))
        self._resume.setAutoDefault(False)
        self._resume.clicked.connect(lambda _checked=False: self.resume_wanted.emit())
        self.row(self.tr("Notifications"), self._hush, pause, self._resume)
        hours = "notifications.quiet_hours"
        box = self.check(f"{hours}.enabled", self.tr("&Quiet hours"))
        start, end = self.clock(f"{hours}.start"), self.clock(f"{hours}.end")
        start.setAccessibleName(self.tr("Quiet hours begin"))
        end.setAccessibleName(self.tr("Quiet hours end"))
        until = QLabel(self.tr("to"))
        is_fixed = self.choices.is_managed(f"{hours}.start")
        label = self.row(self.tr("F&rom"), start, until, end, fixed=is_fixed)
        self.only_while(f"{hours}.enabled", start, end, until, label)
        box.setToolTip(self.tr("By the clock of wherever you are"))
        self.check(
            "notifications.failures_break_through",
            self.tr("Show failed payments &even then"),
        )
        self.note(
            self.tr(
                "What comes meanwhile waits in the inbox, and is summed up when the pause or"
                " the quiet hours end. The desktop's own do-not-disturb is always obeyed."
            )
        )

    def _amounts(self) -> None:
        self.section(self.tr("Privacy"))
        self.pick(
            "notifications.hide_amounts",
            self.tr("&Hide amounts"),
            [
                (HideAmounts.NEVER, self.tr("Never")),
                (HideAmounts.WHEN_PRIVATE, self.tr("When locked or presenting")),
                (HideAmounts.ALWAYS, self.tr("Always")),
            ],
        )
        self.note(self.tr("A notification then says “Payment successful” and no more."))

    def _shown_by(self) -> None:
        self.section(self.tr("How they are shown"))
        self._way: QComboBox = self.pick("toast_backend", self.tr("Show b&y"), [])
        self._way_state = self.note()
        test = QPushButton(self.tr("Send a &test"))
        test.setAutoDefault(False)
        test.clicked.connect(lambda _checked=False: self.test_wanted.emit())
        self.wide(test)

    def _pause_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for length, name in zip(PAUSES, pause_names(), strict=True):
            menu.addAction(name).triggered.connect(self._asks_for(length))
        return menu

    def _asks_for(self, length: str) -> Callable[[], None]:
        return lambda: self.pause_wanted.emit(length)

    # -- how it goes -------------------------------------------------------------------

    def _say_way(self) -> None:
        choice = self.choices.current.toast_backend
        ways = [way for way in self._ways if choice in (AUTO, way.name)]
        state = self._state_words(ways)
        self._way_state.say(state)
        does_not_work = bool(ways) and all(way.works is False for way in ways)
        self._trouble.setVisible(does_not_work)
        self._trouble.say(state if does_not_work else "")

    def _state_words(self, ways: Sequence[ToastWay]) -> str:
        """One sentence about the first that is known to work, or why none does."""
        for way in ways:
            if way.works:
                shown_by = _way_name(way.name)
                return self.tr("Works: {way} showed the last one.").format(way=shown_by)
        failed = [way for way in ways if way.works is False]
        if not failed:
            return self.tr("Not tried yet. Send a test to see one.")
        first = failed[0]
        why = first.why[:1].upper() + first.why[1:]
        sentence = self.tr("Did not work: {why}.").format(why=why.rstrip("."))
        return f"{sentence} {first.hint}".strip()


def _way_name(name: str) -> str:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Settings", text)

    return {
        AUTO: tr("Best available"),
        "freedesktop": tr("Desktop notifications"),
        "native": tr("System notifications"),
        "windows": tr("Windows notification centre"),
        "tray": tr("Message at the tray icon"),
        "plyer": tr("Simple notifications (plyer)"),
    }.get(name, name)
