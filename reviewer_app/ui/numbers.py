"""How numbers are written in the window: with the marks of the language that it speaks.

Timecodes, versions and what a file holds are the same everywhere and are not written here.
"""

from PySide6.QtCore import QLocale

_COMMA = ","


def decimal(value: float, places: int) -> str:
    """`1.3` or `1,3`: with so many decimals, thousands apart, a true minus."""
    return QLocale().toString(float(value), "f", places).replace("-", "−")


def short(value: float, places: int) -> str:
    """The same with no more decimals than there are: `1.5`, `2`."""
    locale = QLocale()
    # Thousands are apart by the other mark, so that what is cut off are decimals alone.
    point, text = locale.decimalPoint(), decimal(value, places)
    return text.rstrip(locale.zeroDigit()).removesuffix(point) if point in text else text


def whole(value: int) -> str:
    """`12,345` or `12.345`."""
    return QLocale().toString(int(value)).replace("-", "−")


def interval(low: float, high: float, places: int) -> str:
    """`[0.41, 0.78]`, or `[0,41; 0,78]` where a comma is the decimal mark."""
    between = "; " if QLocale().decimalPoint() == _COMMA else ", "
    return f"[{decimal(low, places)}{between}{decimal(high, places)}]"
