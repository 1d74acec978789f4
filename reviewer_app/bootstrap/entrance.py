"""Who is at work: signing in, opening that person's store, and the page for it, made when somebody has to sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import UserError
from reviewer_app.operations.workplace import Workplace
from reviewer_app.ui.commands import SIGN_IN
from reviewer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import OpenStore
    from reviewer_app.operations.signing_in import SignedIn
    from reviewer_app.ui.sign_in.page import SignInPage

OPENING_SECONDS = 10.0


class Entrance(QObject):
    """Lets one person in at a time.

    `opened((who, store))`: somebody is at work on their store, which the receiver closes. `refused(sentence)`: nobody
    is, although somebody could be (another window has the store, its key is gone); `refusal` is why. `failed(error)`
    for what should not have happened. `sentence(error)` words an error.
    """

    opened = Signal(object)
    refused = Signal(str)
    failed = Signal(object)

    def __init__(
        self, place: Workplace, window: MainWindow, sentence: Callable[[Exception], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._window, self._sentence = place, window, sentence
        self.refusal: UserError | None = None
        self._page: SignInPage | None = None
        self._central = self._user = ""
        self._opening: Job | None = None

    @property
    def page(self) -> SignInPage:
        """The page where a person signs in."""
        if self._page is None:
            from reviewer_app.ui.sign_in.page import SignInPage

            page = self._page = SignInPage(self._window.theme)
            page.sign_in_requested.connect(self._sign_in)
            page.offline_requested.connect(self._begin_offline)
            page.set_central(self._central)
            page.set_last_user(self._user)
            self._window.add_page(page)
        return self._page

    def show(self) -> None:
        """Let somebody sign in."""
        page = self.page
        if self._window.page is not page:
            self._window.show_page(SIGN_IN)

    def begin_day(self) -> None:
        """Straight to work for who worked here last; otherwise the page."""
        from reviewer_app.operations import signing_in

        try:
            self._central = self._place.address.name if self._place.central else ""
            known = signing_in.offline_user(self._place)
        except UserError as error:
            self._refuse(error)
            return
        if self._page is not None:
            self._page.set_central(self._central)
        if known is None:
            self.show()
        else:
            self._know(known.user)
            self.begin(known)

    def begin(self, who: SignedIn) -> None:
        """Open the store of a person."""
        from reviewer_app.bootstrap.session import open_store

        self._set_busy(True)
        job = self._opening = Job(lambda _: (who, open_store(self._place, who)), self)
        job.finished.connect(self._begun)
        job.failed.connect(self._not_begun)
        job.start()

    def show_to_anybody(self) -> None:
        """Let somebody sign in; nobody is known from before."""
        self._know("")
        self.show()

    def sign_out(self, user: str) -> None:
        """Nobody is at work any more: forget the password. Raises UserError when the keyring does not let go of it."""
        from reviewer_app.operations import signing_in

        signing_in.sign_out(self._place, user)

    def close(self) -> None:
        """Wait for a store that is being opened; `opened` tells of it as ever."""
        if self._opening is not None:
            self._opening.join(OPENING_SECONDS)
            QCoreApplication.sendPostedEvents(self._opening)

    def _sign_in(self, user: str, password: str) -> None:
        from reviewer_app.operations import signing_in

        self._set_busy(True)
        job = Job(lambda _: signing_in.sign_in(self._place, user, password), self)
        job.finished.connect(self.begin)
        job.failed.connect(self._not_signed_in)
        job.start()

    def _begin_offline(self, user: str) -> None:
        from reviewer_app.operations.signing_in import SignedIn

        self.begin(SignedIn(user))

    def _not_signed_in(self, error: Exception) -> None:
        self._set_busy(False)
        self.page.show_error(self._sentence(error))

    def _begun(self, opened: tuple[SignedIn, OpenStore]) -> None:
        self._opening = None
        self._set_busy(False)
        self.refusal = None
        self.opened.emit(opened)

    def _not_begun(self, error: Exception) -> None:
        self._opening = None
        self._set_busy(False)
        if isinstance(error, UserError):
            self._refuse(error)
        else:
            self.failed.emit(error)

    def _refuse(self, error: UserError) -> None:
        self.refusal = error
        self.show()
        self.page.show_error(str(error))
        self.refused.emit(str(error))

    def _know(self, user: str) -> None:
        """Who signed in last, '' for nobody."""
        self._user = user
        if self._page is not None:
            self._page.set_last_user(user)

    def _set_busy(self, busy: bool) -> None:
        if self._page is not None:
            self._page.set_busy(busy)
