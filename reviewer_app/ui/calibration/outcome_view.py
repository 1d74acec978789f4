"""What comes out of a session: gold with its rationale, proposals for the standard, what is tested again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.discussion import Outcome, Proposal, Retest
from reviewer_app.domain.calibration.session import CLOSED, GoldItem, Session
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.calibration.spot_groups import Standard, position_name, translate
from reviewer_app.ui.calibration.type_size import BODY, LARGE, SMALL, sized
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says


class OutcomeView(QScrollArea):
    """Read only: closing the session is a command of the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._theme = theme
        self._shown: tuple[Session, Outcome, Standard, str] | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        says(self.setAccessibleName, lambda: self.tr("Outcome of the session"))
        self.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown"])
        theme.changed.connect(self._show)

    def show_outcome(self, session: Session, outcome: Outcome, standard: Standard, agreement: str) -> None:
        """Show what it comes to now; `agreement` tells it before and after the second vote."""
        self._shown = session, outcome, standard, agreement
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        session, outcome, standard, agreement = self._shown
        titles = {item.recording_id: item.title for item in session.items}
        inside, px = QWidget(), self._theme.px
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(32), px(20), px(32), px(20))
        column.setSpacing(px(10))
        column.addWidget(self._line(self._headline(session, outcome), LARGE, bold=True))
        column.addWidget(self._line(agreement, BODY, "muted"))
        gold = session.gold or outcome.gold
        self._section(column, self.tr("Gold"), [self._gold(one, titles, standard) for one in gold])
        proposals = [self._proposal(one, titles, standard) for one in outcome.proposals]
        self._section(column, self.tr("Proposals to change the standard"), proposals)
        retests = [self._retest(one, titles, standard) for one in outcome.retests]
        self._section(column, self.tr("To be tested again"), retests)
        without = [self._card(titles.get(name, name), why_no_gold(why)) for name, why in outcome.without_gold.items()]
        self._section(column, self.tr("Without gold"), without)
        column.addStretch(1)
        place = self.verticalScrollBar().value()
        self.setWidget(inside)
        self.verticalScrollBar().setValue(place)

    def _headline(self, session: Session, outcome: Outcome) -> str:
        if session.state == CLOSED:
            return self.tr("The session is closed. Its results enter no figure of anybody's work.")
        if "open_spots" in outcome.without_gold.values():
            return self.tr("Not every spot is ruled on yet: what is open becomes no gold.")
        return self.tr("Every spot is ruled on: the session can be closed.")

    def _section(self, column: QVBoxLayout, text: str, cards: list[QWidget]) -> None:
        if not cards:
            return
        column.addSpacing(self._theme.px(8))
        column.addWidget(sized(self._theme, label(f"{text} · {len(cards)}", "muted"), SMALL, bold=True))
        column.addWidget(rule())
        for card in cards:
            column.addWidget(card)

    def _gold(self, one: GoldItem, titles: dict[str, str], standard: Standard) -> QWidget:
        lines = [position_name(one.verdict.outcome, standard)]
        for finding in one.findings:
            end = "" if finding.end_ms is None else f"–{timecode(finding.end_ms)}"
            where = f"{timecode(finding.start_ms)}{end}"
            lines.append(
                " · ".join(filter(None, (where, position_name(finding.policy_id, standard), finding.severity)))
            )
        return self._card(titles.get(one.recording_id, one.recording_id), "\n".join(lines), one.rationale)

    def _proposal(self, one: Proposal, titles: dict[str, str], standard: Standard) -> QWidget:
        head = position_name(one.policy_id, standard)
        return self._card(head, one.change, f"{titles.get(one.recording_id, '')}: {one.why}")

    def _retest(self, one: Retest, titles: dict[str, str], standard: Standard) -> QWidget:
        where = f"{titles.get(one.recording_id, '')} · {timecode(one.start_ms)}"
        return self._card(position_name(one.position, standard), where)

    def _card(self, head: str, text: str, why: str = "") -> QWidget:
        card, px = QFrame(), self._theme.px
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(16), px(10), px(16), px(10))
        column.setSpacing(px(4))
        column.addWidget(self._line(head, BODY, bold=True))
        column.addWidget(self._line(text, BODY))
        if why:
            column.addWidget(self._line(why, BODY, "muted"))
        return card

    def _line(self, text: str, pixels: int, role: str = "", bold: bool = False) -> QWidget:
        made = label(text, role)
        made.setWordWrap(True)
        return sized(self._theme, made, pixels, bold)


def why_no_gold(why: str) -> str:
    """Why a recording gives no gold, as people read it."""
    return {
        "too_few_reviews": translate("CalibrationWithoutGold", "Fewer than two reviews came before the reveal."),
        "open_spots": translate("CalibrationWithoutGold", "Not every spot is ruled on."),
        "bad_data": translate("CalibrationWithoutGold", "A ruling says that the data are bad."),
        "no_verdict": translate("CalibrationWithoutGold", "There is no verdict that counts."),
    }.get(why, why)
