"""What a person sees in the terminal they start the window from."""

import os
import subprocess
import sys

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from reviewer_app import bootstrap, paths
from reviewer_app.operations import workplace

folder = Path(sys.argv[1])
application = bootstrap.start(workplace.set_up(paths.home(folder), "", str(folder / "key")))
from PySide6.QtMultimedia import QMediaPlayer
player = QMediaPlayer()
qWarning("something that matters")
QTimer.singleShot(0, application.window.close)
sys.exit(application.run())
"""


def test_what_qt_says_of_every_run_is_in_the_log_file_alone(tmp_path):
    """Without a screen Qt speaks of window sizes and of its own version; a real warning still reaches the terminal."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr.splitlines() == ["something that matters"]
    log = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("reviewer-app.log"))
    assert "Using Qt multimedia with FFmpeg version" in log
