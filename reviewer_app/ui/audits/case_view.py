"""Both reviews of one recording side by side: the clip, the differences, what each review says, and both over time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain import events as ev
from reviewer_app.domain import review_differences as rd
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review_differences import Comparison, Difference
from reviewer_app.domain.second_review import AUDITOR, REVIEWER, Judgement, SecondReview
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.ui.audits import words
from reviewer_app.ui.audits.cards import SideCard
from reviewer_app.ui.audits.case_head import CaseHead
from reviewer_app.ui.audits.difference_list import DifferenceList, DifferenceRow
from reviewer_app.ui.audits.lanes import Lanes
from reviewer_app.ui.audits.sheets import Asked, JudgeSheet, WordsSheet
from reviewer_app.ui.audits.status import status_of
from reviewer_app.ui.audits.talk import Talk
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule, scaled

# Widths in pixels of the design: of list and picture side by side, and from which width on they are; in a narrower
# window the picture stands over the list and both take a share of the width.
_LIST, _PICTURE, _WIDE, _SHARE = 350, 330, 1_180, 0.4
# Lower than this there is no room for a sheet and the timeline.
_LOW = 520


class CaseView(QWidget):
    """Shows one case; what is done with it is the page's business. `difference_chosen(difference_id)`."""

    difference_chosen = Signal(str)

    def __init__(self, clip: ClipView, theme: Theme, language: str, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._theme, self._language, self.clip = theme, language, clip
        self.case: SecondReview | None = None
        self.policies: PolicySet | None = None
        self.comparison = Comparison((), ())
        self._draft = Draft()
        self.head, self.differences, self.lanes = CaseHead(theme, now_ms), DifferenceList(theme), Lanes(theme)
        self.first, self.second, self.talk = SideCard(theme), SideCard(theme), Talk(theme, language)
        self.judge_sheet, self.words_sheet = JudgeSheet(theme), WordsSheet(theme)
        self._lay_out()
        self.setFocusProxy(self.differences)
        self.differences.chosen.connect(self._chosen)
        self.lanes.chosen.connect(self.differences.choose)
        for sheet in (self.judge_sheet, self.words_sheet):
            sheet.left.connect(self._sheet_left)

    @property
    def current(self) -> Difference | None:
        """The difference that is chosen."""
        return self.comparison.find(self.differences.current_id)

    @property
    def sheet_open(self) -> bool:
        """Whether a sheet asks for something."""
        return not (self.judge_sheet.isHidden() and self.words_sheet.isHidden())

    def show_case(self, case: SecondReview, policies: PolicySet | None, draft: Draft) -> None:
        """Show a case; the same one again stays where it was."""
        same = self.case is not None and self.case.audit_id == case.audit_id
        self.case, self.policies, self._draft = case, policies, draft
        self.comparison = case.compared(policies)
        sides = (
            case.original.findings if case.original is not None else (),
            case.second.findings if case.second is not None else (),
        )
        if not same:
            self.close_sheets()
            self.lanes.set_names(self.tr("First review"), self.tr("Second review"))
            self.lanes.show_comparison(self.comparison, sides, case.duration_ms, policies, self._language)
        # Always: the recording may have come down meanwhile.
        self.clip.show_recording(case.recording_id, [one for side in sides for one in side], policies)
        self.show_draft()
        if not same:
            missing = draft.missing(case, self.comparison.differences)
            self.differences.choose(missing[0] if missing else "")
            self._show_current()

    def show_draft(self) -> None:
        """What was said of the differences has changed."""
        if self.case is None:
            return
        self.differences.show_rows([self._row(one) for one in self.comparison.differences])
        self.head.show_case(self.case, self._progress())
        self._show_talk()

    def ask_type(self, title: str, judgement: Judgement) -> None:
        """Open the sheet on an error."""
        self._make_room(opening=True)
        self.judge_sheet.open_sheet(title, judgement)

    def ask_words(self, asked: Asked) -> None:
        """Open the sheet for words."""
        self._make_room(opening=True)
        self.words_sheet.open_sheet(asked)

    def close_sheets(self) -> None:
        """No sheet asks for anything any more."""
        for sheet in (self.judge_sheet, self.words_sheet):
            sheet.close_sheet()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and picture take their share."""
        super().resizeEvent(event)
        px = self._theme.px
        wide = self.width() >= px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        self._left_box.setDirection(way)
        self._between.setVisible(wide)
        self._below.setVisible(not wide)
        share = px(_LIST) if wide else round(min(px(_LIST), self.width() * _SHARE))
        self.differences.setMaximumWidth(share)
        self.clip.setMaximumWidth(px(_PICTURE) if wide else share)
        self._make_room()

    # ------------------------------------------------------------ inside

    def _sheet_left(self) -> None:
        self._make_room()
        self.differences.setFocus()

    def _make_room(self, opening: bool = False) -> None:
        """In a low window the timeline makes room for a sheet, before that is there: the window does not grow."""
        self.lanes.setVisible(not (opening or self.sheet_open) or self.height() >= self._theme.px(_LOW))

    def _row(self, one: Difference) -> DifferenceRow:
        name = words.difference_name(one, self.policies, self._language)
        status = status_of(self.case, self._draft, one.difference_id)  # type: ignore[arg-type]
        return DifferenceRow(one.difference_id, one.kind, name, None if one.span is None else one.span[0], status)

    def _progress(self) -> str:
        """How much is said, while it is the person's turn to say something of each."""
        case = self.case
        if case is None or not {ev.AUDIT_JUDGED, ev.AUDIT_ANSWERED, ev.AUDIT_ARBITRATED} & set(case.next_steps):
            return ""
        left = len(self._draft.missing(case, self.comparison.differences))
        if left:
            return self.tr("%n difference(s) to decide", "", left)
        return self.tr("All decided: send it")

    def _chosen(self, difference_id: str) -> None:
        if difference_id:
            self._show_current()
            self.difference_chosen.emit(difference_id)

    def _show_current(self) -> None:
        one, case = self.current, self.case
        if one is None or case is None:
            self._show_nothing()
            return
        heads = self._heads()
        if one.kind == rd.VERDICT:
            verdicts = (case.original and case.original.verdict, case.second and case.second.verdict)
            self.first.show_verdict(heads[0], verdicts[0], verdicts[1], self.policies, self._language)
            self.second.show_verdict(heads[1], verdicts[1], verdicts[0], self.policies, self._language)
        else:
            same = [
                each.kind for each in self.comparison.differences if each.pair is not None and each.pair == one.pair
            ]
            self.first.show_finding(heads[0], one.original, same, self.policies, self._language)
            self.second.show_finding(heads[1], one.second, same, self.policies, self._language)
        self.lanes.choose(one.difference_id)
        self._show_talk()
        if one.span is not None:
            self.clip.stand(*one.span)
        self._cards.verticalScrollBar().setValue(0)

    def _show_nothing(self) -> None:
        """Both reviews say the same."""
        heads = self._heads()
        case = self.case
        verdict = None if case is None or case.second is None else case.second.verdict
        for card, head in ((self.first, heads[0]), (self.second, heads[1])):
            card.show_verdict(head, verdict, verdict, self.policies, self._language)
        self._show_talk()

    def _show_talk(self) -> None:
        if self.case is not None:
            self.talk.show_case(self.case, self._draft, self.current)

    def _heads(self) -> tuple[str, str]:
        people = self.case.people if self.case is not None else {}
        first, second = self.tr("FIRST REVIEW"), self.tr("SECOND REVIEW")
        named = ((first, people.get(REVIEWER)), (second, people.get(AUDITOR)))
        return tuple(f"{head} · {name}" if name else head for head, name in named)  # type: ignore[return-value]

    def _lay_out(self) -> None:
        self._left_box, right = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        self._between, self._below = rule(vertical=True), rule()
        for column in (self._left_box, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        for widget, stretch in ((self.differences, 2), (self._between, 0), (self._below, 0), (self.clip, 3)):
            self._left_box.addWidget(widget, stretch)
        right.addWidget(self._make_cards(), 1)
        right.addWidget(self.judge_sheet, 2)
        right.addWidget(self.words_sheet, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        # What stands left takes its share first.
        row.addLayout(self._left_box, 100)
        row.addWidget(rule(vertical=True))
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(row, 1)
        column.addWidget(rule())
        column.addWidget(self.lanes)

    def _make_cards(self) -> QScrollArea:
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.first, 1)
        both.addWidget(rule(vertical=True))
        both.addWidget(self.second, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(both)
        column.addWidget(rule())
        column.addWidget(self.talk)
        column.addStretch(1)
        self._cards = QScrollArea(widgetResizable=True)
        self._cards.setWidget(inner)
        self._cards.setFrameShape(QFrame.Shape.NoFrame)
        self._cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scaled(self._theme, self._cards.setMinimumHeight, 60)
        return self._cards
