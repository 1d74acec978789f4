"""The number in a picture."""

import numpy as np
import pytest

from reviewer_app.media.picture_code import SAMPLE_BAND, read_number
from tests.media_files import paint_code


@pytest.mark.parametrize("number", [0, 1, 999, 2**20 - 1])
def test_a_painted_number_reads_back_from_colour_and_grey(number):
    image = np.full((640, 360, 3), 90, np.uint8)
    paint_code(image, number, SAMPLE_BAND)
    assert read_number(image) == number
    assert read_number(image[..., 1]) == number


def test_blocks_that_do_not_fit_their_check_sum_are_no_number():
    """One block turned round, and a picture without blocks."""
    image = np.full((640, 360, 3), 90, np.uint8)
    assert read_number(image) is None
    paint_code(image, 77, SAMPLE_BAND)
    image[:8, :22] = 255 - image[:8, :22]
    assert read_number(image) is None
