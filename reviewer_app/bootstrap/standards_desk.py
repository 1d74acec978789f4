"""What the window does with standards that come down: new reviews follow the one in force, and the person is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Qt

from reviewer_app.ui.banner import INFO, WARN
from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.bootstrap.review_desk import ReviewDesk
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.domain.lexicon import Lexicon
    from reviewer_app.domain.policy import PolicySet
    from reviewer_app.operations.lexicons import LexiconNews
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.operations.standards import News
    from reviewer_app.ui.main_window import MainWindow

NAMES_SHOWN = 4


class StandardsDesk(QObject):
    """Follows the standard of the day for one session and its review desk.

    Nothing is said over a review that goes on: it keeps its own standard. `today` is the day where the person is.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        desk: ReviewDesk,
        failed: Callable[[Exception], None],
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(desk)
        self._window, self._session, self._desk = window, session, desk
        self._failed, self._today = failed, today
        self._waiting: list[tuple[str, str]] = []
        self._problems: set[str] = set()
        desk.opened.connect(self._say)
        window.page_shown.connect(self._page_shown)
        self.look()

    def look(self) -> None:
        """Follow the standard of the day, which another day or a sync may have changed."""
        from reviewer_app.operations import lexicons, standards

        if self._session.closed:
            return
        worker, settings = self._session.worker, self._session.place.settings
        worker.run(
            standards.follow, settings, self._desk.policies, self._today(), then=self._follow, failed=self._failed
        )
        worker.run(lexicons.follow, settings, self._today(), then=self._follow_lexicon, failed=self._failed)

    def came(self, pulled: PullResult) -> None:
        """Take in what a sync has brought."""
        from reviewer_app.operations import standards

        for problem in pulled.problems:
            if problem not in self._problems:
                self._problems.add(problem)
                self._tell(told(problem), WARN)
        if pulled.standards:
            arguments = (pulled.standards, self._desk.policies, self._today())
            self._session.worker.run(standards.coming, *arguments, then=self._coming, failed=self._failed)
            self.look()

    def _follow(self, followed: tuple[PolicySet, News | None]) -> None:
        policies, news = followed
        if self._session.closed or not self._desk.follow(policies):
            return
        if news is not None:
            text = self.tr("The policies are {version} from now on. {changes} A review that has begun keeps its own.")
            self._tell(text.format(version=_version(news.after), changes=self._policies_changed(news)))

    def _coming(self, found: list[News]) -> None:
        for news in found:
            text = self.tr("The policies {version} have come and count from {day}. {changes}")
            day = QLocale().toString(QDate.fromString(news.effective_from, Qt.DateFormat.ISODate), "d MMM yyyy")
            self._tell(text.format(version=_version(news.after), day=day, changes=self._policies_changed(news)))

    def _follow_lexicon(self, news: LexiconNews | None) -> None:
        if news is None or self._session.closed:
            return
        self._session.companions.use_another_lexicon()
        changes = news.changes
        text = self.tr(
            "The lexicon is {version} from the next recording on. Words: {new} new, {gone} gone, {other} changed."
        )
        self._tell(
            text.format(
                version=_version(news.after),
                new=len(changes.added),
                gone=len(changes.removed),
                other=len(changes.changed or {}),
            )
        )

    def _policies_changed(self, news: News) -> str:
        """What is new, gone and changed, by name, a sentence for each."""
        language, changes = self._session.place.settings.language, news.changes
        names = {**_names(news.before, language), **_names(news.after, language)}
        groups = (
            (self.tr("New: {names}."), changes.added),
            (self.tr("Gone: {names}."), changes.removed),
            (self.tr("Changed: {names}."), tuple(changes.changed or {})),
        )
        said = [text.format(names=self._short([names.get(one, one) for one in ids])) for text, ids in groups if ids]
        return " ".join(said) or self.tr("No policy has changed.")

    def _short(self, names: list[str]) -> str:
        shown = ", ".join(names[:NAMES_SHOWN])
        more = len(names) - NAMES_SHOWN
        return shown if more <= 0 else self.tr("{names} and %n more", "", more).format(names=shown)

    def _tell(self, text: str, level: str = INFO) -> None:
        self._waiting.append((text, level))
        if self._window.page.name == QUEUE:
            self._say()

    def _say(self) -> None:
        """What has come meanwhile, behind what is on the banner already."""
        if self._waiting:
            before = self._window.banner.text
            texts = [*([before] if before else []), *(text for text, _ in self._waiting)]
            calm = not before and all(level == INFO for _, level in self._waiting)
            self._window.show_banner(" ".join(texts), INFO if calm else WARN)
            self._waiting.clear()

    def _page_shown(self, name: str) -> None:
        if name == QUEUE:
            self._say()
            self.look()


def _names(policies: PolicySet | None, language: str) -> dict[str, str]:
    from reviewer_app.domain.policy import text_in

    return {} if policies is None else {one.id: text_in(one.name, language) for one in policies.policies}


def _version(one: PolicySet | Lexicon) -> str:
    return f"{one.id} {one.version}"
