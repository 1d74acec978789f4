"""What is told of a session in a list, and what there is to do next in it."""

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from reviewer_app.domain.calibration.session import (
    CANCELLED,
    CLOSED,
    DEADLINE,
    LEAD,
    NAMED,
    OPEN,
    REVEALED,
    Item,
    Session,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session and how it stands on this machine: which recordings the person has handed in (`done`), which can be
    opened here (`here`), whether they label in it at all, and how many decisions are not sent yet.
    """

    session: Session
    labels: bool
    done: Set[str] = frozenset()
    here: Set[str] = frozenset()
    waiting: int = 0

    @property
    def leads(self) -> bool:
        """Whether the person leads it."""
        return self.session.role == LEAD

    @property
    def done_count(self) -> int:
        """How many recordings the person has handed in."""
        return sum(item.recording_id in self.done for item in self.session.items)

    @property
    def next_item(self) -> Item | None:
        """The first recording that the person has not handed in, those that are here first; None for none."""
        if not self.labels or self.session.state != OPEN:
            return None
        left = [item for item in self.session.items if item.recording_id not in self.done]
        return next((item for item in left if item.recording_id in self.here), left[0] if left else None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Members who have not handed in every recording that they were given, as far as the lead is told."""
        handed_in = self.session.handed_in or frozenset()
        return tuple(one for one in self.session.members if one not in handed_in)


def state_text(state: str) -> str:
    """The name of a state with a shape, so that colour is not the only sign."""
    texts = {
        OPEN: translate("CalibrationState", "○  Labelling, blind"),
        REVEALED: translate("CalibrationState", "◐  Discussion, anonymous"),
        NAMED: translate("CalibrationState", "◕  Discussion, with names"),
        CLOSED: translate("CalibrationState", "●  Closed"),
        CANCELLED: translate("CalibrationState", "✕  Cancelled"),
    }
    return texts[state]


def state_colour(state: str) -> str:
    """The token of a state's colour."""
    return {OPEN: "accent", REVEALED: "warn", NAMED: "warn", CLOSED: "good", CANCELLED: "muted"}[state]


def moment(ms: int | None) -> str:
    """A time of the wall clock as people read it, `—` for none."""
    return "—" if ms is None else QLocale().toString(QDateTime.fromMSecsSinceEpoch(ms), "ddd d MMM, HH:mm")


def about(row: SessionRow) -> str:
    """State, deadline and whether it was moved, version and lead of a session, in one line."""
    session = row.session
    moved = [one for one in session.changes if one.changed == DEADLINE]
    texts = {
        False: translate("CalibrationAbout", "{state} · deadline {deadline} · policies {policies} · led by {lead}"),
        True: translate(
            "CalibrationAbout",
            "{state} · deadline {deadline}, moved from {first} · policies {policies} · led by {lead}",
        ),
    }
    return texts[bool(moved)].format(
        state=state_text(session.state),
        deadline=moment(session.deadline_ms),
        first=moment(int(moved[0].before or 0)) if moved else "",
        policies=session.policy_set,
        lead=session.lead,
    )


def next_step(row: SessionRow, now_ms: int) -> str:
    """What there is to do next, in a sentence or two."""
    if row.session.state == CANCELLED:
        return _cancelled(row.session)
    if row.session.state == CLOSED:
        return translate(
            "CalibrationNext", "The session is closed. Its rulings are gold, and count in no figure of anybody's work."
        )
    if row.session.state != OPEN:
        if row.leads:
            return translate(
                "CalibrationNext", "Read the agreement first, then present the spots, the largest disagreement first."
            )
        return translate("CalibrationNext", "Look at each spot and vote again; the lead rules.")
    return _while_labelling(row, now_ms)


def _cancelled(session: Session) -> str:
    end = next((one for one in session.changes if one.changed == CANCELLED), None)
    if end is None or not end.after:
        return translate(
            "CalibrationNext", "The session was cancelled. There is nothing to label, and no label is shown."
        )
    return translate(
        "CalibrationNext", "The session was cancelled: {why}. There is nothing to label, and no label is shown."
    ).format(why=str(end.after).rstrip("."))


def _while_labelling(row: SessionRow, now_ms: int) -> str:
    deadline, left = moment(row.session.deadline_ms), len(row.session.items) - row.done_count
    if row.next_item is not None:
        if row.session.deadline_ms is not None and now_ms > row.session.deadline_ms:
            return translate(
                "CalibrationNext",
                "The deadline is over: hand in the %n recording(s) that are missing before the reveal.",
                None,
                left,
            )
        return translate(
            "CalibrationNext",
            "Label %n more recording(s) until {deadline}. Nobody sees your labels before the reveal.",
            None,
            left,
        ).format(deadline=deadline)
    if not row.leads:
        return translate("CalibrationNext", "You have handed in everything. The lead reveals when everybody is ready.")
    if not row.missing:
        return translate("CalibrationNext", "Everybody has handed in everything: reveal when you are together.")
    return translate(
        "CalibrationNext",
        "%n member(s) have not handed in everything; the deadline is {deadline}.",
        None,
        len(row.missing),
    ).format(deadline=deadline)


def reason_text(why: str) -> str:
    """Why a recording was picked, several reasons with commas between; what a person wrote stays as it is."""
    texts = {
        "disputed": translate("CalibrationWhy", "disputed"),
        "new_policy": translate("CalibrationWhy", "new policy"),
        "near_threshold": translate("CalibrationWhy", "near the threshold"),
        "low_agreement": translate("CalibrationWhy", "low agreement"),
    }
    return ", ".join(texts.get(one, one) for one in why.split(", "))
