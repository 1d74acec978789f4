"""Changes the chosen finding in place: policy, times, severity, subject, note, messages; Return saves, Esc leaves."""

import re

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.check_box import CheckBox
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.policy_choice import PolicyChoice
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, wrapped

# Characters, about two lines.
_EXCERPT = 90
_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+)(?:[.,](\d{1,3}))?")


def read_time(text: str) -> int | None:
    """Milliseconds of `[[h:]m:]s[.mmm]`, None for anything else."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, part = match.groups()
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))


class FindingEditor(QWidget):
    """A strip with the fields of one finding. `saved(finding_id, values)` holds only what was changed, `left()` follows
    saving and leaving.
    """

    saved = Signal(str, dict)
    shown = Signal(str)  # the finding whose fields are shown
    left = Signal()

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self._finding: Finding | None = None
        self._start, self._end, self._note = QLineEdit(), QLineEdit(), QLineEdit()
        self._severity, self._subject = QComboBox(), QComboBox()
        self._set = policy_set
        self._policy = PolicyChoice(policy_set, language)
        self._policy.chosen.connect(self._take_severity)
        for severity in policy_set.severities:
            name = f"{severity.id} {text_in(severity.name, language)}"
            self._severity.addItem(name, severity.id)
        for subject in policy_set.subjects:
            self._subject.addItem(text_in(subject.name, language), subject.id)
        self._points = CheckBox(theme)
        self._problem = label("", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._excerpt = label("", "muted")
        self._excerpt.setWordWrap(True)
        self._excerpt.setAccessibleName(self.tr("Kept words"))
        self._excerpt.hide()
        self._name_fields()
        self._lay_out(theme)
        self._theme = theme
        theme.changed.connect(self._paint_severities)
        self._paint_severities()
        for field in self._fields():
            field.installEventFilter(self)
        self.setFocusProxy(self._note)
        self.hide()

    def edit(self, finding: Finding, field: str = "note") -> None:
        """Show a finding's fields with the cursor in one of them (`note` or `start`)."""
        self._finding = finding
        self._start.setText(timecode(finding.start_ms, millis=True))
        self._end.setText("" if finding.end_ms is None else timecode(finding.end_ms, millis=True))
        self._end.setEnabled(not finding.open_span)
        self._severity.setCurrentIndex(self._severity.findData(finding.severity))
        self._subject.setCurrentIndex(self._subject.findData(finding.subject))
        self._note.setText(finding.note)
        self._policy.show_policy(finding.policy_id)
        self._show_points(finding)
        self._say("")
        self.show()
        wanted = self._note if field == "note" else self._start
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        wanted.selectAll() if field == "start" else wanted.end(False)
        self.shown.emit(finding.finding_id)

    @property
    def excerpt(self) -> str:
        """The kept words, all of them; beside the fields there is room for their beginning only."""
        return self._excerpt.accessibleDescription()

    def show_excerpt(self, text: str) -> None:
        """Show the words that are kept with the finding, '' for none; all of them as tool tip and to screen readers."""
        line = " · ".join(text.splitlines())
        self._excerpt.setText(line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + " …")
        self._excerpt.setToolTip(wrapped(text))
        self._excerpt.setAccessibleDescription(text)
        self._excerpt.setVisible(bool(text))

    @property
    def finding_id(self) -> str | None:
        """The finding in the strip, None when the strip is closed."""
        return None if self._finding is None else self._finding.finding_id

    def leave(self) -> None:
        """Close the strip without saving."""
        if self._finding is not None:
            self._finding = None
            self.hide()
            self.left.emit()

    def save(self) -> None:
        """Ask to save what was changed; says in a sentence what cannot be read."""
        if self._policy.policy_id is None:
            self._say(self.tr("Choose one of the policies that are found by name or keys."))
            return
        start, end = read_time(self._start.text()), read_time(self._end.text())
        if start is None or (end is None and self._end.text().strip()):
            self._say(self.tr("Write times as 0:12:31.480."))
            return
        if end is not None and end < start:
            self._say(self.tr("The end is before the start."))
            return
        finding, values = (
            self._finding,
            {
                "policy_id": self._policy.policy_id,
                "start_ms": start,
                "end_ms": end,
                "severity": self._severity.currentData() or self._finding.severity,
                "subject": self._subject.currentData() or self._finding.subject,
                "note": self._note.text().strip(),
            },
        )
        if self._points.isVisible() and not self._points.isChecked():
            values |= {"message_ids": (), "user_id": None}
        changed = {name: value for name, value in values.items() if getattr(finding, name) != value}
        self.leave()
        if changed:
            self.saved.emit(finding.finding_id, changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return saves and Escape leaves from every field; other keys are the field's."""
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _fields(self) -> tuple[QWidget, ...]:
        return self._note, self._policy, self._severity, self._subject, self._start, self._end, self._points

    def _paint_severities(self) -> None:
        for place in range(self._severity.count()):
            self._severity.setItemIcon(place, self._theme.severity_icon(self._severity.itemData(place)))

    def _take_severity(self, policy_id: str) -> None:
        """Another policy comes with its own severity."""
        policy = self._set.policy(policy_id)
        if policy is not None:
            self._severity.setCurrentIndex(self._severity.findData(policy.severity))

    def _name_fields(self) -> None:
        names = (
            self.tr("Note"),
            self.tr("Policy"),
            self.tr("Severity"),
            self.tr("Subject"),
            self.tr("Start"),
            self.tr("End"),
            self.tr("Chat"),
        )
        for field, name in zip(self._fields(), names, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)
        self._points.setToolTip(self.tr("Space takes away what the finding points at in the chat."))
        self._policy.setPlaceholderText(self.tr("Policy: part of its name, or its keys"))
        self._note.setPlaceholderText(self.tr("Note · Enter saves, Esc leaves"))
        self._start.setPlaceholderText(self.tr("Start"))
        self._end.setPlaceholderText(self.tr("No end: a point"))

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        choices, times = QHBoxLayout(), QHBoxLayout()
        for combo in (self._severity, self._subject):
            combo.setMinimumContentsLength(6)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choices.addWidget(combo, 1)
        times.addWidget(self._start, 1)
        times.addWidget(label("–", "muted"))
        times.addWidget(self._end, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(12), px(8))
        layout.setSpacing(px(6))
        layout.addWidget(self._note)
        layout.addWidget(self._policy)
        layout.addLayout(choices)
        layout.addLayout(times)
        layout.addWidget(self._points)
        layout.addWidget(self._problem)
        layout.addWidget(self._excerpt)

    def _show_points(self, finding: Finding) -> None:
        """What the finding points at in the chat; unticked, it points at nothing once it is saved."""
        text = self.tr("Points at %n message(s)", "", len(finding.message_ids)) if finding.message_ids else ""
        if finding.user_id is not None:
            of = self.tr("{messages} of {person}") if text else self.tr("Points at {person}")
            text = of.format(messages=text, person=finding.user_id)
        self._points.setText(text)
        self._points.setAccessibleName(text)
        self._points.setChecked(True)
        self._points.setVisible(bool(text))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
