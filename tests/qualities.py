"""Decisions that were looked at again, as a team makes them in two months, for tests of the quality page."""

import random

from reviewer_app.domain.quality.checks import DRAWN, GOLD, Check, Fault, Label, Planned, Quality

DAY_MS = 86_400_000
# 20 March to 14 May 2026: eight weeks.
FIRST_MS = 1_773_964_800_000
WEEKS = 8
POLICIES = (
    ("quality.gift_pressure", "S3", 0.16),
    ("harassment.insult", "S2", 0.12),
    ("scam.investment", "S1", 0.08),
    ("sexual.suggestive", "S2", 0.08),
    ("hate.slur", "S1", 0.06),
    ("danger.driving", "S1", 0.04),
    ("regulated.alcohol", "S3", 0.05),
    ("privacy.contact", "S2", 0.03),
    ("violence.threat", "S0", 0.015),
)
TITLES = ("directo-demo", "cocina-en-directo", "tertulia-de-radio", "reto-en-el-tejado", "venta-de-anillos")
REVIEWERS = ("R-3F9A12C4", "R-77B0E1D2", "R-A41C09EE", "R-C2D81F05", "R-E90B6A37")


def quality(count: int = 840, seed: int = 7, here: str = "") -> Quality:
    """So many checks, the fifth week worse than the others; `here` is a recording of this machine, with errors."""
    rng = random.Random(seed)
    days = WEEKS * 7
    checks = tuple(_check(rng, number, number * days // count, here) for number in range(count))
    drawn = sum(one.source == DRAWN for one in checks)
    return Quality(
        FIRST_MS,
        FIRST_MS + days * DAY_MS,
        False,
        checks,
        (Planned("semana", "", 12_000, drawn + 60, drawn + 12, drawn),),
    )


def _check(rng: random.Random, number: int, day: int, here: str) -> Check:
    bad_week = day // 7 == 4
    labels, faults = [], []
    for policy, severity, share in POLICIES:
        right = rng.random() < share
        given = right if rng.random() < (0.8 if bad_week else 0.92) else not right
        if not right and given and rng.random() < 0.85:
            given = False
        if right or given:
            labels.append(Label(policy, given, right, severity))
        if right != given:
            start = rng.randrange(4, 90) * 1000
            critical = severity in ("S0", "S1") and rng.random() < 0.35
            faults.append(
                Fault("missed" if right else "extra", policy, severity, "critical" if critical else "minor",
                      "false_negative" if right else "false_positive", "context_missed", start, start + 6_000)
            )  # fmt: skip
    outcome = "NA" if any(one.given for one in labels) else "CLEAN"
    second = "NA" if any(one.right for one in labels) else "CLEAN"
    first_wrong = bool(faults) or rng.random() < 0.03
    settled = first_wrong and rng.random() < 0.35
    gold = number % 17 == 0
    is_here = bool(faults) and day >= 7 * WEEKS - 14
    title = TITLES[0] if is_here else TITLES[number % len(TITLES)]
    return Check(
        f"c{number:05}", GOLD if gold else DRAWN, REVIEWERS[number * 7 % 5], FIRST_MS + day * DAY_MS,
        outcome == second, ("ES", "MX", "AR")[number % 3], f"ES-2026-{12 + day // 7}", "live-es@2026.2",
        "" if gold else here if here and is_here else f"{number:064x}", "" if gold else title, 137_000, outcome, second,
        first_wrong=first_wrong, settled=settled, overturned=first_wrong and not faults,
        sample="" if gold else "semana", inclusion=None if gold else 0.07, labels=tuple(labels), faults=tuple(faults),
    )  # fmt: skip
