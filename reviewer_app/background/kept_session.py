"""A session with the central database, kept for the next upload: signing in costs the server more than a push."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable

# Longer than the pause between two uploads as it is by default; whoever sets a longer one spares the server's places.
IDLE_SECONDS = 30.0
# So that changed passwords, moved names and new certificates are met in the end by those who are never idle.
LONGEST_SECONDS = 3_600.0


class KeptSession:
    """One open session at most. One thread uses it; `abort` may come from another.

    It is left behind when it was not used for `idle_seconds`, by any clock: a machine that was asleep begins anew
    instead of waiting at a connection that is dead. Whatever goes wrong while it is used closes it.
    """

    def __init__(
        self,
        sign_in: Callable[[], Session],
        idle_seconds: float = IDLE_SECONDS,
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        self._sign_in = sign_in
        self._idle_seconds = idle_seconds
        self._longest_seconds = longest_seconds
        self._lock = threading.Lock()
        self._session: Session | None = None
        self._ended = False
        self._opened = self._used = _clocks()

    @contextmanager
    def use(self) -> Iterator[Session]:
        """The session, opened if there is none that answers. Raises what signing in raises."""
        session = self._answering() or self._open()
        try:
            yield session
        except BaseException:
            # A server that may only be read now, or that has no place for us, is left for whoever answers next.
            self.close()
            raise
        self._used = _clocks()

    def seconds_left(self) -> float | None:
        """When `close_idle` will have something to do; None while nothing is open."""
        if self._session is None:
            return None
        return max(0.0, min(self._idle_seconds - _since(self._used), self._longest_seconds - _since(self._opened)))

    def close_idle(self) -> None:
        """Close what was not used for too long."""
        if self.seconds_left() == 0.0:
            self.close()

    def abort(self) -> None:
        """Cut the session, and open none any more; a call that waits ends with Unreachable."""
        with self._lock:
            self._ended = True
            # Under the lock: it is closed only after it has been taken out of here.
            if self._session is not None:
                self._session.abort()

    def close(self) -> None:
        """Close what is open; the next use signs in."""
        with self._lock:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def _answering(self) -> Session | None:
        self.close_idle()
        if self._session is not None and not self._session.answers():
            self.close()
        return self._session

    def _open(self) -> Session:
        session = self._sign_in()
        with self._lock:
            if not self._ended:
                self._session = session
                self._opened = self._used = _clocks()
                return session
        session.close()
        raise Unreachable("The upload has ended.")


def _clocks() -> tuple[float, float]:
    return time.monotonic(), time.time()


def _since(then: tuple[float, float]) -> float:
    """By the clock that has gone further: one stands still while a machine sleeps, the other may be set back."""
    return max(now - before for now, before in zip(_clocks(), then, strict=True))
