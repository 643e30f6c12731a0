"""Signing in by pasting a token; what goes wrong is said in the dialog, beside its remedy."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from notifier.core.problems import Problem
from notifier.ui.paragraph import Paragraph
from notifier.ui.theme import Colours, scaled, tint

_KEYRING = "keyring_"
"""The codes of what the keychain did; only there memory is the way out."""
_WIDTH = 440


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """What the person gave."""

    server_url: str
    token: str = field(repr=False)
    memory_only: bool = False


class SignInDialog(QDialog):
    """Asks for a token, and for the server's address where the brand has none."""

    sign_in_wanted = Signal(object)
    """SignIn. The answer comes back by `show_problem` or `succeed`."""

    def __init__(
        self,
        app_name: str,
        *,
        brand_url: str,
        server_url: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in to {app}").format(app=app_name))
        self.setMinimumWidth(_WIDTH)
        self._brand_url = brand_url
        self._is_busy = False
        self._app_name = app_name
        self._server = QLineEdit(server_url)
        self._server.setPlaceholderText("https://")
        self._server.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._token = QLineEdit()
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._token.setMaxLength(16 * 1024)
        self._token.setPlaceholderText(self.tr("Paste your token"))
        self._paste = QPushButton(self.tr("Paste"))
        self._paste.setAutoDefault(False)
        self._problem = Paragraph()
        self._problem.hide()
        self._memory = QPushButton(
            self.tr("Keep me signed in until {app} quits").format(app=app_name)
        )
        self._memory.setAutoDefault(False)
        self._memory.hide()
        self._buttons = QDialogButtonBox()
        cancel = QDialogButtonBox.StandardButton.Cancel
        self._buttons.setStandardButtons(cancel)
        self._buttons.button(cancel).setAutoDefault(False)
        self._accept = self._buttons.addButton(
            self.tr("Sign in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._accept.setDefault(True)
        self._lay_out()
        self._connect()
        self._on_edited()

    @property
    def is_busy(self) -> bool:
        """Whether it waits for an answer."""
        return self._is_busy

    # -- what it is told -------------------------------------------------------------

    def show_problem(self, problem: Problem) -> None:
        """Signing in did not work; the person may try again."""
        self._set_busy(busy=False)
        parts = (f"{problem.title}.", problem.message, problem.hint)
        self._say(" ".join(part for part in parts if part))
        self._memory.setVisible(problem.code.startswith(_KEYRING))
        self.adjustSize()

    def succeed(self) -> None:
        """Signed in: the token leaves the dialog with it."""
        self._token.clear()
        self.accept()

    # -- layout ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Sign in to {app}").format(app=self._app_name))
        title.setFont(scaled(self.font(), 1.3, bold=True))
        text = Paragraph(
            self.tr(
                "Your payment platform gives you a token. It is kept in your computer's "
                "keychain and nowhere else."
            )
        )
        tint(text, Colours.of(self.palette()).quiet)
        tint(self._problem, Colours.of(self.palette()).failed)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        if not self._brand_url:
            form.addRow(self.tr("&Server"), self._server)
        token_row = QHBoxLayout()
        token_row.addWidget(self._token, 1)
        token_row.addWidget(self._paste)
        label = QLabel(self.tr("&Token"))
        label.setBuddy(self._token)
        form.addRow(label, token_row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self._memory, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        first = self._token if self._brand_url or self._server.text() else self._server
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._paste.clicked.connect(self._on_paste)
        self._memory.clicked.connect(lambda _checked=False: self._submit(memory_only=True))
        self._buttons.accepted.connect(lambda: self._submit(memory_only=False))
        self._buttons.rejected.connect(self.reject)
        self._token.textChanged.connect(self._on_edited)
        self._server.textChanged.connect(self._on_edited)

    # -- what happens ----------------------------------------------------------------

    def _on_paste(self) -> None:
        self._token.setText(QGuiApplication.clipboard().text().strip())
        self._token.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._accept.setEnabled(bool(self._token.text().strip() and self._url()))
        self._problem.hide()
        self._memory.hide()

    def _submit(self, *, memory_only: bool) -> None:
        self._say("")
        self._memory.hide()
        self._set_busy(busy=True)
        self.sign_in_wanted.emit(
            SignIn(
                server_url=self._url(), token=self._token.text().strip(), memory_only=memory_only
            )
        )

    def _url(self) -> str:
        return self._brand_url or self._server.text().strip()

    def _say(self, text: str) -> None:
        self._problem.say(text)
        self._problem.setVisible(bool(text))
        self._problem.setAccessibleName(text)

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        for widget in (self._server, self._token, self._paste, self._accept):
            widget.setEnabled(not busy)
        self._accept.setText(self.tr("Signing in…") if busy else self.tr("Sign in"))
