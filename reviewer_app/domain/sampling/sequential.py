"""Wald's sequential test: look at one after the other until the lot is plainly good or plainly bad."""

from dataclasses import dataclass
from math import log

from reviewer_app.domain.sampling.errors import NoSample

ACCEPT, REJECT, GO_ON = "accept", "reject", "go on"


@dataclass(frozen=True, slots=True)
class Sequential:
    """Accept at `slope` n - `below` faults after n, reject at `slope` n + `above` (Wald 1947, Sequential analysis)."""

    slope: float
    below: float
    above: float

    @staticmethod
    def of(good: float, alpha: float, bad: float, beta: float) -> "Sequential":
        """By the shares of faults of a good and a bad lot, and the risks to reject the one and accept the other."""
        if not 0 < good < bad < 1 or not (0 < alpha < 1 and 0 < beta < 1 and alpha + beta < 1):
            raise NoSample("A good lot has fewer faults than a bad one, and the risks are below 1 together.")
        scale = log(bad * (1 - good) / (good * (1 - bad)))
        return Sequential(
            log((1 - good) / (1 - bad)) / scale, log((1 - alpha) / beta) / scale, log((1 - beta) / alpha) / scale
        )

    def decide(self, looked_at: int, faults: int) -> str:
        """ACCEPT, REJECT or GO_ON after so many with so many faults."""
        if faults <= self.slope * looked_at - self.below:
            return ACCEPT
        return REJECT if faults >= self.slope * looked_at + self.above else GO_ON
