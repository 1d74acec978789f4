"""The command line as a whole: its output on pipes of every kind, and its exit codes, by real processes."""

import os
import subprocess
import sys

import pytest

from tests.workplaces import add_recording, begin_review, make_place, options

PROGRAM = [sys.executable, "-m", "reviewer_app"]


def _environment(**values):
    return {**os.environ, **values}


def test_output_is_utf_8_whatever_the_pipe_says(tmp_path):
    """As on Windows, where a pipe has the code page of the country."""
    srt = tmp_path / "directo.srt"
    srt.write_text("1\n00:00:01,000 --> 00:00:02,000\n¿Qué tal? 漢字 😀\n", encoding="utf-8")
    run = subprocess.run(
        [*PROGRAM, "transcript", str(srt), "--json"],
        capture_output=True,
        env=_environment(PYTHONIOENCODING="cp1252"),
        timeout=60,
        check=True,
    )
    assert "¿Qué tal? 漢字 😀" in run.stdout.decode("utf-8")
    run = subprocess.run(
        [*PROGRAM, "transcript", str(tmp_path / "漢字.srt")],
        capture_output=True,
        env=_environment(PYTHONIOENCODING="ascii"),
        timeout=60,
        check=False,
    )
    assert run.returncode == 2 and "漢字.srt" in run.stderr.decode("utf-8")


def test_who_reads_only_the_beginning_ends_it_quietly(tmp_path):
    """`reviewer-app log --json | head -1`."""
    place = make_place(tmp_path)
    add_recording(place)
    begin_review(place, starts_ms=tuple(range(0, 100_000, 500)))
    process = subprocess.Popen(
        [*PROGRAM, *options(tmp_path), "log", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout.readline().startswith(b'{"event_id"')
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


@pytest.mark.parametrize("words", [["no-such-command"], ["log", "--no-such-option"], ["central"]])
def test_a_slip_of_the_caller_is_exit_2(words):
    run = subprocess.run([*PROGRAM, *words], capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "usage: reviewer-app" in run.stderr


def test_a_missing_library_of_the_system_is_one_sentence(tmp_path):
    """Qt on a bare machine; the loader's own words stand in, since the library itself is here."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text(
        "raise ImportError('libglib-2.0.so.0: cannot open shared object file: No such file or directory')"
    )
    run = subprocess.run(
        [*PROGRAM, "--home", str(tmp_path)],
        capture_output=True,
        text=True,
        env=_environment(PYTHONPATH=str(tmp_path)),
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "libglib-2.0.so.0" in run.stderr and "make setup" in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [["transcript", "--help"], ["--version"]])
def test_a_verb_begins_without_what_others_need(words):
    """A small command answers at once."""
    program = (
        "import sys\nfrom reviewer_app.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print([one for one in ('sqlalchemy', 'psycopg', 'av', 'numpy') if one in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
