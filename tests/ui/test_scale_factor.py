"""On a screen of more pixels (QT_SCALE_FACTOR) the review page is as it is elsewhere, in pixels of the device."""

import json
import os
import subprocess
import sys

import pytest

# Prints the size of the window, the ratio, and whether the panes lie inside the page without overlapping.
PROGRAM = """
import json, os, sys
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from reviewer_app import paths
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.theme import Theme
app = QApplication([])
theme = Theme("dark", int(sys.argv[1]))
theme.apply()
policies = read_policy_pack(next((paths.resources() / "policies").glob("live-es-*.yaml")))
page = QWidget()
panes = Panes(policies, "es", theme, key_of=lambda _: "", next_key="n", reopen_key="r", page=page)
page.resize(int(sys.argv[2]), int(sys.argv[3]))
page.show()
for _ in range(5):
    app.sendPostedEvents()
    app.processEvents()
def place(widget):
    return QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())
shown = {name: place(getattr(panes, name)) for name in ("video", "words", "policies", "findings_view", "timeline")}
picture = page.grab().toImage()
pairs = [(one, other) for one in shown for other in shown if one < other and shown[one].intersects(shown[other])]
print(json.dumps({
    "size": [page.width(), page.height()], "dots": [picture.width(), picture.height()], "overlap": pairs,
    "inside": all(page.rect().contains(box) for box in shown.values()),
    "least": min(min(box.width(), box.height()) for box in shown.values()),
}), flush=True)
# Widgets of a script that ends go in no order at all.
os._exit(0)
"""


@pytest.mark.parametrize(("factor", "width", "height"), [("1.5", 1280, 720), ("2", 960, 540)])
@pytest.mark.parametrize("scale", [100, 125])
def test_panes_have_their_room_at_a_screen_s_factor(tmp_path, factor, width, height, scale):
    """1920x1080 at 150 % and at 200 % of the screen, each at two sizes of the texts."""
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    # Header, menus and status line take about a tenth of the window.
    page_height = str(round(height * 0.88))
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(scale), str(width), page_height],
        capture_output=True, text=True, env=environment, timeout=60, check=True,
    )  # fmt: skip
    found = json.loads(run.stdout.splitlines()[-1])
    assert found["size"] == [width, int(page_height)]
    assert found["dots"] == [round(one * float(factor)) for one in found["size"]]
    assert (found["overlap"], found["inside"]) == ([], True)
    assert found["least"] > 30
