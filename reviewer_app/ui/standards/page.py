"""The page of the standard: versions, proposals and drafts on the left, what they hold on the right."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from reviewer_app.domain.proposal import MAY_PROPOSE, MAY_SETTLE, OPEN, Proposal
from reviewer_app.operations.drafting import Draft
from reviewer_app.operations.versions import Version
from reviewer_app.ui.commands import STANDARDS, standards
from reviewer_app.ui.page import KEPT_KEYS, Handler, Page
from reviewer_app.ui.review.search_bar import SearchBar
from reviewer_app.ui.standards import documents, words
from reviewer_app.ui.standards.documents import CHANGES, PART, TEXT, TOUCHED, Reader
from reviewer_app.ui.standards.drafting_keys import DraftingKeys
from reviewer_app.ui.standards.form_sheet import FormSheet
from reviewer_app.ui.standards.pages_html import JUDGED
from reviewer_app.ui.standards.reading import Reading
from reviewer_app.ui.standards.rows import (
    DRAFT,
    HEADING,
    PROPOSAL,
    VERSION,
    Row,
    RowPainter,
    StandardRows,
    read_aloud,
    rows_of,
)
from reviewer_app.ui.standards.standing import Standing
from reviewer_app.ui.standards.text_search import TextSearch
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

# The list's width, and how much of the page it takes at most.
_LIST_WIDTH, _LIST_SHARE = 340, 0.36
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
_WHENS = {command.id: command.when for command in standards.COMMANDS}


class StandardsPage(Page):
    """Arrows choose, j and k go from place to place in what is read; keys act on what is chosen.

    Signals ask the desk: `proposed(Change)`, `dropped(Proposal, reason)`, `draft_wanted(proposals)`,
    `edited(path, edits)`, `file_wanted(path)`, `publish_wanted(Draft, date or None)`, `removed(path)`,
    `everybody_wanted(Draft)`: how many findings of everybody it touches; `judged_wanted(policy)`: the decisions under a
    policy that were looked at again.
    """

    proposed = Signal(object)
    dropped = Signal(object, str)
    draft_wanted = Signal(object)
    edited = Signal(object, object)
    file_wanted = Signal(object)
    publish_wanted = Signal(object, object)
    removed = Signal(object)
    everybody_wanted = Signal(object)
    judged_wanted = Signal(str)

    name = STANDARDS

    def __init__(
        self,
        theme: Theme,
        role: str,
        language: Callable[[], str],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._language = theme, role, language
        self.standing: Standing | None = None
        # The part of what is chosen that was turned to, '' for that to begin with.
        self._turned = ""
        self._keys: Mapping[str, str] = {}
        self.rows, self.list = StandardRows(read_aloud, self), QListView()
        self.reading, self.sheet = Reading(theme), FormSheet(theme)
        self._found = TextSearch(self.reading, theme)
        self.search = SearchBar(self._found, theme)  # type: ignore[arg-type]
        self.drafting = DraftingKeys(self, self.sheet, today)
        self._alarm, self._alarm_text = QFrame(), label("", "warn")
        self._prepare_list()
        self._prepare_reading()
        self._lay_out()
        self.setFocusProxy(self.list)
        theme.changed.connect(self._restyle)

    # ------------------------------------------------------------ what a page says of itself

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        row = self.current()
        return " · ".join((self.tr("Standards"), *((row.title,) if row else ())))

    @property
    def status_text(self) -> str:
        """Under which version decisions are made, and what is open."""
        if self.standing is None:
            return ""
        text = self.tr("in force: {version}").format(version=self.standing.in_force.ref)
        waiting = sum(one.state == OPEN for one in self.standing.proposals)
        return f"{text} · " + self.tr("%n open proposal(s)", "", waiting) if self._role in MAY_PROPOSE else text

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done with what is chosen."""
        row = self.current()
        of_kind = {
            VERSION: ("standards.text", "standards.search", "standards.propose"),
            PROPOSAL: ("standards.mark", "standards.drop", "standards.draft"),
            DRAFT: ("standards.edit", "standards.text", "standards.touched", "standards.publish"),
        }.get(row.kind if row else "", ())
        going = ("standards.next",) if self.reading.has_places else ()
        return (*going, *(one for one in of_kind if self.allowed(_WHENS[one])), "palette", "help")

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force, for the texts that name them."""
        self._keys = keys
        self._show_chosen()

    def key(self, command: str) -> str:
        """The key of a command, as people read it."""
        return self._keys.get(command, "")

    def handlers(self) -> Mapping[str, Handler]:
        """Everything that can be done here."""
        return {
            **self.drafting.handlers(),
            "standards.next": lambda _: self.reading.go(1),
            "standards.previous": lambda _: self.reading.go(-1),
            "standards.text": lambda _: self._turn(CHANGES if self._part() == TEXT else TEXT),
            "standards.touched": lambda _: self._turn(CHANGES if self._part() == TOUCHED else TOUCHED),
            "standards.search": lambda _: self._begin_search(),
            "escape": lambda _: self._leave(),
        }

    def allowed(self, when: str) -> bool:
        """By role and by what is chosen."""
        chosen, parts = self.chosen, self._parts()
        open_one = isinstance(chosen, Proposal) and not chosen.is_settled
        return {
            "always": True,
            "proposing": self._role in MAY_PROPOSE and self.standing is not None,
            "proposal": open_one and self._role in MAY_PROPOSE,
            "settling": open_one and self._role in MAY_SETTLE,
            "draft": isinstance(chosen, Draft),
            "publishing": isinstance(chosen, Draft) and chosen.policies is not None and self._role in MAY_SETTLE,
            "turning": CHANGES in parts,
            "touching": TOUCHED in parts,
        }.get(when, False)

    # ------------------------------------------------------------ what it shows

    @property
    def language(self) -> str:
        """The language of policies."""
        return self._language()

    def show_standing(self, standing: Standing) -> None:
        """Show this; what is chosen stays chosen, and a form that is open stays open."""
        first, self.standing = self.standing is None, standing
        self.drafting.taken &= {one.proposal_id for one in standing.proposals if not one.is_settled}
        self._show_alarms()
        self.show_rows()
        if first:
            self.choose(standing.in_force.ref)
        self._show_chosen()

    def show_rows(self) -> None:
        """Make the list anew; what is chosen stays chosen."""
        before = self.current()
        rows = rows_of(self.standing, self._role, self.drafting.taken, self.language)  # type: ignore[arg-type]
        with QSignalBlocker(self.list.selectionModel()):
            self.rows.set_rows(rows)
            self.list.setCurrentIndex(self.rows.index(max(1, self._row_of(before.key if before else ""))))

    def choose(self, key: str) -> None:
        """Choose a version, proposal or draft (by its file's name)."""
        number = self._row_of(key)
        if number >= 0:
            self.list.setCurrentIndex(self.rows.index(number))

    def current(self) -> Row | None:
        """The chosen line."""
        return self.list.currentIndex().data(StandardRows.ROW)

    @property
    def chosen(self) -> Version | Proposal | Draft | None:
        """What the chosen line stands for."""
        row, standing = self.current(), self.standing
        if row is None or standing is None:
            return None
        find = {VERSION: standing.version, PROPOSAL: standing.proposal, DRAFT: standing.draft}
        return find[row.kind](row.key) if row.kind in find else None  # type: ignore[operator]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves most of the room to what is read."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, everything is said anew."""
        if event.type() == QEvent.Type.LanguageChange and self.standing is not None:
            self.show_standing(self.standing)
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pages are turned in what is read, also from the list, which is short."""
        step = _PAGES.get(event.key()) if event.type() == QEvent.Type.KeyPress else None  # type: ignore[attr-defined]
        if step is None:
            return super().eventFilter(watched, event)
        self.reading.verticalScrollBar().triggerAction(step)
        return True

    def _row_of(self, key: str) -> int:
        return next((n for n, row in enumerate(self.rows.rows) if row.key == key and row.kind != HEADING), -1)

    def _parts(self) -> tuple[str, ...]:
        return () if self.standing is None else tuple(documents.parts_of(self.standing, self.chosen))

    def _part(self) -> str:
        parts = self._parts()
        return self._turned if self._turned in parts else next(iter(parts), "")

    def _turn(self, part: str) -> None:
        self._turned = part
        if part == TOUCHED:
            self.everybody_wanted.emit(self.chosen)
        self._show_chosen()

    def _show_alarms(self) -> None:
        standing = self.standing
        alarming = [one for one in standing.alarms if one.alarming]  # type: ignore[union-attr]
        names = [standing.policy_name(one.count.clause, self.language) for one in alarming]  # type: ignore[union-attr]
        texts = [words.alarm_text(one, name) for one, name in zip(alarming, names, strict=True)]
        self._alarm_text.setText("\n".join(f"▲ {text}" for text in texts))
        self._alarm.setVisible(bool(texts))

    def _show_chosen(self) -> None:
        row, chosen, part = self.current(), self.chosen, self._part()
        if self.standing is None or row is None:
            return
        reader = Reader(self.language, self._theme.scale, self._keys)
        self.reading.setToolTip(str(chosen.path) if isinstance(chosen, Draft) else "")
        html = documents.document(self.standing, chosen, part, reader)
        self.reading.show_html(f"{row.key} {part}", html, is_text=part == TEXT)
        self.title_changed.emit()
        self.status_changed.emit(self.status_text)

    def _begin_search(self) -> None:
        self.search.show()
        self.search.start()

    def _leave(self) -> None:
        """Leave a search, then the page."""
        if self.search.isVisible():
            self.search.hide()
            self.search.clear()
            self.list.setFocus()
        else:
            self.wants_page.emit("queue", None)

    # ------------------------------------------------------------ how it is built

    def _follow(self, scheme: str, target: str) -> None:
        if scheme == PART:
            self._turn(target)
        elif scheme == JUDGED:
            self.judged_wanted.emit(target)

    def _prepare_list(self) -> None:
        view = self.list
        view.setModel(self.rows)
        view.setItemDelegate(RowPainter(self._theme, view))
        says(view.setAccessibleName, lambda: self.tr("Versions, proposals and drafts"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setProperty(KEPT_KEYS, ["Up", "Down"])
        view.installEventFilter(self)
        view.selectionModel().currentChanged.connect(lambda *_: self._turn(""))

    def _prepare_reading(self) -> None:
        says(self.reading.setAccessibleName, lambda: self.tr("What is chosen, in full"))
        self.reading.link_wanted.connect(self._follow)
        says(self.search.field.setAccessibleName, lambda: self.tr("Find in the text"))
        says(self.search.field.setPlaceholderText, lambda: self.tr("Find in the text"))
        # The sheet may cover it where text is large.
        self.reading.setMinimumHeight(1)
        self.search.step_wanted.connect(self._found.step)
        self.search.hide()
        self._alarm_text.setWordWrap(True)
        self._alarm.hide()

    def _lay_out(self) -> None:
        strip = QVBoxLayout(self._alarm)
        scaled(self._theme, strip.setContentsMargins, 16, 10, 16, 10)
        strip.addWidget(self._alarm_text)
        self._alarm.setProperty("role", "alarm")
        # Of its own: the sheet has as much room as this.
        right = QWidget()
        below = QVBoxLayout(right)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.reading, 1)
        below.addWidget(self.search)
        below.addWidget(self.sheet)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(rule(vertical=True))
        row.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._alarm)
        column.addLayout(row, 1)

    def _share_out(self) -> None:
        self.list.setFixedWidth(min(self._theme.px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))

    def _restyle(self) -> None:
        self._share_out()
        self._show_chosen()
