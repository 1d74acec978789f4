"""The options as fields, made from their declarations: a new option shows up by itself."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from reviewer_app.settings import OPTIONS, Option, Settings
from reviewer_app.ui.check_box import CheckBox
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, says, scaled

_MOST = 1_000_000
# Narrower than this, fields stand below what they are for.
_NARROW = 620
# What the values of options are called; any other is shown as it is written.
CHOICES = {
    "auto": "Automatic",
    "vlc": "libVLC",
    "qt": "QtMultimedia",
    "system": "As the system",
    "en": "English",
    "es": "Español",
    "dark": "Dark",
    "light": "Light",
    "never": "Never",
    "paused": "When paused",
    "always": "Always",
}


# What belongs together, in the order in which it is shown.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (QT_TRANSLATE_NOOP("SettingGroup", "Window"), ("language", "theme", "scale")),
    (
        QT_TRANSLATE_NOOP("SettingGroup", "Picture and sound"),
        (
            "start_muted",
            "volume",
            "read_first",
            "start_blurred",
            "blur_strength",
            "start_grey",
            "start_detail",
            "presets",
            "small_picture",
            "engine",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("SettingGroup", "Reviewing"),
        (
            "open_next_after_submit",
            "span_hold_ms",
            "translation",
            "chat_lag_ms",
            "evidence_on_label",
            "show_pace",
            "break_minutes",
            "break_length",
        ),
    ),
    (QT_TRANSLATE_NOOP("SettingGroup", "Policies and words"), ("policy_set", "lexicon", "country")),
    (
        QT_TRANSLATE_NOOP("SettingGroup", "Recordings from elsewhere"),
        ("fetch_ahead", "fetch_at_once", "cache_gb", "file_shares", "s3_endpoint", "plain_http"),
    ),
    (QT_TRANSLATE_NOOP("SettingGroup", "Central database and keys"), ("central", "sync_seconds", "key_file")),
)


class GeneralForm(QScrollArea):
    """One line for each option that a person may change, in groups: its help and its field. Its name in the settings
    file is told where the pointer rests.

    A change is written at once; `changed(name)` follows. What does not fit is said below the field.
    """

    changed = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._settings, self._theme = settings, theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields: dict[str, QWidget] = {}
        self._places: list[tuple[int, QWidget, QWidget]] = []
        self._narrow = False
        body = QWidget()
        self._grid = QGridLayout()
        scaled(self._theme, self._grid.setHorizontalSpacing, 24)
        scaled(self._theme, self._grid.setVerticalSpacing, 4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(body)
        scaled(self._theme, column.setContentsMargins, 24, 18, 24, 18)
        column.addLayout(self._grid)
        column.addStretch()
        self._add_groups()
        self.setWidget(body)
        theme.changed.connect(self.show_values)
        theme.changed.connect(self._share_out)

    def show_values(self) -> None:
        """Show the values as they are now; some change elsewhere, such as the theme by its key."""
        for name, field in self.fields.items():
            with QSignalBlocker(field):
                _put(field, self._settings[name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields go below their texts where both have no room beside each other."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for line, field, problem in self._places:
            for widget in (field, problem):
                self._grid.removeWidget(widget)
            self._place(line, field, problem)

    def _place(self, line: int, field: QWidget, problem: QWidget) -> None:
        place = (line + 1, 0) if self._narrow else (line, 1)
        self._grid.addWidget(field, *place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(problem, line + 2, place[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field that has the focus is in view; the wheel scrolls the page and changes no value by accident."""
        if event.type() == QEvent.Type.FocusIn:
            self.ensureWidgetVisible(watched, 0, self._theme.px(40))  # type: ignore[arg-type]
        return event.type() == QEvent.Type.Wheel and not watched.hasFocus()  # type: ignore[attr-defined]

    def _add_groups(self) -> None:
        shown = {option.name: option for option in OPTIONS if option.shown}
        for title, names in GROUPS:
            heading = label(lambda title=title: QCoreApplication.translate("SettingGroup", title), "section")
            first = self._grid.rowCount() == 1
            scaled(self._theme, heading.setContentsMargins, 0, 0 if first else 16, 0, 8)
            self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
            for name in names:
                self._add(shown[name])

    def _add(self, option: Option) -> None:
        line = self._grid.rowCount()

        def helped() -> str:
            return QCoreApplication.translate("Setting", option.help)

        text = label(helped)
        text.setWordWrap(True)
        problem = label("", "error")
        problem.setWordWrap(True)
        problem.hide()
        field = self._field(option, lambda value: self._set(option, value, problem.setText, problem.setVisible))
        says(field.setAccessibleName, helped)
        field.setAccessibleDescription(option.name)
        if not isinstance(field, QCheckBox):
            scaled(self._theme, field.setFixedWidth, 260)
        field.installEventFilter(self)
        text.setBuddy(field)
        _put(field, self._settings[option.name])
        self.fields[option.name] = field
        for widget in (text, field):
            says(widget.setToolTip, lambda: self.tr("In settings.toml: {name}").format(name=option.name))
        self._grid.addWidget(text, line, 0)
        self._places.append((line, field, problem))
        self._place(line, field, problem)
        scaled(self._theme, partial(self._grid.setRowMinimumHeight, line + 3), 10, owner=self._grid)

    def _field(self, option: Option, put: Callable[[object], None]) -> QWidget:
        if option.choices:
            combo = QComboBox()
            for index, choice in enumerate(option.choices):
                combo.addItem("", choice)
                says(partial(combo.setItemText, index), partial(_choice_text, choice), combo)
            combo.currentIndexChanged.connect(lambda: put(combo.currentData()))
            return combo
        if isinstance(option.default, bool):
            check = CheckBox(self._theme)
            check.toggled.connect(put)
            return check
        if isinstance(option.default, int):
            spin = QSpinBox(keyboardTracking=False)
            # A style sheet's padding does not reach the line in it.
            scaled(self._theme, spin.lineEdit().setTextMargins, 10, 0, 10, 0)
            spin.setRange(*(option.limits or (-_MOST, _MOST)))
            spin.valueChanged.connect(put)
            return spin
        line = QLineEdit()
        line.editingFinished.connect(lambda: put(line.text().strip()))
        return line

    def _set(self, option: Option, value: object, say: Callable[[str], None], show: Callable[[bool], None]) -> None:
        before = self._settings[option.name]
        try:
            self._settings.set(option.name, value)
        except ValueError as error:
            say(told(str(error)))
            show(True)
            return
        show(False)
        if value != before:
            self.changed.emit(option.name)


def _choice_text(choice: str) -> str:
    return QCoreApplication.translate("Choice", CHOICES[choice]) if choice in CHOICES else choice


def _put(field: QWidget, value: object) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(value))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QSpinBox):
        field.setValue(int(value))  # type: ignore[call-overload]
    elif isinstance(field, QLineEdit):
        field.setText(str(value))
