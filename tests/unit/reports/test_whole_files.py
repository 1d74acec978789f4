"""Files are written whole or not at all."""

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.reports.whole_files import written_whole


def test_both_files_appear_when_the_block_ends(tmp_path):
    """Until then there is nothing at the targets."""
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    with written_whole(one, two) as temporaries:
        for temporary in temporaries:
            temporary.write_text("x", encoding="utf-8")
        assert not one.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.csv", "two.csv"]
    assert one.read_text(encoding="utf-8") == "x"


def test_an_error_leaves_what_was_there_and_no_rest(tmp_path):
    """The older file stays, the temporary ones go."""
    target = tmp_path / "one.csv"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), written_whole(target) as (temporary,):
        temporary.write_text("half", encoding="utf-8")
        1 / 0  # noqa: B018
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    """The path and what to do."""
    said = pytest.raises(UserError, match=r"Cannot write .*none.*one\.csv.*choose another place")
    with said, written_whole(tmp_path / "none" / "one.csv"):
        pass


def test_a_target_that_is_a_folder_is_a_sentence(tmp_path):
    """The temporary file is gone afterwards."""
    folder = tmp_path / "folder.csv"
    folder.mkdir()
    with pytest.raises(UserError, match="Cannot write"), written_whole(folder):
        pass
    assert list(tmp_path.iterdir()) == [folder]
