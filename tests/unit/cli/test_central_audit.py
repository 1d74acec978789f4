"""`central audit …` and `central gold …` as an operator, a lead and a specialist run them."""

import json

import pytest

from reviewer_app.cli import main
from tests.contract.audits import SEED, compared, gold, push, reviewed, unused, work
from tests.postgres import PASSWORD


@pytest.fixture(scope="module")
def central(central_servers):
    """A database of the module's own."""
    return central_servers.database("embedded")


@pytest.fixture
def run(central, capsys):
    """`run("audit", "list", user="ope")`: a verb of `central`; its exit code and what it printed."""

    def call(*words: str, user: str = "ope") -> tuple[int, str]:
        dsn = central.server.dsn(user, PASSWORD, central.address.database)
        code = main(["central", *words, "--dsn", dsn])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return call


def test_a_sample_is_planned_drawn_given_and_drawn_again(central, run):
    batch = work(central, {"ana": [["hate.slur"], ["hate.slur"], [], [], [], []]})
    name = f"week {unused()}"
    words = (
        "audit",
        "draw",
        "--kind",
        "stratified",
        "--size",
        "4",
        "--batches",
        batch,
        "--minutes",
        "15",
    )
    code, told = run(*words, "--dry-run", "--json")
    planned = json.loads(told)
    assert (code, planned["population"], planned["size"], planned["hours"]) == (0, 6, 4, 1.0)
    assert planned["strata"] == [
        {"stratum": "hate", "population": 2, "drawn": 1},
        {"stratum": "passed", "population": 4, "drawn": 3},
    ]
    assert 0 < planned["expected_margin"] < 0.5
    assert (planned["dry_run"], planned["seed"], planned["given"], planned["sample"]) == (True, None, {}, None)
    assert run("audit", "list", "--json") == (0, "[]\n")
    code, told = run(*words, "--name", name, "--to", "sol,luz", "--seed", SEED, "--json")
    drawn = json.loads(told)
    assert (code, drawn["sample"], drawn["seed"], drawn["waiting"]) == (0, name, SEED, 0)
    assert (drawn["given"], drawn["strata"]) == ({"sol": 2, "luz": 2}, planned["strata"])
    assert len(drawn["population_sha256"]) == 64
    code, told = run("audit", "verify", name, "--json")
    assert (code, json.loads(told)["equal"], json.loads(told)["drawn"]) == (0, True, 4)
    assert run("audit", "verify", name)[1] == "4 drawn: what the seed and the population give.\n"
    code, told = run("audit", "list", "--json")
    (one,) = [one for one in json.loads(told) if one["sample"] == name]
    assert (one["drawn"], one["states"], one["unassigned"], one["drawn_by"]) == (4, {"waiting": 4}, 0, "ope")
    assert f"{name} (stratified): 4 of 6; 4 waiting" in run("audit", "list")[1]
    code, told = run(*words, "--size", "2", "--name", name, "--to", "sol")
    assert (code, told) == (3, "reviewer-app: There is a sample of that name already: choose another one.\n")
    code, told = run(*words, "--size", "9", "--name", "x", "--to", "sol")
    assert (code, told) == (2, "reviewer-app: 9 cannot be drawn from 2.\n")


def test_what_was_tampered_with_is_told(central, run):
    """A sample that is not what its seed gives ends with 1."""
    batch = work(central, {"ana": [[], [], []]})
    name = f"week {unused()}"
    assert run("audit", "draw", "--size", "1", "--batches", batch, "--name", name, "--to", "sol")[0] == 0
    central.query("ALTER TABLE central.sample DISABLE TRIGGER append_only")
    central.query("UPDATE central.sample SET seed = seed || 'x', population_sha256 = '' WHERE name = %s", (name,))
    central.query("ALTER TABLE central.sample ENABLE TRIGGER append_only")
    code, told = run("audit", "verify", name)
    assert (code, told.startswith("the population is not the one")) == (1, True)
    assert run("audit", "verify", "nothing") == (2, "reviewer-app: There is no sample nothing.\n")


def test_lots_weights_and_margins(central, run):
    """Each kind of plan says what it needs and what it tells."""
    batch = work(central, {"ana": [["hate.slur"], *[[]] * 9]})
    only = ("audit", "draw", "--batches", batch, "--dry-run")
    code, told = run(*only, "--kind", "lot", "--aql", "2.5", "--json")
    assert (code, json.loads(told)["size"], json.loads(told)["accept"]) == (0, 5, 0)
    assert "accepted with at most 0 wrong" in run(*only, "--kind", "lot", "--aql", "2.5")[1]
    name = f"lot {unused()}"
    assert run(*only[:-1], "--kind", "lot", "--aql", "2.5", "--name", name, "--to", "sol")[0] == 0
    listed = json.loads(run("audit", "list", "--json")[1])
    (lot,) = (one for one in listed if one["sample"] == name)
    assert (lot["accept"], lot["final"], lot["found"], lot["decision"]) == (0, 0, 0, "open")
    assert {one["decision"] for one in listed if one["kind"] != "lot"} <= {None}
    assert "  lot open: 0 wrong in 0 of 5, 0 are borne" in run("audit", "list")[1]
    batch = work(central, {"ana": [["hate.slur"], *[[]] * 9]})
    only = ("audit", "draw", "--batches", batch, "--dry-run")
    code, told = run(*only, "--margin", "0.2", "--share", "0.1", "--json")
    assert (code, json.loads(told)["size"]) == (0, 5)
    even = json.loads(run(*only, "--size", "4", "--kind", "weighted", "--weights", "category:hate=1", "--json")[1])
    uneven = json.loads(run(*only, "--size", "4", "--kind", "weighted", "--weights", "category:hate=9", "--json")[1])
    assert uneven["expected_margin"] > even["expected_margin"]
    code, told = run(
        *only, "--size", "4", "--kind", "stratified", "--allocation", "neyman", "--expect", "hate=0.5,passed=0"
    )
    assert (code, "hate: 1 of 1" in told) == (0, True)
    for words in ((), ("--size", "3", "--margin", "0.1"), ("--kind", "lot", "--size", "3"), ("--size", "99")):
        assert run(*only, *words)[0] == 2
    assert run(*only, "--size", "2", "--kind", "stratified", "--expect", "minor=0.5")[0] == 2
    assert run("audit", "draw", "--size", "1")[1] == "reviewer-app: Give --name and --to LOGIN,LOGIN, or --dry-run.\n"
    for words in (("--by", "shoe"), ("--size", "0"), ("--expect", "x"), ("--weights", "shoe:x=1"), ("--lease", "0")):
        with pytest.raises(SystemExit):
            run(*only, *words)


def test_what_nobody_may_have_is_given_later(central, run):
    batch = work(central, {"sol": [["hate.slur"]]})
    name = f"week {unused()}"
    words = ("audit", "draw", "--size", "1", "--batches", batch, "--name", name, "--to", "sol", "--batch-name", name)
    code, told = run(*words)
    assert (code, "1 are with nobody" in told) == (1, True)
    assert run("audit", "assign", name, "--to", "sol")[0] == 1
    assert run("audit", "assign", name, "--to", ",")[0] == 2
    code, told = run("audit", "assign", name, "--to", "luz", "--batch-name", batch)
    assert (code, told) == (3, "reviewer-app: There is a batch of that name already: choose another one.\n")
    code, told = run("audit", "assign", name, "--to", "luz", "--batch-name", name, "--json")
    assert (code, json.loads(told)) == (0, {"sample": name, "given": {"luz": 1}, "waiting": 0, "dry_run": False})
    assert central.query("SELECT blind FROM central.batch WHERE name = %s", (name,)) == [(True,)]
    code, told = run("audit", "settle", "--json")
    assert (code, json.loads(told)) == (0, {"closed": 0, "to_arbitration": 0, "dry_run": False})
    assert run("audit", "settle")[1].startswith("0 were not disputed in time")


def test_what_somebody_who_left_has_to_compare_is_handed_over(central, run):
    compared(central, reviewer="luz")
    words = ("audit", "hand-over", "--from", "sol")
    assert run(*words) == (2, "reviewer-app: Say to whom: --to LOGIN,LOGIN.\n")
    assert run(*words, "--dry-run", user="luz") == (0, "sol has 0 to compare that can be handed over.\n")
    code, told = run(*words, "--dry-run", "--json")
    assert (code, json.loads(told)) == (0, {"from": "sol", "given": {}, "remaining": 1, "dry_run": True})
    code, told = run(*words, "--to", "luz")
    assert (code, told) == (1, "luz got 0.\n1 stay with sol: none of the people named may have them.\n")
    assert run(*words, "--to", "ana") == (2, "reviewer-app: There is no specialist or lead called ana.\n")
    assert run("audit", "hand-over", "--from", "lus", "--dry-run") == (2, "reviewer-app: There is nobody called lus.\n")
    assert "sign in as an operator or lead" in run(*words, "--dry-run", user="sol")[1]
    compared(central)
    central.query("UPDATE central.person SET disabled = true WHERE login = 'sol'")
    assert run("audit", "list")[1].count("; 1 to compare by somebody who is gone\n") == 2
    code, told = run(*words, "--to", "luz", "--json")
    assert (code, json.loads(told)) == (1, {"from": "sol", "given": {"luz": 1}, "remaining": 1, "dry_run": False})
    central.query("UPDATE central.person SET disabled = false WHERE login = 'sol'")


def test_leads_and_specialists_draw_with_less_to_see(central, run):
    """Counts in fives, nobody by name, no seed of their own."""
    market = f"M{unused()}"
    batch = work(central, {"ana": [["hate.slur"], *[[]] * 6]}, market=market)
    only = ("audit", "draw", "--markets", market, "--size", "2")
    for user in ("sol", "luz"):
        assert "fewer than five" in run(*only, "--kind", "stratified", "--dry-run", user=user)[1]
        weights = ("--kind", "weighted", "--weights", "category:hate=2")
        assert "fewer than five" in run(*only, *weights, "--dry-run", user=user)[1]
        assert "only operators choose" in run(*only, "--reviewers", "ana", "--dry-run", user=user)[1]
        assert run("audit", "list", user=user)[0] == 4
    code, told = run(*only, "--name", f"x {unused()}", "--to", "luz", "--json", user="sol")
    drawn = json.loads(told)
    assert (code, drawn["seed"], drawn["given"], drawn["population"]) == (0, None, {"luz": 2}, 5)
    assert "sign in as an operator, lead or specialist" in run(*only, "--dry-run", user="ana")[1]
    assert "fewer than five" in run("audit", "draw", "--markets", "no", "--size", "2", "--dry-run", user="sol")[1]
    period = ("--batches", batch, "--size", "2", "--from", "2026-01-01", "--to-day", "2026-12-31", "--dry-run")
    assert "There are no submitted reviews" in run("audit", "draw", "--policies", "minor", *period)[1]
    assert run("audit", "draw", *period)[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["central", "audit", "draw", "--name", "x", "--size", "1", "--to", "sol"],
        ["central", "audit", "assign", "x", "--to", "sol"],
        ["central", "audit", "list"],
        ["central", "audit", "hand-over", "--from", "sol", "--to", "luz"],
        ["central", "audit", "verify", "x"],
        ["central", "audit", "settle"],
        ["central", "gold", "list"],
        ["central", "gold", "seed", "--batch", "x"],
    ],
    ids=lambda words: " ".join(words[1:3]),
)
def test_moderators_get_nothing(central, capsys, words):
    dsn = central.server.dsn("ana", PASSWORD, central.address.database)
    assert main([*words, "--dsn", dsn]) == 4
    assert "ana may not do this" in capsys.readouterr().err


def test_gold_goes_among_work(central, run):
    assert run("gold", "list", "--json") == (0, "[]\n")
    first = work(central, {"ana": [["hate.slur"]]})
    ((golden,),) = central.query(
        "SELECT recording_id FROM central.batch_item JOIN central.batch USING (batch_id) WHERE name = %s", (first,)
    )
    gold(central, golden)
    second = work(central, {"bea": []})
    path_of = ("gold", "seed", "--batch")
    code, told = run(*path_of, second, "--policy-set", "live-es@2026.2", "--json")
    assert (code, json.loads(told)) == (0, {"batch": second, "seeded": 1, "candidates": 1, "dry_run": False})
    assert run(*path_of, second, "--policy-set", "live-es@2026.2")[0] == 1
    assert run(*path_of, second, "--policy-set", "live-es@2026.2", "--recordings", golden)[0] == 2
    assert run(*path_of, "nothing")[1] == "reviewer-app: There is no batch nothing.\n"
    run("batch", "assign", second, "--to", "bea")
    assert push(central, "bea", *reviewed("bea", golden)) == ()
    assert run("audit", "settle")[0] == 0
    code, told = run("gold", "list", "--json")
    (one,) = json.loads(told)
    assert (one["recording_id"], one["batches"], one["checks"], one["ruled_by"]) == (golden, 1, 1, "luz")
    assert f"{golden[:12]} live-es@2026.2: Directo 0, by luz; in 1 batches, reviewed 1 times" in run("gold", "list")[1]
