"""The number that each picture of the sample recording carries: two rows of sixteen black and white blocks at its top.

Twenty bits of number, twelve of check sum. It survives low bitrates, scaling and greyscale, so that any way to a
picture, a decoder or a player, can be asked which picture it gave.
"""

import binascii
import itertools

import numpy as np

ROWS, COLUMNS = 2, 16
# The height of the blocks in the sample recording, as a share of the picture.
SAMPLE_BAND = 0.025
_CHECK_BITS = 12


def code_bits(number: int) -> np.ndarray:
    """The blocks of a picture's number: (2, 16) booleans, True is white."""
    bits = [(_word(number) >> shift) & 1 for shift in reversed(range(ROWS * COLUMNS))]
    return np.array(bits, dtype=bool).reshape(ROWS, COLUMNS)


def read_number(image: np.ndarray, band: float = SAMPLE_BAND) -> int | None:
    """The number in a picture (HxW or HxWx3 uint8) whose blocks take `band` of its height; None where none is sure."""
    grey = image if image.ndim == 2 else image[..., :3].mean(axis=2)
    height, width = grey.shape
    row_height, column_width = height * band / ROWS, width / COLUMNS
    word = 0
    for row, column in itertools.product(range(ROWS), range(COLUMNS)):
        y, x = (row + 0.5) * row_height, (column + 0.5) * column_width
        dy, dx = max(row_height * 0.22, 0.5), max(column_width * 0.22, 0.5)
        block = grey[int(y - dy) : int(y + dy) + 1, int(x - dx) : int(x + dx) + 1]
        word = (word << 1) | int(block.mean() > 126)
    number = word >> _CHECK_BITS
    return number if _word(number) == word else None


def _word(number: int) -> int:
    check = binascii.crc_hqx(number.to_bytes(3, "big"), 0xFFFF) & 0xFFF
    return (number << _CHECK_BITS) | check
