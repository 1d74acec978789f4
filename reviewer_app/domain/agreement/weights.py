"""How near two categories are to each other, and how far."""

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from reviewer_app.domain.agreement.errors import NotComparable
from reviewer_app.domain.agreement.sets import jaccard, label_set, masi

NOMINAL, ORDINAL, INTERVAL, RATIO = "nominal", "ordinal", "interval", "ratio"
LEVELS = (NOMINAL, ORDINAL, INTERVAL, RATIO)
# Levels of sets of labels: distances as they are, not squared.
SET_DISTANCES = {"masi": masi, "jaccard": jaccard}
IDENTITY, LINEAR, QUADRATIC = "identity", "linear", "quadratic"
WEIGHTS = (IDENTITY, LINEAR, QUADRATIC)


def agreement_weights(name: str, categories: Sequence[Hashable]) -> np.ndarray:
    """(q, q) weights: 1 for the same category, down to 0 for those farthest from each other.

    `linear` is 1 - |a - b| / range and `quadratic` its square's, over the categories' numbers where all of them are
    numbers, else over their places (Cohen 1968, Psychological Bulletin 70:213). Raises NotComparable for another name.
    """
    if name not in WEIGHTS:
        raise NotComparable(f"Weights are {', '.join(WEIGHTS)} or a square table, not {name!r}.")
    if name == IDENTITY:
        return np.eye(len(categories))
    values = as_numbers(categories)
    if values is None:
        values = np.arange(len(categories), dtype=float)
    distance = np.abs(values[:, None] - values[None, :])
    widest = distance.max(initial=0.0) or 1.0
    return 1 - (distance / widest) ** (1 if name == LINEAR else 2)


def own_weights(table: Sequence[Sequence[float]], q: int) -> np.ndarray:
    """Weights of one's own: (q, q), symmetric, 1 in the diagonal, 0 to 1 elsewhere. Raises NotComparable for others."""
    weights = np.asarray(table, dtype=float)
    if weights.shape != (q, q):
        raise NotComparable(f"Weights for {q} categories are {q} rows of {q} numbers.")
    if not (np.array_equal(weights, weights.T) and (np.diag(weights) == 1).all()):
        raise NotComparable("Weights are the same both ways, and 1 for the same category.")
    if (weights < 0).any() or (weights > 1).any():
        raise NotComparable("Weights lie between 0 and 1.")
    return weights


def squared_distance(level: str, categories: Sequence[Hashable]) -> np.ndarray:
    """(q, q) squared distances of a level of measurement, but for `ordinal`, which depends on the ratings.

    Krippendorff (2011), Computing Krippendorff's alpha-reliability, section 5. Raises NotComparable where categories
    are not the numbers that a level needs.
    """
    if level == NOMINAL:
        return 1 - np.eye(len(categories))
    if level in SET_DISTANCES:
        return distances([label_set(one) for one in categories], SET_DISTANCES[level])
    values = as_numbers(categories)
    if values is None:
        raise NotComparable(f"The level {level} needs categories that are numbers.")
    difference = values[:, None] - values[None, :]
    if level == INTERVAL:
        return difference**2
    if (values < 0).any():
        raise NotComparable("The level ratio needs categories from 0.")
    total = values[:, None] + values[None, :]
    return np.divide(difference, total, out=np.zeros_like(total), where=total > 0) ** 2


def ordinal_distance(marginals: np.ndarray) -> np.ndarray:
    """(…, q, q) squared distances between ranks, by (…, q) frequencies of categories in order (Krippendorff 2011)."""
    below = np.cumsum(marginals, axis=-1) - marginals / 2
    return (below[..., :, None] - below[..., None, :]) ** 2


def distances(categories: Sequence[Hashable], distance: Callable[[object, object], float]) -> np.ndarray:
    """(q, q) of any distance between two categories, as it is: what is squared elsewhere is not squared here."""
    return np.array([[distance(one, other) for other in categories] for one in categories], dtype=float)


def as_numbers(categories: Sequence[Hashable]) -> np.ndarray | None:
    """The categories as numbers, None where one is not."""
    try:
        values = np.array([float(value) for value in categories])  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return values if np.isfinite(values).all() else None
