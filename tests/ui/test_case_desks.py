"""Pages about cases in the whole program: who may see them, when they are made, and that they go with the session."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from reviewer_app.bootstrap import case_desks
from reviewer_app.operations.pulling import PullResult
from reviewer_app.store import people
from reviewer_app.ui.commands import QUALITY, QUEUE, STANDARDS
from reviewer_app.ui.page import Page
from tests.windows import CTRL, SHIFT, at_work, place_of_ana


class Probe(case_desks.CaseDesk):
    """A desk with an empty page, which remembers what it was asked."""

    made: list["Probe"]

    def __init__(self, room, parent) -> None:
        super().__init__(room, parent)
        self.page = Page()
        self.page.name = QUALITY
        self.heard: list[str] = []
        type(self).made.append(self)

    def open(self) -> None:
        self.heard.append("open")
        super().open()

    def came(self, pulled: PullResult) -> None:
        self.heard.append(pulled.role)

    def look_at(self, what: str) -> None:
        self.heard.append(what)

    def close(self) -> None:
        self.heard.append("close")


@pytest.fixture
def probes(monkeypatch) -> list[Probe]:
    """The desks that were made for the quality page."""
    monkeypatch.setattr(Probe, "made", [], raising=False)
    monkeypatch.setattr(case_desks, "_MAKERS", {**case_desks._MAKERS, "page.quality": Probe})
    return Probe.made


@pytest.fixture
def signed_in_as(tmp_path, media_files):
    """Ana's place, where the server said last that she is this."""

    def make(role: str):
        place = place_of_ana(tmp_path, media_files("mp4"))
        store = place.open_store("ana")
        with store.transaction() as connection:
            people.set_role(connection, role)
        store.close()
        return place

    return make


def test_a_page_is_made_once_and_goes_with_the_session(qtbot, signed_in_as, probes):
    place = signed_in_as("lead")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.wait(lambda: work.application.policies is not None)
        assert probes == []
        for _ in range(2):
            work.key(Qt.Key.Key_4, CTRL)
            assert work.window.page.name == QUALITY
            work.key(Qt.Key.Key_1, CTRL)
            assert work.window.page.name == QUEUE
        work.application.cases.came(PullResult(role="lead"))
        work.key("Q", CTRL | SHIFT)
        [probe] = probes
        assert probe.heard == ["open", "open", "lead", "close"]
        assert all(page.name != QUALITY for page in work.window.pages)
        work.wait(lambda: not isValid(probe))


@pytest.mark.parametrize(("role", "sentence"), [("moderator", "quality specialists and leads"), ("", "go online once")])
def test_who_may_not_see_a_page_is_told(qtbot, signed_in_as, probes, role, sentence):
    with at_work(qtbot, signed_in_as(role)) as work:
        work.wait_for_queue()
        work.wait(lambda: work.application.policies is not None)
        work.key(Qt.Key.Key_4, CTRL)
        work.wait(lambda: sentence in work.window.banner.text)
        assert (work.window.page.name, probes) == (QUEUE, [])
        if role:
            work.application.cases.open("page.standards")
            work.application.cases.desks["page.standards"].page.judged_wanted.emit("hate.slur")
            assert (work.window.page.name, probes) == (STANDARDS, [])


def test_a_page_leads_into_another_one_for_who_may_see_it(qtbot, signed_in_as, probes):
    """From a policy that a draft touches to its decisions."""
    with at_work(qtbot, signed_in_as("lead")) as work:
        work.wait_for_queue()
        work.wait(lambda: work.application.policies is not None)
        work.application.cases.open("page.standards")
        work.application.cases.desks["page.standards"].page.judged_wanted.emit("hate.slur")
        assert (work.window.page.name, probes[0].heard) == (QUALITY, ["open", "hate.slur"])


def test_another_role_counts_from_when_the_server_tells_it(qtbot, signed_in_as, probes):
    with at_work(qtbot, signed_in_as("moderator")) as work:
        work.wait_for_queue()
        work.wait(lambda: work.application.policies is not None)
        work.application._assigned(PullResult(role="specialist"))
        work.key(Qt.Key.Key_4, CTRL)
        assert work.window.page.name == QUALITY
