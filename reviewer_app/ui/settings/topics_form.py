"""The topics that a person does not want to be given: a list kept at the central database, changed entry by entry."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, says, scaled


class TopicsForm(QWidget):
    """Enter adds the topic that was written, Delete takes the chosen one away.

    `wanted(topics)` asks to make these the list, None to read it; whoever is asked answers by `show_topics` or
    `show_problem`. Until then nothing can be changed: what is on screen is what the central database has.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field, self.add = QLineEdit(), QPushButton()
        self.list, self.remove = QListWidget(), QPushButton()
        self.said = label("", "muted")
        self.said.setWordWrap(True)
        self._topics: tuple[str, ...] = ()
        self.waiting = False
        self._prepare()
        self._lay_out()
        self._set_waiting(False)

    def ask(self) -> None:
        """Read the list anew."""
        self._want(None)

    def show_topics(self, topics: Sequence[str], returned: int) -> None:
        """The list as it is; `returned`: recordings that went back to their batches for it."""
        row = self.list.currentRow()
        self._topics = tuple(topics)
        self.list.clear()
        self.list.addItems(list(topics))
        self._size_items()
        self.list.setCurrentRow(min(row, len(topics) - 1))
        self._set_waiting(False)
        if returned:
            self._say(self.tr("%n recording(s) that you had not begun went back.", "", returned))
        elif topics:
            self._say("")
        else:
            self._say(self.tr("The list is empty: you are given recordings of every topic."))

    def show_problem(self, sentence: str) -> None:
        """The list could not be read or changed; it stays as it is."""
        self._set_waiting(False)
        self._say(sentence, "error")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete on the list takes the chosen topic away."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            self._remove()
            return True
        return False

    def _add(self) -> None:
        written = {one.strip().lower() for one in self.field.text().split(",")} - {""}
        self.field.clear()
        if written - set(self._topics):
            self._want((*self._topics, *sorted(written - set(self._topics))))

    def _remove(self) -> None:
        chosen = self.list.currentItem()
        if chosen is not None:
            self._want(tuple(one for one in self._topics if one != chosen.text()))

    def _size_items(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, self._theme.px(30)))

    def _want(self, topics: tuple[str, ...] | None) -> None:
        if not self.waiting:
            self._set_waiting(True)
            self._say(self.tr("Asking the central database …"))
            self.wanted.emit(topics)

    def _set_waiting(self, waiting: bool) -> None:
        self.waiting = waiting
        self.add.setEnabled(not waiting)
        self.remove.setEnabled(not waiting and self.list.currentItem() is not None)

    def _say(self, sentence: str, role: str = "muted") -> None:
        restyle(self.said, role=role)
        self.said.setText(sentence)

    def _prepare(self) -> None:
        says(self.field.setPlaceholderText, lambda: self.tr("A topic, for example minors"))
        says(self.field.setAccessibleName, lambda: self.tr("Topic to add"))
        says(self.add.setText, lambda: self.tr("Add"))
        says(self.remove.setText, lambda: self.tr("Remove"))
        says(self.list.setAccessibleName, lambda: self.tr("Topics that you do not take"))
        self.field.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.setProperty(KEPT_KEYS, ["Delete"])
        self.list.installEventFilter(self)
        self._theme.changed.connect(self._size_items)
        self.list.currentRowChanged.connect(lambda _: self._set_waiting(self.waiting))

    def _lay_out(self) -> None:
        told = label(
            lambda: self.tr(
                "You are given no recording with one of these topics; what you have of them and have not begun goes "
                "back at once. The list is yours: nobody is told why a recording went to somebody else. Topics are "
                "words of whoever hands out the work: ask which there are."
            )
        )
        told.setWordWrap(True)
        add, remove = QHBoxLayout(), QHBoxLayout()
        for row in (add, remove):
            scaled(self._theme, row.setSpacing, 10)
        add.addWidget(self.field, 1)
        add.addWidget(self.add)
        remove.addWidget(self.said, 1)
        remove.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        scaled(self._theme, column.setContentsMargins, 24, 18, 24, 18)
        scaled(self._theme, column.setSpacing, 12)
        column.addWidget(told)
        column.addLayout(add)
        column.addWidget(self.list)
        column.addLayout(remove)
        column.addStretch()
        scaled(self._theme, self.list.setFixedHeight, 220)
