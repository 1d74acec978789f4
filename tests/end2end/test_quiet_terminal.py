"""What a person sees in the terminal they start the window from."""

import os
import subprocess
import sys

from reviewer_app import paths

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QUrl, qWarning
from reviewer_app import bootstrap, paths
from reviewer_app.operations import workplace

folder = Path(sys.argv[1])
application = bootstrap.start(workplace.set_up(paths.home(folder), "", str(folder / "key")))
from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

player, sink = QMediaPlayer(), QVideoSink()
player.setVideoSink(sink)
qWarning("something that matters")
sink.videoFrameChanged.connect(application.window.close)
player.setSource(QUrl.fromLocalFile(sys.argv[2]))
player.play()
sys.exit(application.run())
"""


def test_what_qt_says_of_every_run_is_in_the_log_file_alone(tmp_path):
    """Without a screen Qt speaks of window sizes, of its own version and of each file; a real warning still shows."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"} | {"LC_ALL": "C"}
    sample = paths.resources() / "sample" / "directo-demo.mp4"
    command = [sys.executable, "-c", PROGRAM, str(tmp_path), str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr.splitlines() == ["something that matters"]
    log = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("reviewer-app.log"))
    assert "Using Qt multimedia with FFmpeg version" in log and "propagateSizeHints" not in log
    assert sample.name not in log
