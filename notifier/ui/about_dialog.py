"""What this is, and which version of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from notifier.ui.picture import Picture
from notifier.ui.theme import Colours, scaled, tint
from notifier.ui.update_panel import UpdatePanel

_ICON = 72
_WIDTH = 300


class AboutDialog(QDialog):
    """A name, a version, a sentence, and what is known of a newer version."""

    def __init__(
        self,
        app_name: str,
        version: str,
        parent: QWidget | None = None,
        *,
        updates: UpdatePanel | None = None,
        support_url: str = "",
    ) -> None:
        """`support_url`: where people find help; empty when nobody says."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("About {app}").format(app=app_name))
        centre = Qt.AlignmentFlag.AlignCenter
        icon = Picture(self)
        icon.show_app_icon(QSize(_ICON, _ICON))
        name = QLabel(app_name)
        name.setFont(scaled(self.font(), 1.4, bold=True))
        number = QLabel(self.tr("Version {version}").format(version=version))
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        tint(number, Colours.of(self.palette()).quiet)
        text = QLabel(self.tr("Tells you at once what happens to your payments and bills."))
        text.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if support_url:
            ask = buttons.addButton(self.tr("Get help"), QDialogButtonBox.ButtonRole.HelpRole)
            ask.setAutoDefault(False)
            ask.clicked.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl(support_url)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 20)
        layout.setSpacing(8)
        for label in (icon, name, number, text):
            label.setAlignment(centre)
            layout.addWidget(label)
        layout.addSpacing(8)
        if updates is not None:
            layout.addWidget(updates)
            layout.addSpacing(8)
        layout.addWidget(buttons, 0, centre)
        text.setFixedWidth(_WIDTH)
        # As high as what is known of a newer version, which may come while this is open.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
