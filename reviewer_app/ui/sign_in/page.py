"""The page where a person signs in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.ui.commands import SIGN_IN
from reviewer_app.ui.page import Page
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, says, scaled


class SignInPage(Page):
    """Name and password for the central database; the last user may also go on offline.

    `sign_in_requested(user, password)`, `offline_requested(user)`. Errors stand in the card, one sentence.
    """

    sign_in_requested = Signal(str, str)
    offline_requested = Signal(str)

    name = SIGN_IN

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._last_user = self._address = ""
        self._busy = False
        self.user, self.password = QLineEdit(), QLineEdit()
        self._user_label, self._password_label = label(lambda: self.tr("Name")), label(lambda: self.tr("Password"))
        self.reveal, self.sign_in, self.offline = QPushButton(), QPushButton(), QPushButton()
        self.problem, self.caps, self.central = label("", "error"), label("", "warn"), label("", "muted")
        self._prepare()
        self._lay_out()
        self.set_central("")
        self.set_last_user("")

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        return self.tr("Sign in")

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        return ("help", "theme.toggle", "quit")

    def set_central(self, address: str) -> None:
        """Show the address of the central database; '' when none is set."""
        self._address = address
        self._show_texts()

    def set_last_user(self, user: str) -> None:
        """Fill in who signed in last; only that person may go on offline."""
        self._last_user = user
        self.user.setText(user)
        self._show_texts()
        self.offline.setVisible(bool(user))
        self._offline_note.setVisible(bool(user))

    def set_busy(self, busy: bool) -> None:
        """While the server is asked nothing can be changed."""
        for widget in (self.user, self.password, self.sign_in, self.offline, self.reveal):
            widget.setEnabled(not busy)
        self._busy = busy
        self._show_texts()
        if not busy:
            self._focus_first_empty()

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; '' takes it away. The password is marked for typing it again."""
        self.problem.setText(told(sentence))
        self.problem.setVisible(bool(sentence))
        # An answer may come when somebody is at another page already: Qt would take the keys from there.
        if sentence and self.isVisible():
            self.password.setFocus()
            self.password.selectAll()

    def entered(self, argument: object = None) -> None:
        """Begin where something is to be typed; the password of before is gone."""
        self.password.clear()
        self.reveal.setChecked(False)
        self.show_error("")
        self._focus_first_empty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Caps Lock from what is typed into the password: a capital without Shift, or the other way round."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            typed, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
                self.caps.setVisible(typed.isupper() != shift)
        elif event.type() == QEvent.Type.FocusOut:
            self.caps.hide()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """In another language, say anew what depends on the state."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_texts()
        super().changeEvent(event)

    def _show_texts(self) -> None:
        self.central.setText(
            self.tr("Central database: {address}").format(address=self._address)
            if self._address
            else self.tr("No central database is set: start with --central postgresql://HOST:PORT/DATABASE.")
        )
        self.offline.setText(self.tr("Work offline as {user}").format(user=self._last_user))
        self.sign_in.setText(self.tr("Signing in…") if self._busy else self.tr("Sign in"))
        self.reveal.setText(self.tr("Hide") if self.reveal.isChecked() else self.tr("Show"))

    def _prepare(self) -> None:
        says(self.user.setAccessibleName, lambda: self.tr("Name"))
        says(self.password.setAccessibleName, lambda: self.tr("Password"))
        for field, its_label in ((self.user, self._user_label), (self.password, self._password_label)):
            its_label.setBuddy(field)
            field.textChanged.connect(self._typed)
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._submit)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.installEventFilter(self)
        says(self.caps.setText, lambda: self.tr("Caps Lock is on."))
        self.reveal.setCheckable(True)
        self.reveal.setProperty("role", "quiet")
        says(self.reveal.setAccessibleName, lambda: self.tr("Show password"))
        self.reveal.toggled.connect(self._reveal)
        self.sign_in.setProperty("role", "primary")
        self.sign_in.clicked.connect(self._submit)
        self.offline.setProperty("role", "link")
        self.offline.clicked.connect(lambda: self.offline_requested.emit(self._last_user))
        self._offline_note = label(lambda: self.tr("Decisions are kept here and sent when you sign in again."), "muted")
        for text in (self.problem, self.caps, self.central, self._offline_note):
            text.setWordWrap(True)
        self.problem.hide()
        self.caps.hide()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        scaled(self._theme, card.setFixedWidth, 400)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(card)
        scaled(self._theme, column.setContentsMargins, 32, 28, 32, 24)
        scaled(self._theme, column.setSpacing, 6)
        column.addWidget(label(lambda: self.tr("Reviewer workstation"), "heading"))
        column.addWidget(self.central)
        self._gap(column, 16)
        column.addWidget(self._user_label)
        column.addWidget(self.user)
        self._gap(column, 8)
        head = QHBoxLayout()
        head.addWidget(self._password_label, 1)
        head.addWidget(self.reveal)
        column.addLayout(head)
        column.addWidget(self.password)
        column.addWidget(self.caps)
        column.addWidget(self.problem)
        self._gap(column, 14)
        column.addWidget(self.sign_in)
        self._gap(column, 6)
        column.addWidget(self.offline, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._offline_note)
        ground = QWidget()
        outer = QVBoxLayout(ground)
        outer.addStretch(2)
        # Alignment instead of stretches would cut wrapped texts: it ignores height for width.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(3)
        # At 200 % the card may be higher than a small screen.
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        for one, other in ((self.user, self.password), (self.password, self.sign_in), (self.sign_in, self.offline)):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self.offline, self.reveal)

    def _gap(self, column: QVBoxLayout, pixels: int) -> None:
        gap = QSpacerItem(0, 0)
        column.addItem(gap)

        def set_height(height: int) -> None:
            gap.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            column.invalidate()

        scaled(self._theme, set_height, pixels, owner=column)

    def _typed(self) -> None:
        self.show_error("")

    def _reveal(self, shown: bool) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show_texts()

    def _focus_first_empty(self) -> None:
        (self.password if self.user.text() else self.user).setFocus()

    def _submit(self) -> None:
        user = self.user.text().strip()
        if not user:
            self.show_error(self.tr("Type your name."))
            self.user.setFocus()
        elif not self.password.text():
            self.show_error(self.tr("Type your password."))
        else:
            self.sign_in_requested.emit(user, self.password.text())
