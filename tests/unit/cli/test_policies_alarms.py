"""`reviewer-app policies alarms`: the documented JSON, the listing, and exit codes."""

import json
import time

import pytest

from reviewer_app.cli import main
from reviewer_app.domain import case_file
from reviewer_app.store import case_files
from tests.contract.audits import arbitrated
from tests.postgres import PASSWORD
from tests.unit.domain.test_dispute_alarm import document
from tests.workplaces import make_place, options


@pytest.fixture
def home(tmp_path):
    """A store with second reviews of two clauses; `disputed` of the first one are disputed."""

    def make(disputed):
        place = make_place(tmp_path)
        database = place.open_store("ana")
        now = time.time_ns() // 1_000_000
        with database.transaction() as connection:
            for n in range(12):
                content = document(at_ms=now, disputed=("d3",) if n < disputed else ())
                if n >= 4:  # without the difference about the verdict
                    content["decisions"][0]["body"]["differences"].pop()
                case_files.keep(connection, case_file.AUDIT, f"a{n}", {"state": "judged", **content}, 1)
        database.close()
        return options(tmp_path)

    return make


def test_an_alarm_is_exit_1_and_says_what_was_expected(home, capsys):
    words = home(4)
    assert main(["policies", "alarms", "--json", *words]) == 1
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["window_days", "before_days", "usual", "since_ms", "least", "false_alarms", "clauses"]
    assert (found["window_days"], found["least"], found["false_alarms"]) == (28, 3, 0.05)
    first = found["clauses"][0]
    assert list(first) == [
        "clause",
        "judged",
        "disputed",
        "ruled",
        "overturned",
        "expected",
        "chance",
        "compared_with",
        "alarm",
    ]
    assert (first["clause"], first["judged"], first["disputed"], first["alarm"]) == ("verdict", 4, 4, True)
    assert main(["policies", "alarms", *words]) == 1
    assert "ALARM verdict: 4 disputed of 4 judged, 0.6 expected by the other clauses" in capsys.readouterr().out


def test_without_an_alarm_it_is_exit_0(home, capsys):
    assert main(["policies", "alarms", *home(2)]) == 0
    assert "ALARM" not in capsys.readouterr().out


def test_nothing_judged_is_said(tmp_path, capsys):
    make_place(tmp_path).open_store("ana").close()
    assert main(["policies", "alarms", *options(tmp_path)]) == 0
    assert "Nothing was judged in the last 28 days." in capsys.readouterr().out


def test_everybody_s_by_a_lead_s_sign_in_and_by_nobody_else_s(embedded_central, capsys):
    arbitrated(embedded_central)
    database = embedded_central.address.database
    assert main(["policies", "alarms", "--json", "--dsn", embedded_central.server.dsn("luz", PASSWORD, database)]) == 0
    assert {one["clause"] for one in json.loads(capsys.readouterr().out)["clauses"]} >= {"hate.slur"}
    assert main(["policies", "alarms", "--dsn", embedded_central.server.dsn("sol", PASSWORD, database)]) == 4
    assert "sol may not do this" in capsys.readouterr().err
