"""The colours of the two themes, by what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import product
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as `#rrggbb`. Backgrounds from back to front: window, surface, raised; `line` and `edge` only
    separate; `control_line` is the edge by which a control is recognised."""

    window: str
    surface: str
    raised: str
    hover: str
    selected: str
    field: str
    line: str
    control_line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_fill: str
    on_accent: str
    good: str
    warn: str
    error: str
    info_back: str
    warn_back: str
    error_back: str
    severity_0: str
    severity_1: str
    severity_2: str
    severity_3: str

    def __getitem__(self, name: str) -> str:
        return getattr(self, name)


DARK = Tokens(
    window="#121418",
    surface="#191c21",
    raised="#22262d",
    hover="#262b33",
    selected="#253750",
    field="#0e1013",
    line="#2a2f37",
    control_line="#69727f",
    edge="#434a55",
    text="#e4e7eb",
    muted="#a2abb7",
    accent="#82b4ff",
    accent_fill="#82b4ff",
    on_accent="#0b1420",
    good="#7ccf9b",
    warn="#f0c05a",
    error="#ff9a94",
    info_back="#1c2b40",
    warn_back="#35290f",
    error_back="#401c1c",
    severity_0="#ff8a84",
    severity_1="#ffab5e",
    severity_2="#ecd068",
    severity_3="#86cfc0",
)
LIGHT = Tokens(
    window="#f3f4f6",
    surface="#fbfbfc",
    raised="#ffffff",
    hover="#e9ebef",
    selected="#d6e5fc",
    field="#ffffff",
    line="#dadde3",
    control_line="#848d9a",
    edge="#bcc3cd",
    text="#1a1e24",
    muted="#515a66",
    accent="#1a55bf",
    accent_fill="#1f5fd0",
    on_accent="#ffffff",
    good="#17653a",
    warn="#744c00",
    error="#a31b1b",
    info_back="#e0ebfc",
    warn_back="#fbefcf",
    error_back="#fce3e1",
    severity_0="#a31b1b",
    severity_1="#8a4200",
    severity_2="#665000",
    severity_3="#0f5f52",
)
THEMES: Mapping[str, Tokens] = MappingProxyType({"dark": DARK, "light": LIGHT})

_PLAIN = ("window", "surface", "raised", "hover", "selected", "field")
_COLOURED = ("accent", "good", "warn", "error", "severity_0", "severity_1", "severity_2", "severity_3")
# Every text colour with every background it is drawn on; a test holds each pair to WCAG's 4.5:1.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *product(("text", "muted", *_COLOURED), _PLAIN),
    ("on_accent", "accent_fill"),
    *(("text", back) for back in ("info_back", "warn_back", "error_back")),
    ("accent", "info_back"),
    ("warn", "warn_back"),
    ("error", "error_back"),
)
# Edges by which a control is recognised need 3:1 (WCAG 1.4.11).
EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    *product(("control_line",), ("window", "surface", "raised", "field")),
    *product(("accent",), ("window", "surface", "raised", "field")),
)

NAMES = tuple(field.name for field in fields(Tokens))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, with relative luminance as defined there.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = []
    for start in (1, 3, 5):
        channel = int(colour[start : start + 2], 16) / 255
        linear.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
