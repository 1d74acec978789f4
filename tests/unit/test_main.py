"""`python -m reviewer_app` is the command."""

import subprocess
import sys

from reviewer_app import __version__


def test_the_module_runs_as_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "reviewer_app", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"reviewer-app {__version__}"


def test_an_unknown_command_is_usage_and_exit_2():
    done = subprocess.run(
        [sys.executable, "-m", "reviewer_app", "nonsense"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
