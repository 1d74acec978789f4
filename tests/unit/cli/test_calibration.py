"""`calibration …` as the lead of a session runs it: exit codes, and what is said to a person."""

import io
import json

import pytest

from reviewer_app.central import batches
from reviewer_app.cli import main
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.postgres import PASSWORD, Central, Chain
from tests.workplaces import make_place, options

IDS = tuple(f"{number:064x}" for number in range(0xE0, 0xE4))
REF = "live-es@2026.2"
SOON = "2999-01-01T10:00"
OPEN = ("open", "x", "--members")


@pytest.fixture(scope="module")
def central(central_servers) -> Central:
    """Four recordings; ana has had the last one and changed her mind about it."""
    made = central_servers.database("embedded")
    items = tuple(BatchItem(one, f"Directo {n}", "", 60_000) for n, one in enumerate(IDS))
    batches.add_batch(made.admin, Batch("ES-47", items))
    push(made, "ana", labels("ana", IDS[3], "OK", "NA"))
    return made


def labels(user: str, recording: str, *outcomes: str, finding: bool = False) -> list:
    """A submitted review with a verdict, or several one after the other."""
    log = [Review.open(recording, Context(user, REF), 1_000)]
    review = Review.replay(log)
    makers = [lambda: review.place(Finding("hate.slur", 1_000, 9_000), 1_001)] if finding else []
    makers += [
        lambda one=one: review.give_verdict(Verdict(one, ("WARN_HOST",), "x"), 1_790_000_000_000) for one in outcomes
    ]
    for make in (*makers, lambda: review.submit(1_790_000_000_000)):
        event = make()
        review.apply(event)
        log.append(event)
    return log


def push(central: Central, user: str, events: list) -> None:
    """Upload events from a device of its own."""
    chain = Chain()
    chain.add(*events)
    with central.session(user) as session:
        session.hello(chain.replica, chain.epoch)
        assert session.push(chain.replica, chain.epoch, chain.rows).quarantined == ()


@pytest.fixture
def run(central, tmp_path, monkeypatch, capsys):
    """`run(user, words…)`: the verb as somebody; its exit code and what it printed."""

    def call(user: str, words: tuple[str, ...]) -> tuple[int, str]:
        make_place(tmp_path / user, central.dsn)
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        code = main([*options(tmp_path / user, central.dsn, user), *words, "--password-stdin"])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def opened(run, name: str, *recordings: str, members: str = "ana,bea") -> str:
    """A session that luz leads; its id."""
    words = ("calibration", "open", name, "--members", members, "--recordings", ",".join(recordings))
    _, told = run("luz", (*words, "--deadline", SOON, "--json"))
    return json.loads(told)["session_id"]


def test_a_session_is_proposed_before_it_is_opened(run):
    """What somebody was in two minds about comes first; who has had it does not get it, and that is said by a code."""
    proposing = ("calibration", "open", "Propuesta", "--members", "ana,bea", "--propose", "2")
    code, told = run("luz", (*proposing, "--dry-run", "--json"))
    told = json.loads(told)
    assert (code, told["policy_set"], told["new_policies"]) == (0, REF, [])
    best = told["proposal"][0]
    assert (best["recording_id"], best["why"], best["known"]) == (IDS[3], ["near_threshold"], 1)
    assert f"{IDS[3]} Directo 3: near_threshold; 1 had it" in run("luz", (*proposing, "--dry-run"))[1]
    code, told = run("luz", (*proposing, "--deadline", SOON))
    assert code == 1
    assert told.splitlines()[1].startswith("1 are not with all of them")


def test_from_list_to_close_in_words(run, central):
    session_id = opened(run, "En palabras", IDS[0])
    code, told = run("luz", ("calibration", "list"))
    assert f"{session_id} En palabras: open, led by luz, 0 of 2 members have handed in, 0 rulings" in told
    push(central, "ana", labels("ana", IDS[0], "NA", finding=True))
    push(central, "bea", labels("bea", IDS[0], "NA", finding=True))
    assert run("ana", ("calibration", "report", session_id))[0] == 3
    assert run("luz", ("calibration", "reveal", session_id)) == (0, "2 reviews are shown to everybody, by letters.\n")
    code, told = run("luz", ("calibration", "report", session_id))
    assert code == 0
    assert told.startswith("En palabras: revealed, 2 reviews, under live-es@2026.2")
    assert "krippendorff_alpha not defined (no variation: only one category was given)" in told
    assert "(n 1, 1 recordings, few)" in told
    assert "0 spots to discuss, 2 unanimous, 0 open" in told
    assert json.loads(run("ana", ("calibration", "report", session_id, "--gamma", "--json"))[1])["late"] == 0
    assert run("luz", ("calibration", "reveal", session_id, "--names")) == (0, "Names are shown.\n")
    code, told = run("luz", ("calibration", "close", session_id))
    assert (code, told) == (0, "1 recordings are gold, 0 changes to the standard are proposed.\n")
    assert run("luz", ("calibration", "close", session_id))[0] == 3


def test_what_is_open_gives_no_gold(run, central):
    session_id = opened(run, "Abierta", IDS[1], IDS[2])
    push(central, "ana", labels("ana", IDS[1], "NA"))
    push(central, "bea", labels("bea", IDS[1], "OK"))
    code, told = run("luz", ("calibration", "reveal", session_id, "--json"))
    assert (code, "Labels are still to come" in told) == (3, True)
    code, told = run("luz", ("calibration", "reveal", session_id, "--early", "--json"))
    assert json.loads(told) == {"session_id": session_id, "state": "revealed", "counted": 2, "early": True}
    code, told = run("luz", ("calibration", "close", session_id, "--json"))
    assert (code, json.loads(told)["without_gold"]) == (1, {IDS[1]: "open_spots", IDS[2]: "too_few_reviews"})


def test_a_session_is_cancelled_once_and_a_dry_run_changes_nothing(run, central):
    session_id = opened(run, "Cancelada", IDS[0])
    words = ("calibration", "cancel", session_id)
    code, told = run("luz", (*words, "--dry-run", "--json"))
    facts = {"session_id": session_id, "name": "Cancelada", "members": 2, "handed_in": 2}
    assert (code, json.loads(told)) == (0, {**facts, "cancelled": False, "taken_back": None})
    assert "would be cancelled" in run("luz", (*words, "--dry-run"))[1]
    code, told = run("luz", (*words, "--why", "Sala equivocada", "--json"))
    assert (code, json.loads(told)) == (0, {**facts, "cancelled": True, "taken_back": 0})
    assert run("luz", words)[0] == run("luz", (*words, "--dry-run"))[0] == 3
    again = opened(run, "Otra", IDS[0])
    code, told = run("luz", ("calibration", "cancel", again))
    assert (code, told.startswith("Otra is cancelled, ")) == (0, True)


def test_a_deadline_is_moved_and_never_into_the_past(run):
    session_id = opened(run, "Movida", IDS[0])
    words = ("calibration", "move", session_id, "--deadline")
    code, told = run("luz", (*words, "2999-01-02T10:00", "--json"))
    assert code == 0
    found = json.loads(told)
    assert (found["session_id"], found["deadline_ms"] - found["before_ms"]) == (session_id, 86_400_000)
    assert run("luz", (*words, "2999-01-03T10:00"))[1] == (
        "The deadline is 2999-01-03 10:00 UTC; it was 2999-01-02 10:00 UTC.\n"
    )
    code, told = run("luz", (*words, "2020-01-01"))
    assert (code, "The deadline is past." in told) == (3, True)


def test_an_operator_finds_a_session_and_hands_it_over(run, central):
    """Its lead is away; who is no lead is not taken."""
    session_id = opened(run, "Huérfana", IDS[0])
    central.query("UPDATE central.person SET role = 'lead' WHERE login = 'sol'")
    try:
        assert session_id in run("ope", ("calibration", "list"))[1]
        words = ("calibration", "hand-over", session_id, "--to")
        code, told = run("ope", (*words, "sol", "--json"))
        assert (code, json.loads(told)) == (0, {"session_id": session_id, "lead": "sol", "before": "luz"})
        assert run("luz", (*words, "luz")) == (0, "luz leads the session now; sol did.\n")
        for to, code in (("luz", 3), ("ana", 2)):
            assert run("luz", (*words, to))[0] == code
        assert run("ana", (*words, "sol"))[0] == 4
    finally:
        central.query("UPDATE central.person SET role = 'specialist' WHERE login = 'sol'")


@pytest.mark.parametrize(
    ("user", "words", "code", "said"),
    [
        ("ana", ("list",), 4, "only leads do this|permission denied"),
        ("luz", ("reveal", "00000000-0000-0000-0000-000000000001"), 2, "You lead no such"),
        ("luz", ("report", "00000000-0000-0000-0000-000000000001"), 2, "There is no calibration session"),
        ("luz", ("reveal", "nothing"), 2, "is no session's id"),
        ("luz", ("cancel", "00000000-0000-0000-0000-000000000001"), 2, "You lead no such"),
        ("luz", ("move", "00000000-0000-0000-0000-000000000001", "--deadline", SOON), 2, "You lead no such"),
        ("luz", ("hand-over", "00000000-0000-0000-0000-000000000001", "--to", "luz"), 2, "There is no such"),
        ("luz", (*OPEN, "ana,bea"), 2, "Say which recordings"),
        ("luz", (*OPEN, "ana,bea", "--recordings", "a"), 2, "Say until when"),
        ("luz", (*OPEN, "ana,zoe", "--recordings", IDS[0], "--deadline", SOON), 2, "nobody called zoe"),
        ("luz", (*OPEN, "ana", "--recordings", IDS[0], "--deadline", SOON), 3, "2 to 26 members"),
    ],
)
def test_what_cannot_be_has_a_code_and_a_sentence(run, user, words, code, said):
    found, told = run(user, ("calibration", *words))
    assert found == code
    assert any(one in told for one in said.split("|")), told


@pytest.mark.parametrize("words", [("--propose", "0"), ("--deadline", "mañana")])
def test_what_is_no_number_or_moment_is_refused(run, words):
    with pytest.raises(SystemExit):
        run("luz", ("calibration", "open", "x", "--members", "ana,bea", *words))
