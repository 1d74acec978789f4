"""Choosing findings, and a list that stays cheap."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.findings_model import FindingsModel
from reviewer_app.ui.review.findings_view import FindingRows, FindingsView


class Watched(QWidget):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event):
        self.painted += 1


@pytest.fixture
def view(theme, qtbot):
    model = FindingsModel(lambda policy: f"Nombre de {policy}")
    made = FindingsView(model, theme, lambda _: "h 1", lambda subject: subject)
    made.list = model
    qtbot.addWidget(made)
    made.resize(340, 200)
    made.show()
    model.set_findings(
        [
            Finding("a.b", 1_000, severity="S0", finding_id="one"),
            Finding("a.b", 2_000, 5_500, severity="S1", note="x", subject="guest", finding_id="two"),
            Finding("a.b", 9_000, open_span=True, finding_id="three"),
        ]
    )
    return made


def test_steps_go_by_time_first_and_then_from_the_chosen_one(view):
    assert view.choose_step(1, 1_500).finding_id == "two"
    assert view.choose_step(1, 0).finding_id == "three"
    assert view.choose_step(1, 0) is None
    assert view.chosen_finding().finding_id == "three"
    assert view.choose_step(-1, 0).finding_id == "two"


def test_the_chosen_finding_is_told(view):
    told = []
    view.chosen.connect(lambda finding: told.append(finding and finding.finding_id))
    view.choose("two")
    view.choose(None)
    view.choose("gone")
    assert told == ["two", None]


def test_the_choice_stays_with_its_finding_when_rows_are_inserted_above(view):
    view.choose("two")
    view.list.put(Finding("a.b", 500))
    assert view.chosen_finding().finding_id == "two"


def test_a_withdrawn_finding_is_no_longer_chosen(view):
    view.choose("three")
    view.list.drop("three")
    assert view.chosen_finding().finding_id == "two"


def test_a_click_goes_there(view, qtbot):
    wanted = []
    view.go_wanted.connect(wanted.append)
    box = view.visualRect(view.list.index(1))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert wanted == [2_000]


def test_what_is_chosen_stays_in_view_when_room_is_taken(view):
    view.list.set_findings([Finding("a.b", n * 1_000, finding_id=str(n)) for n in range(40)])
    view.choose("39")
    view.resize(340, 60)
    assert view.viewport().rect().intersects(view.visualRect(view.list.index(39)))


def test_all_kinds_of_rows_can_be_painted(view):
    plain = view.grab().toImage()
    view.choose("two")
    assert view.grab().toImage() != plain


def test_one_row_more_among_many_paints_two_rows(theme, qtbot, monkeypatch):
    """With 20,000 rows the new one and the one chosen before are painted, the others are copied."""
    model = FindingsModel(str)
    view = FindingsView(model, theme, lambda _: "", str)
    qtbot.addWidget(view)
    view.resize(300, 200)
    with qtbot.waitExposed(view):
        view.show()
    model.set_findings([Finding("a.b", n, finding_id=f"{n:05}") for n in range(20_000)])
    QApplication.processEvents()
    model.put(Finding("a.b", 1, finding_id="the scroll bar comes with it"))
    view.choose("10000")
    view.viewport().repaint()
    painted, real = [], FindingRows._paint_facts
    monkeypatch.setattr(FindingRows, "_paint_facts", lambda *given: (painted.append(given[2].finding_id), real(*given)))
    model.put(Finding("a.b", 10_000, finding_id="new"))
    view.choose("new")
    view.viewport().repaint()
    assert sorted(set(painted)) == ["10000", "new"]


def test_a_row_made_ready_is_not_seen_and_costs_nothing_when_its_finding_comes(view, monkeypatch):
    """What is stored may come back as an equal finding that is another object."""
    view.choose("two")
    before = view.grab().toImage()
    made = Finding("a.b", 3_000, note="y", finding_id="new")
    view.make_ready(made)
    assert view.grab().toImage() == before
    painted, real = [], FindingRows._paint_facts
    monkeypatch.setattr(FindingRows, "_paint_facts", lambda *given: (painted.append(given[2].finding_id), real(*given)))
    view.list.put(Finding.from_json(made.to_json()))
    view.choose("new")
    view.grab()
    assert "new" not in painted
    view.list.put(Finding("a.b", 3_000, note="z", finding_id="new"))
    view.grab()
    assert painted[-1:] == ["new"]


def test_rows_kept_as_pictures_look_as_if_painted_anew(view):
    """Nothing of a row's former state stays: revised, chosen, moved, resized."""

    def fresh():
        view._rows.restyle()
        return view.viewport().grab().toImage()

    view.viewport().grab()
    for change in (
        lambda: view.list.put(Finding("a.b", 1_000, severity="S3", note="y", finding_id="one")),
        lambda: view.choose("two"),
        lambda: view.list.put(Finding("a.b", 500, finding_id="new")),
        lambda: view.resize(300, 260),
        lambda: view.list.drop("two"),
    ):
        change()
        assert view.viewport().grab().toImage() == fresh()


def test_nothing_behind_the_list_is_painted_with_it(theme, qtbot):
    """Its viewport and its scroll bar are opaque, under the style sheet and after a change of theme, too."""
    theme.apply()
    model = FindingsModel(str)
    behind = Watched()
    qtbot.addWidget(behind)
    view = FindingsView(model, theme, lambda _: "", str, behind)
    behind.resize(300, 200)
    view.resize(300, 200)
    with qtbot.waitExposed(behind):
        behind.show()
    theme.set("light")
    QApplication.processEvents()
    behind.painted = 0
    model.set_findings([Finding("a.b", n) for n in range(40)])
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    QApplication.processEvents()
    assert behind.painted == 0


@pytest.mark.parametrize("then", ["nothing", "others"])
def test_the_scroll_bar_is_painted_behind_a_label(view, qtbot, then):
    """Also when other findings come before that."""
    bar = view.verticalScrollBar()
    for number in range(20):
        view.list.put(Finding("a.b", 20_000, finding_id=f"more {number:02}"))
    view.choose("more 19")
    assert not bar.updatesEnabled() and view.viewport().updatesEnabled()
    if then == "others":
        view.list.set_findings([Finding("a.b", 1)])
    qtbot.waitUntil(bar.updatesEnabled)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("room", [(372, 0.85), (298, 0.5)])
def test_names_of_policies_are_read_whole_or_nearly(policy_set, theme, monkeypatch, language, room):
    """The widths are those of windows of 1440 and 1100 pixels; what does not fit ends in … and is in the tool tip."""
    width, whole = room
    names = {policy.id: policy.name[language] for policy in policy_set.policies}
    model = FindingsModel(names.get)
    view = FindingsView(model, theme, lambda _: "h 1", lambda _: "Persona que no es usuaria")
    view.resize(width, 41 * len(names))
    model.set_findings([Finding(policy, n, n + 95_000, note="Una nota", subject="x") for n, policy in enumerate(names)])
    painted = []
    monkeypatch.setattr(FindingRows, "_text", lambda _, painter, x, baseline, text, token: painted.append(text))
    view.grab()
    shown = [text for text in painted if text in names.values()]
    assert len(shown) >= whole * len(names)
    assert all(any(text[:-1] and name.startswith(text[:-1]) for text in painted) for name in names.values())
    tips = [model.data(model.index(row), Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]
    assert all(name in tip for name, tip in zip(names.values(), tips, strict=True))


def test_an_empty_list_says_how_to_begin_until_the_first_finding_is_there(view):
    """In muted words on the ground; nothing of them stays behind the first row."""

    def lit():
        picture = view.viewport().grab().toImage()
        ground = view._theme.color("surface")
        return sum(picture.pixelColor(x, y) != ground for x in range(0, 300, 2) for y in range(60))

    view.list.set_findings([])
    assert lit() > 0
    view.list.put(Finding("a.b", 500))
    fresh = FindingsView(view.list, view._theme, lambda _: "h 1", lambda subject: subject)
    fresh.resize(view.size())
    fresh.show()
    assert view.viewport().grab().toImage() == fresh.viewport().grab().toImage()
    fresh.deleteLater()


def test_a_label_before_the_list_was_ever_painted_makes_nothing_ready(theme, qtbot, view):
    """Rows have no size yet; as by a key on a window that has had no time to paint."""
    new = FindingsView(view.list, theme, lambda _: "h 1", lambda subject: subject)
    qtbot.addWidget(new)
    new.resize(340, 200)
    new.show()
    new.make_ready(view.list.find("two"))
    new.choose("two")
    new._settle()
    assert new._rows._kept == {}
    assert not new.grab().isNull() and new._rows._kept
