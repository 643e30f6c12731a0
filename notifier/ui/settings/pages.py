"""The pages that this computer has a use for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from notifier.choices import Choices
from notifier.ui.settings.about import AboutPage
from notifier.ui.settings.account import AccountPage
from notifier.ui.settings.connection import ConnectionPage
from notifier.ui.settings.general import GeneralPage
from notifier.ui.settings.notifications import NotificationsPage
from notifier.ui.settings.page import Page
from notifier.ui.settings.reminders import RemindersPage
from notifier.ui.settings.updates import UpdatesPage
from notifier.ui.status import Status


class Pages:
    """Made together, when the settings are first opened. Main thread."""

    def __init__(
        self,
        choices: Choices,
        status: Status,
        *,
        app_name: str,
        version: str,
        updates: QWidget,
        can_update: bool,
        support: str = "",
        support_url: str = "",
    ) -> None:
        """`updates`: what is known of a newer version; `can_update`: there may be one."""
        self.general = GeneralPage(choices)
        self.notifications = NotificationsPage(choices)
        self.reminders = RemindersPage(choices)
        self.account = AccountPage(choices)
        self.connection = ConnectionPage(choices, status)
        self.updates = UpdatesPage(choices, updates, can_update=can_update)
        self.about = AboutPage(
            choices,
            app_name=app_name,
            version=version,
            is_managed=choices.is_any_managed,
            support=support,
            support_url=support_url,
        )

    @property
    def in_order(self) -> list[Page]:
        """As they are listed."""
        return [
            self.general,
            self.notifications,
            self.reminders,
            self.account,
            self.connection,
            self.updates,
            self.about,
        ]
