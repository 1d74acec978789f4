"""The ledger in the whole program: opened by its command, deleted by pressing Delete twice."""

from datetime import date

from PySide6.QtCore import Qt

from reviewer_app import paths
from reviewer_app.operations import exposure
from tests.windows import CTRL, SHIFT, at_work, place_of_ana


def test_the_ledger_is_shown_and_deleted_by_key(qtbot, tmp_path):
    place = place_of_ana(tmp_path, paths.resources() / "sample" / "directo-demo.mp4")
    store = place.open_store("ana")
    exposure.add(store, date.today(), {"S0": 125_000, "none": 3_000_000})
    store.close()
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.key(Qt.Key.Key_E, CTRL | SHIFT)
        work.wait(lambda: work.application.exposure.panel is not None)
        panel = work.application.exposure.panel
        assert "today: S0 2, S1 –, S2 –, S3 –, nothing marked 50" in panel.accessibleDescription()
        work.key(Qt.Key.Key_Delete)
        assert panel.asks
        work.key(Qt.Key.Key_Delete)
        work.wait(lambda: "S0 2" not in panel.accessibleDescription())
        assert panel.isVisible() and not panel.asks
        work.key(Qt.Key.Key_Escape)
        assert panel.isHidden()
        assert exposure.totals(work.application.session.database, date.today()).empty
