"""The log file: rotation, and faults without what they quote."""

import logging

import pytest

from reviewer_app.bootstrap import logs


@pytest.fixture(autouse=True)
def _closed():
    """The log file is closed after each test."""
    yield
    logs.shut_down()


def test_old_files_are_kept_up_to_five(tmp_path, monkeypatch):
    """The newest lines are in the file without a number."""
    monkeypatch.setattr(logs, "MEGABYTE", 2_000)
    path = logs.set_up(tmp_path / "logs")
    for number in range(200):
        logging.getLogger("reviewer_app.somewhere").info("line %d of a long day, with some more words", number)
    files = sorted(one.name for one in path.parent.iterdir())
    assert files == ["reviewer-app.log", *(f"reviewer-app.log.{number}" for number in range(1, 5))]
    assert all(one.stat().st_size <= 2_000 for one in path.parent.iterdir())
    assert "line 199" in path.read_text(encoding="utf-8")


def test_a_fault_is_logged_by_type_and_place_without_its_text(tmp_path):
    """Its causes too."""
    path = logs.set_up(tmp_path)
    logger = logging.getLogger("reviewer_app.somewhere")
    try:
        try:
            raise KeyError("nota secreta")
        except KeyError as error:
            raise RuntimeError("INSERT … 'nota secreta'") from error
    except RuntimeError:
        logger.exception("upload failed")
    text = path.read_text(encoding="utf-8")
    assert "upload failed" in text and "RuntimeError" in text and "KeyError" in text and "test_logs.py" in text
    assert "nota secreta" not in text.replace('raise KeyError("nota secreta")', "").replace(
        "raise RuntimeError(\"INSERT … 'nota secreta'\") from error", ""
    )


def test_set_up_again_writes_each_line_once(tmp_path):
    """After a sign-out and a second start in one process; the programs' own start is the first line."""
    logs.set_up(tmp_path)
    path = logs.set_up(tmp_path)
    logging.getLogger("reviewer_app").info("only once")
    text = path.read_text(encoding="utf-8")
    assert text.count("only once") == 1 and "Python 3" in text.splitlines()[0]
    logs.shut_down()
    assert logging.getLogger("reviewer_app").handlers == []
