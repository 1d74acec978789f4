"""The demo's window as a newcomer meets it."""

from PySide6.QtCore import Qt

from reviewer_app.bootstrap import demo
from tests.windows import at_work
from tests.workplaces import make_place


def test_enter_alone_signs_in_also_after_signing_out(qtbot, tmp_path, central_servers):
    """The page forgets the password each time that it is shown; the demo fills it in again."""
    place = make_place(tmp_path, central_servers.database("embedded").dsn)
    with at_work(qtbot, place) as work:
        asked = []
        work.application.sign_in.sign_in_requested.disconnect()
        work.application.sign_in.sign_in_requested.connect(lambda *given: asked.append(given))
        demo.fill_in(work.application)
        for _ in range(2):
            work.window.show_page("sign_in")
            work.key(Qt.Key.Key_Return)
    assert asked == [(demo.USER, demo.PASSWORD)] * 2
