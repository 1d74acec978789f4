"""The settings in the window: the page is made when it is wanted first; what is changed there is in force at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer_app.bootstrap.topics_desk import TopicsDesk
from reviewer_app.settings import Settings
from reviewer_app.ui.commands import SETTINGS
from reviewer_app.ui.key_choices import KeyChoices
from reviewer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.ui.settings.page import SettingsPage


class SettingsDesk(QObject):
    """Opens the page. `language_changed()`: another one is chosen. `rebuild_wanted()`: the review page, which reads
    settings and keys as it is made, is to be made anew. `returned()`: work went back, because its topic is not wanted.
    """

    language_changed = Signal()
    rebuild_wanted = Signal()
    returned = Signal()

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        keys: KeyChoices,
        session: Callable[[], Session | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._settings, self._keys = window, settings, keys
        self._topics = TopicsDesk(session, self)
        self._topics.returned.connect(self.returned)
        self.page: SettingsPage | None = None

    def open_topics(self) -> None:
        """Show the topics that the person does not take."""
        from reviewer_app.ui.settings.page import TOPICS

        self.open()
        self.page.show_section(TOPICS)  # type: ignore[union-attr]

    def open(self) -> None:
        """Show the settings, and lead back from there to the page on screen now."""
        from reviewer_app.ui.settings.page import SettingsPage

        window = self._window
        if self.page is None:
            self.page = SettingsPage(self._settings, self._keys, lambda: window.default_commands, window.theme)
            self.page.setting_changed.connect(self._setting_changed)
            self.page.keys_changed.connect(self._keys_changed)
            self._topics.serve(self.page.topics)
            window.add_page(self.page)
        window.show_page(SETTINGS, window.page.name)

    def _setting_changed(self, name: str) -> None:
        settings, theme = self._settings, self._window.theme
        if name == "language":
            self.language_changed.emit()
        elif name == "theme":
            theme.set(str(settings["theme"]))
        else:
            if name == "scale":
                theme.set(scale=int(settings["scale"]))  # type: ignore[call-overload]
            self.rebuild_wanted.emit()

    def _keys_changed(self) -> None:
        self._window.use_keys()
        self.rebuild_wanted.emit()
