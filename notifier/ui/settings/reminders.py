"""When a bill that is not paid yet is spoken of again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notifier.choices import Choices
from notifier.ui.settings.page import Page

_MOST_DAYS = 30


class RemindersPage(Page):
    """Whether, how long before, at which time of day, and how often."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reminders"), choices, parent)
        self.section(self.tr("Bills that are not paid yet"))
        self.check("reminders.enabled", self.tr("&Remind me of bills"))
        days = self.number(
            "reminders.days_before", self.tr("&Days before it is due"), least=0, most=_MOST_DAYS
        )
        days.setSpecialValueText(self.tr("none"))
        at = self.clock("reminders.at")
        label = self.row(self.tr("A&t"), at, fixed=choices.is_managed("reminders.at"))
        on_due_day = self.check("reminders.on_due_day", self.tr("Once more on the &last day"))
        when_overdue = self.check("reminders.when_overdue", self.tr("And when it is &overdue"))
        self.only_while("reminders.enabled", days, at, label, on_due_day, when_overdue)
        self.note(
            self.tr(
                "Reminders are made on this computer, by the clock of wherever you are. They end"
                " when the bill is paid, and wait for the end of a pause or quiet hours."
            )
        )
        self.finish()
