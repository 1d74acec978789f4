"""What stands over the whole page after everything was put off: four ways on, and a break that counts down."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reviewer_app.ui.overlay import Overlay
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label

GO_ON, BREAK, NEXT, QUEUE = "go_on", "break", "next", "queue"
CHOICES = (GO_ON, BREAK, NEXT, QUEUE)


class CalmScreen(QWidget):
    """Covers `over`, closes what lies over the window, and takes its keys.

    `chosen(choice)` is one of CHOICES; a break stays on this screen, which counts it down and then says so without a
    sound. Escape does nothing: nobody falls back into the picture by habit.
    """

    chosen = Signal(str)

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._before: QWidget | None = None
        self._left_s = 0
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading, self._text, self._time = label("", "heading"), label("", "muted"), label("")
        self._text.setWordWrap(True)
        self._buttons = {
            choice: ChoiceButton(str(number), text, theme, self)
            for number, (choice, text) in enumerate(zip(CHOICES, self._texts(), strict=True), 1)
        }
        for choice, button in self._buttons.items():
            button.setCheckable(False)
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
        self._seconds = QTimer(self, interval=1_000)
        self._seconds.timeout.connect(self.second)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()
        over.installEventFilter(self)
        self.hide()

    @property
    def on_break(self) -> bool:
        """Whether a break is being counted down or is over."""
        return self.isVisible() and not self._time.isHidden()

    @property
    def text(self) -> str:
        """What is said, time included."""
        shown = (one for one in (self._heading, self._time, self._text) if not one.isHidden())
        return " ".join(one.text() for one in shown)

    def open_choices(self) -> None:
        """Cover the page and offer the ways on."""
        self._seconds.stop()
        self._name_way_on(gentle=True)
        self._time.hide()
        self._say(
            self.tr("Everything is off"),
            self.tr("Picture, thumbnails and sound are off and the recording is paused. Your work is kept."),
        )
        self._cover()

    def open_break(self, minutes: int, *, gentle: bool) -> None:
        """Cover the page and count a break down; `gentle`: the way on is with strong filters."""
        self._left_s = minutes * 60
        self._name_way_on(gentle)
        self._say(self.tr("Break"), self.tr("It ends when you want it to. Your work is kept."))
        self._time.show()
        self._show_time()
        self._seconds.start()
        self._cover()

    def second(self) -> None:
        """One more second of the break has gone by."""
        self._left_s -= 1
        self._show_time()
        if self._left_s <= 0:
            self._seconds.stop()
            self._say(self.tr("Break"), self.tr("The time is over. Go on whenever you want."))

    def close_it(self) -> None:
        """Uncover the page and give the focus back."""
        self._seconds.stop()
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; every other key is taken and does nothing."""
        number = event.text()
        if event.isAutoRepeat() or not number.isdigit() or not 1 <= int(number) <= len(CHOICES):
            return
        choice = CHOICES[int(number) - 1]
        if self._buttons[choice].isEnabled():
            self.chosen.emit(choice)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the page when it is resized."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return False

    def _cover(self) -> None:
        self._take_away_what_is_open()
        self._buttons[BREAK].setEnabled(self._time.isHidden())
        self._buttons[BREAK].setVisible(self._time.isHidden())
        focused = self.window().focusWidget()
        if not self.isVisible() and focused is not None and self.parentWidget().isAncestorOf(focused):
            self._before = focused
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.setFocus()

    def _take_away_what_is_open(self) -> None:
        """Menus, lists of choices and panels of the window would stay above, and keep the keys."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for overlay in self.window().findChildren(Overlay):
            overlay.close_it()

    def _say(self, heading: str, text: str) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)

    def _name_way_on(self, gentle: bool) -> None:
        text = self._texts()[0] if gentle else self.tr("Go on")
        self._buttons[GO_ON].setText(text)
        self._buttons[GO_ON].setAccessibleName(f"1 {text}")
        self._buttons[GO_ON].setToolTip(text)

    def _show_time(self) -> None:
        minutes, seconds = divmod(max(0, self._left_s), 60)
        self._time.setText(f"{minutes}:{seconds:02d}")

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr("Go on, strongly blurred and without sound"),
            self.tr("Take a break"),
            self.tr("Next recording"),
            self.tr("Back to the queue"),
        )

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        for widget in (self._heading, self._time, self._text, *self._buttons.values()):
            self._column.addWidget(widget)
        self._column.insertSpacing(3, self._theme.px(12))
        row, outer = QHBoxLayout(), QVBoxLayout(self)
        row.addStretch(1)
        row.addLayout(self._column)
        row.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._time.setFont(self._theme.time_font(40))
        for widget in (self._text, *self._buttons.values()):
            widget.setFixedWidth(px(420))
        for button in self._buttons.values():
            button.setFixedHeight(px(34))
