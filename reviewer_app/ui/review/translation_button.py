"""Tells in which language the translation is, whether it is shown, and shows or hides it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from reviewer_app.ui.language_names import language_name
from reviewer_app.ui.review.transcript_model import TranscriptModel


class TranslationButton(QPushButton):
    """Beside the search, only while there is a translation; `clicked` asks to show or hide it."""

    def __init__(self, model: TranscriptModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._key = model, ""
        self.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.replaced.connect(self._show)
        model.beside_changed.connect(self._show)
        self.setAccessibleName(self.tr("Translation"))
        self._show()

    def set_key(self, key: str) -> None:
        """Name the key that does the same."""
        self._key = key
        self._show()

    def _show(self) -> None:
        translation, shown = self._model.translation, self._model.beside is not None
        self.setVisible(translation is not None)
        if translation is None:
            return
        code = (translation.language or "").partition("-")[0].upper()
        self.setText(f"{'●' if shown else '○'} {code or self.tr('translation')}")
        language = language_name(translation.language)
        name = self.tr("Translation") + (f" ({language})" if language else "")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("shown") if shown else self.tr("hidden"))
        self.setToolTip(f"{name} · {self._key}")
