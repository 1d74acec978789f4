"""Where keys are, whatever they type: the places of a US keyboard, by the codes that each system gives its keys.

evdev key codes + 8 on X11 and Wayland, scan codes of set 1 on Windows (8 less), virtual key codes on a Mac.
"""

import sys
from types import MappingProxyType

from PySide6.QtGui import QKeyEvent

_ROWS = (
    (10, "1234567890-=", "!@#$%^&*()_+"),
    (24, "qwertyuiop[]", "QWERTYUIOP{}"),
    (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (51, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
)
_LINUX = MappingProxyType(
    {first + n: (plain, shifted[n]) for first, row, shifted in _ROWS for n, plain in enumerate(row)}
)
_WINDOWS = MappingProxyType({code - 8: signs for code, signs in _LINUX.items()})
_MAC_ROWS = {
    "1234567890-=": (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 27, 24),
    "qwertyuiop[]": (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 33, 30),
    "asdfghjkl;'`": (0, 1, 2, 3, 5, 4, 38, 40, 37, 41, 39, 50),
    "\\zxcvbnm,./": (42, 6, 7, 8, 9, 11, 45, 46, 43, 47, 44),
}
_MAC = MappingProxyType(
    {
        code: (plain, shifted[n])
        for _, row, shifted in _ROWS
        for n, (plain, code) in enumerate(zip(row, _MAC_ROWS[row], strict=True))
    }
)


def signs_at(event: QKeyEvent, platform: str = sys.platform) -> tuple[str, str] | None:
    """What a US keyboard types at the place of the event's key, without and with Shift; None where it is unknown."""
    if platform == "darwin":
        # A virtual key of 0 is the letter A there, so a missing one needs no care.
        return _MAC.get(event.nativeVirtualKey())
    return (_WINDOWS if platform == "win32" else _LINUX).get(event.nativeScanCode())
