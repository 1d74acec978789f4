"""The commands that decide in a case: typing a difference, disputing it, letting it stand; and sending all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.domain import events as ev
from reviewer_app.domain import second_review_steps as steps
from reviewer_app.domain.events import Event
from reviewer_app.domain.second_review import Judgement, SecondReview, error_class_of
from reviewer_app.domain.second_review_draft import asked_about
from reviewer_app.domain.second_review_steps import Hand, judgement_of
from reviewer_app.ui.audits import words
from reviewer_app.ui.audits.case_view import CaseView
from reviewer_app.ui.audits.sheets import Asked, clauses_of
from reviewer_app.ui.page import Handler

if TYPE_CHECKING:
    from reviewer_app.ui.audits.page import AuditsPage


class DecidingKeys(QObject):
    """Handlers of one page; what is decided stands in the draft until it is sent."""

    def __init__(self, page: AuditsPage, view: CaseView, author: str, now_ms: Callable[[], int]) -> None:
        super().__init__(view)
        self._page, self._view, self._author, self._now_ms = page, view, author, now_ms
        # What the words on the sheet are for; whose turn it is may change while they are written.
        self._kind = ""
        view.judge_sheet.typed.connect(self._typed)
        view.judge_sheet.changed.connect(self._typing)
        view.words_sheet.sent.connect(self._sent)
        view.words_sheet.changed.connect(self._written)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "difference.error": lambda _: self._type(),
            "difference.no_error": lambda _: self._no_error(),
            "difference.dispute": lambda _: self._dispute(),
            "difference.uphold": lambda _: self._stands(True),
            "difference.overturn": lambda _: self._stands(False),
            "audit.send": lambda _: self._ask(),
            "audit.acknowledge": lambda _: self._acknowledge(),
        }

    @property
    def _case(self) -> SecondReview:
        assert self._view.case is not None
        return self._view.case

    def _hand(self) -> Hand:
        return Hand(self._author, self._now_ms())

    # ------------------------------------------------------------ one difference

    def _type(self) -> None:
        one, draft = self._view.current, self._page.draft
        if one is None:
            return
        known = draft.typing.get(one.difference_id) or draft.judgements.get(one.difference_id)
        if known is None or not known.is_error:
            note = "" if known is None else known.note
            known = judgement_of(one, is_error=True, error_class=error_class_of(one), note=note)
        name = words.difference_name(one, self._view.policies, self._page.language)
        self._view.ask_type(f"{words.kind_name(one.kind)} · {name}", known)

    def _typing(self, judgement: Judgement) -> None:
        """What is half typed waits for the next time."""
        if self._page.case is not None:
            self._page.draft.typing[judgement.difference_id] = judgement
            self._page.keep_drafts()

    def _typed(self, judgement: Judgement) -> None:
        self._view.close_sheets()
        self._take(judgement)

    def _no_error(self) -> None:
        one = self._view.current
        if one is not None:
            self._take(judgement_of(one, is_error=False))

    def _take(self, judgement: Judgement) -> None:
        draft = self._page.draft
        draft.typing.pop(judgement.difference_id, None)
        draft.judgements[judgement.difference_id] = judgement
        self._page.keep_drafts()
        self._go_on(judgement.difference_id)

    def _dispute(self) -> None:
        one, draft = self._view.current, self._page.draft
        judged = None if one is None else self._case.judgements.get(one.difference_id)
        if judged is None or not judged.is_error:
            self._page.message.emit(self.tr("This was judged no error: there is nothing to dispute."))
            return
        draft.disputed ^= {judged.difference_id}
        self._page.keep_drafts()
        self._view.show_draft()

    def _stands(self, stands: bool) -> None:
        one = self._view.current
        if one is not None:
            self._page.draft.stands[one.difference_id] = stands
            self._page.keep_drafts()
            self._go_on(one.difference_id)

    def _go_on(self, difference_id: str) -> None:
        """On to the next one that is to be decided, from the top again at the end."""
        view = self._view
        view.show_draft()
        missing = self._page.draft.missing(self._case, view.comparison.differences)
        order = [one.difference_id for one in view.comparison.differences]
        behind = [one for one in missing if order.index(one) > order.index(difference_id)]
        if missing:
            view.differences.choose((behind or missing)[0])
        view.differences.setFocus()

    # ------------------------------------------------------------ all of it

    def _ask(self) -> None:
        case, draft = self._case, self._page.draft
        missing = draft.missing(case, self._view.comparison.differences)
        if missing:
            self._view.differences.choose(missing[0])
            self._page.message.emit(self.tr("%n difference(s) are still to be decided.", "", len(missing)))
            return
        kind = case.next_steps[-1]
        if kind == ev.AUDIT_DISPUTED and not draft.disputed:
            told = self.tr("Mark what you dispute with {dispute}, or acknowledge with {acknowledge}.")
            keys = {"dispute": self._page.key("difference.dispute"), "acknowledge": self._page.key("audit.acknowledge")}
            self._page.message.emit(told.format(**keys))
            return
        self._kind = kind
        self._view.ask_words(self._asked(kind))

    def _asked(self, kind: str) -> Asked:
        draft = self._page.draft
        text, clause = draft.texts.get(kind, ""), draft.clauses.get(kind, "")
        match kind:
            case ev.AUDIT_JUDGED:
                errors = sum(one.is_error for one in draft.judgements.values())
                return Asked(
                    self.tr("FEEDBACK · %n error(s)", "", errors),
                    self.tr("What the reviewer can learn from it"),
                    self.tr("Ctrl+Enter sends the judgement"),
                    text,
                    needs_text=bool(errors),
                )
            case ev.AUDIT_DISPUTED:
                return Asked(
                    self.tr("DISPUTE · %n error(s)", "", len(draft.disputed)),
                    self.tr("Why you dispute it"),
                    self.tr("Ctrl+Enter sends the dispute; the rest is acknowledged"),
                    text,
                    self._clauses(draft.disputed),
                    clause,
                )
            case ev.AUDIT_ANSWERED:
                given_in = sum(not one for one in draft.stands.values())
                return Asked(
                    self.tr("ANSWER · %n given in", "", given_in),
                    self.tr("Why your judgement stands, or why you change it"),
                    self.tr("Ctrl+Enter sends the answer; what stands goes to an arbiter"),
                    text,
                )
        return Asked(
            self.tr("RULING"),
            self.tr("Why you decide so"),
            self.tr("Ctrl+Enter sends the ruling; it is the last word"),
            text,
            self._clauses(draft.stands),
            clause,
            may_propose=True,
        )

    def _clauses(self, difference_ids: object) -> tuple[str, ...]:
        """What can be quoted: the policies of the differences; of the verdict those of all findings."""
        chosen = [one for one in self._view.comparison.differences if one.difference_id in difference_ids]  # type: ignore[operator]
        findings = [one for each in chosen for one in (each.second, each.original) if one is not None]
        if not findings:
            both = (self._case.second, self._case.original)
            findings = [one for each in both if each is not None for one in each.findings]
        return clauses_of(self._view.policies, [one.policy_id for one in findings], self._page.language)

    def _sent(self, text: str, clause: str, proposes: bool) -> None:
        case, draft, view = self._case, self._page.draft, self._view
        stands = {one: draft.stands[one] for one in asked_about(case) if one in draft.stands}
        makers: dict[str, Callable[[], Event]] = {
            ev.AUDIT_JUDGED: lambda: steps.judged(case, view.comparison, draft.judgements.values(), text, self._hand()),
            ev.AUDIT_DISPUTED: lambda: steps.disputed(case, sorted(draft.disputed), text, clause, self._hand()),
            ev.AUDIT_ANSWERED: lambda: steps.answered(case, stands, text, self._hand()),
            ev.AUDIT_ARBITRATED: lambda: steps.arbitrated(
                case, stands, text, clause, self._hand(), proposal=_proposal(clause, text) if proposes else None
            ),
        }
        self._page.decide(makers[self._kind])

    def _written(self, text: str, clause: str) -> None:
        """What is half written waits for the next time."""
        case = self._view.case
        if case is not None and self._kind in case.next_steps and self._page.case is not None:
            draft = self._page.draft
            draft.texts[self._kind], draft.clauses[self._kind] = text, clause
            self._page.keep_drafts()

    def _acknowledge(self) -> None:
        case = self._case
        self._page.decide(lambda: steps.acknowledged(case, self._hand()))


def _proposal(clause: str, change: str) -> dict[str, str]:
    policy_id, _, quoted = clause.partition(": ")
    return {"policy_id": policy_id, "clause": quoted or clause, "change": change}
