"""A calibration session over its whole life: eight people, twelve recordings, each with a store of their own.

Two are offline until the last minute, one is late, one peeks. What it comes to is computed once more from the labels as
planned.
"""

import io
import itertools
import json
import random
from datetime import UTC, datetime, timedelta

import krippendorff
import numpy as np
import psycopg
import pytest

from reviewer_app.central import administration, batches, rollups
from reviewer_app.cli import main
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.calibration.discussion import Right, gold_id, middle_finding, rule, vote
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import VERDICT, spots_of
from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from reviewer_app.operations import calibrating, deciding, labelling, pulling, standards, syncing
from reviewer_app.store import recordings
from reviewer_app.store.database import Database, open_database
from tests import stores
from tests.postgres import PASSWORD, Central
from tests.workplaces import make_place, options

REF = standards.shipped().policies.ref
POLICIES = standards.shipped().policies
NOW = 1_790_000_000_000
MEMBERS = ("ana", "bea", "sol", "luz", "caro", "dani", "elsa", "fran")
OFFLINE, LATE, PEEKS = ("caro", "dani"), "fran", "bea"
IDS = tuple(f"{number:064x}" for number in range(0xC0, 0xCC))
NAMES = ("hate.slur", "harassment.insult", "scam.investment", "regulated.alcohol")
SEVERITIES = ("S3", "S2", "S1")
SECRET = "solo para luego"


def as_planned() -> dict[tuple[str, str], tuple[dict[str, str], str]]:
    """What each will say of each recording: the severity of each policy that they find, and the outcome."""
    rng = random.Random(47)
    found = {}
    for recording in IDS:
        there = {name: rng.choice(SEVERITIES) for name in NAMES if rng.random() < 0.4}
        for login in MEMBERS:
            labels = {}
            for name in NAMES:
                if (name in there) != (rng.random() < 0.15):
                    same = name in there and rng.random() < 0.8
                    labels[name] = there[name] if same else rng.choice(SEVERITIES)
            found[login, recording] = labels, "NA" if labels and rng.random() < 0.85 else "OK"
    return found


PLAN = as_planned()


class Device:
    """A person's store on one machine, and going online with it."""

    def __init__(self, central: Central, login: str, folder, name: str = "one") -> None:
        self.central, self.login = central, login
        self.database: Database = open_database(folder / f"{login}-{name}.db", stores.KEY, "OFF")

    def online(self) -> syncing.SyncResult:
        """Upload what is pending, and fetch."""
        store = syncing.directly(self.database)
        with self.central.session(self.login) as session:
            done = syncing.sync_once(store, session)
            pulling.pull_once(store, session)
        return done

    def label(self, recording_ids) -> None:
        """Review recordings as planned, without the server."""
        for recording_id in recording_ids:
            with self.database.transaction() as connection:
                new = Recording(recording_id, "Directo", "d.mp4", "d.mp4", "mp4", 600_000)
                recordings.save_recording(connection, new, 1)
            context = Context(self.login, REF)
            review = labelling.open_review(self.database, recording_id, context, NOW).review
            for event in _events(review, *PLAN[self.login, recording_id]):
                labelling.record(self.database, event)

    def session(self) -> Session:
        """The one session, as it is known here, with the own decisions that are on their way."""
        (one,) = deciding.cases(self.database, CALIBRATION)
        return Session.from_json(one.case_file.content, one.on_their_way)


def _events(review: Review, labels: dict[str, str], outcome: str):
    rng = random.Random(str((review.context.author, review.recording_id)))
    for place, (name, severity) in enumerate(sorted(labels.items())):
        start = 60_000 * NAMES.index(name) + rng.randrange(3_000)
        event = review.place(Finding(name, start, start + 9_000, severity=severity, note=SECRET), NOW + place)
        review.apply(event)
        yield event
    event = review.give_verdict(Verdict(outcome, ("NO_ACTION",), SECRET), NOW + 50)
    review.apply(event)
    yield event
    yield review.submit(NOW + 60)


@pytest.fixture
def central(central_servers) -> Central:
    """Eight people and twelve recordings."""
    made = central_servers.database("embedded")
    for login in MEMBERS[4:]:
        administration.add_person(made.admin, login, "moderator", login.title(), PASSWORD)
    items = tuple(BatchItem(one, f"Directo {n}", f"https://media.example/{n}", 600_000) for n, one in enumerate(IDS))
    batches.add_batch(made.admin, Batch("ES-47", items))
    return made


@pytest.fixture
def lead(central, tmp_path, monkeypatch, capsys):
    """`lead(words…)`: a verb of `calibration` as luz; its exit code and what it told."""
    make_place(tmp_path / "luz", central.dsn)
    given = options(tmp_path / "luz", central.dsn, "luz")

    def run(*words: str) -> tuple[int, dict]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        code = main([*given, "calibration", *words, "--json", "--password-stdin"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {"error": printed.err}

    return run


def test_a_session_from_invitation_to_gold(central, lead, tmp_path):
    deadline = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    invited = ("--members", ",".join(MEMBERS), "--recordings", ",".join(IDS), "--deadline", deadline)
    code, opened = lead("open", "Semana 47", *invited)
    assert (code, opened["policy_set"], opened["missing"]) == (0, REF, [])
    session_id = opened["session_id"]
    devices = {login: Device(central, login, tmp_path) for login in MEMBERS}
    for device in devices.values():
        device.online()
        assert pulling.mine(device.database) == 12
        assert device.session().state == "open"

    second = Device(central, "sol", tmp_path, "two")
    second.label(IDS[6:])
    for login, device in devices.items():
        device.label(IDS[:6] if login == "sol" else IDS)
        if login not in (*OFFLINE, LATE):
            assert device.online().refused == 0
    second.online()
    peek(central, session_id)
    code, told = lead("reveal", session_id)
    assert code == 3
    assert "Labels are still to come" in told["error"]
    code, told = lead("report", session_id)
    assert (code, "not been revealed" in told["error"]) == (3, True)

    for login in OFFLINE:
        assert devices[login].online().refused == 0
    assert lead("reveal", session_id, "--early") == (
        0, {"session_id": session_id, "state": "revealed", "counted": 84, "early": True},
    )  # fmt: skip
    devices[LATE].online()
    code, report = lead("report", session_id)
    assert (code, report["reviews"], report["late"], report["early"]) == (0, 84, 12, True)
    check_agreement(report["agreement"])
    assert SECRET in json.dumps(devices_session(devices["ana"]))

    decide(devices)
    code, after = lead("report", session_id)
    assert after["agreement"] == report["agreement"]
    assert (len(after["outcome"]["open"]), len(after["outcome"]["gold"])) == (0, 12)
    assert after["rounds"]["second"]["coefficients"][0]["value"] > after["rounds"]["first"]["coefficients"][0]["value"]
    assert lead("reveal", session_id, "--names")[0] == 0
    named = devices_session(devices["ana"])["reviews"]
    assert {one["login"] for one in named} == set(MEMBERS)
    code, closed = lead("close", session_id)
    assert (code, closed["gold"], closed["proposals"]) == (0, list(IDS), 1)
    check_the_end(central, lead, devices, session_id)
    for device in (*devices.values(), second):
        device.database.close()


def peek(central: Central, session_id: str) -> None:
    """A member with psql, before the reveal."""
    with central.raw(PEEKS) as raw:
        for statement in (
            "SELECT * FROM central.finding",
            "SELECT * FROM central.calibration_review",
            "EXPLAIN ANALYZE SELECT * FROM central.verdict",
            f"SELECT api.reveal_calibration('{session_id}', true)",
            f"SELECT central.calibration_document('{session_id}', 'luz')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute(statement)
        (found,) = raw.execute("SELECT content FROM api.case_file('calibration', %s)", (session_id,)).fetchone()
    assert (found["reviews"], found["handed_in"], SECRET in json.dumps(found)) == ([], None, False)


def check_agreement(told: dict) -> None:
    """The figures once more from the plan, by another library and by counting pairs."""
    there = [login for login in MEMBERS if login != LATE]

    def alpha(rows, level: str = "nominal", domain=None) -> float:
        return krippendorff.alpha(np.array(rows, float), value_domain=domain, level_of_measurement=level)

    verdicts = [[float(PLAN[login, one][1] == "NA") for one in IDS] for login in there]
    check(told["verdict"], alpha(verdicts), by_pairs(verdicts), by_gwet(verdicts, len(POLICIES.outcomes)))
    presence = {
        name: [[float(name in PLAN[login, one][0]) for one in IDS] for login in there]
        for name in {name for login in there for one in IDS for name in PLAN[login, one][0]}
    }
    assert [one["name"] for one in told["policies"]] == sorted(presence)
    for one in told["policies"]:
        rows = presence[one["name"]]
        check(one, alpha(rows), by_pairs(rows), by_gwet(rows, 2))
    together = np.hstack([presence[name] for name in sorted(presence)])
    check(told["presence"], alpha(together), by_pairs(together), by_gwet(together, 2))
    rank = {severity: number for number, severity in enumerate(SEVERITIES)}
    severities = [
        [rank.get(PLAN[login, one][0].get(name), np.nan) for one in IDS for name in sorted(presence)] for login in there
    ]
    check(told["severity"], alpha(severities, "ordinal", [0, 1, 2]))
    assert told["spans"]["coefficients"][0]["value"] is not None
    assert (len(told["pairs"]), len(told["with_majority"])) == (21, 7)


def check(told: dict, alpha: float, percent: float | None = None, gwet: float | None = None) -> None:
    """Alpha, percent agreement, AC1, and that no number stands alone."""
    found = {one["name"]: one for one in told["coefficients"]}
    assert found["krippendorff_alpha"]["value"] == pytest.approx(alpha, abs=1e-9)
    if percent is not None:
        assert found["percent_agreement"]["value"] == pytest.approx(percent, abs=1e-9)
        assert found["gwet_ac1"]["value"] == pytest.approx(gwet, abs=1e-9)
    for one in found.values():
        low, high = one["ci95"]
        assert low <= one["value"] <= high
    assert told["units"] > 0
    assert told["recordings"] <= 12


def by_pairs(rows) -> float:
    """The share of pairs of raters of a unit who say the same."""
    columns = np.array(rows).T
    pairs = [one == other for column in columns for one, other in itertools.combinations(column, 2)]
    return sum(pairs) / len(pairs)


def by_gwet(rows, categories: int) -> float:
    """AC1 of complete ratings: chance by how hard so many categories are to tell."""
    flat = np.array(rows).ravel()
    shares = [(flat == value).mean() for value in np.unique(flat)]
    expected = sum(share * (1 - share) for share in shares) / (categories - 1)
    return (by_pairs(rows) - expected) / (1 - expected)


def devices_session(device: Device) -> dict:
    """The document as a device has it after going online."""
    device.online()
    (one,) = deciding.cases(device.database, CALIBRATION)
    return dict(one.case_file.content)


def decide(devices: dict[str, Device]) -> None:
    """Two go with the others after the discussion, one of them offline; the lead rules on everything."""
    for login in ("ana", "caro"):
        devices_session(devices[login])
        session = devices[login].session()
        for spot in spots_of(session, POLICIES).disputed[:20]:
            said = (next(iter(spot.tally)), "Me convence", "")
            deciding.decide(devices[login].database, vote(session, login, spot, said, NOW + 100))
        assert devices[login].session().votes
        assert devices[login].online().refused == 0
    devices_session(devices["luz"])
    session = devices["luz"].session()
    assert session.role == "lead"
    proposal = {"policy_id": NAMES[0], "clause": "una palabra", "change": "decir cuándo cuenta"}
    for number, spot in enumerate(spots_of(session, POLICIES).disputed):
        more = {
            "rationale": "Lo dice la mayoría",
            "cause": "policy_ambiguous",
            "proposal": None if number else proposal,
        }
        if spot.kind == VERDICT:
            right = Right(verdict=Verdict(next(iter(spot.tally)), ("NO_ACTION",), ""), **more)
        else:
            right = Right(finding=middle_finding(spot, gold_id(spot.spot_id)), **more)
        deciding.decide(devices["luz"].database, rule(session, "luz", spot, right, NOW + 200))
    with pytest.raises(Refused, match="not been uploaded yet"), devices["luz"].central.session("luz") as server:
        calibrating.close(server, devices["luz"].database, session.session_id)
    assert devices["luz"].online().refused == 0


def check_the_end(central: Central, lead, devices: dict[str, Device], session_id: str) -> None:
    """Gold is there for everybody, as most had it; a change is proposed; no figure of performance has any of it."""
    gold = {one["recording_id"]: one for one in devices_session(devices[LATE])["gold"]}
    there = [login for login in MEMBERS if login != LATE]
    for recording in IDS:
        most = {name for name in NAMES if sum(name in PLAN[login, recording][0] for login in there) > len(there) / 2}
        assert {one["policy_id"] for one in gold[recording]["findings"]} == most
        not_allowed = sum(PLAN[login, recording][1] == "NA" for login in there) > len(there) / 2
        assert gold[recording]["verdict"]["outcome"] == ("NA" if not_allowed else "OK")
    rows = "SELECT count(*) FROM central.gold WHERE source_kind = 'calibration' AND source_case = %s"
    assert central.query(rows, (session_id,)) == [(12,)]
    proposed = "SELECT policy_id, change FROM central.proposal WHERE source_case = %s"
    assert central.query(proposed, (session_id,)) == [(NAMES[0], "decir cuándo cuenta")]
    rollups.fold(central.admin, 10**9)
    assert central.query("SELECT count(*) FROM central.rollup_review") == [(0,)]
    assert central.query("SELECT count(*) FROM central.rollup_finding") == [(0,)]
    (one,) = lead("list")[1]["sessions"]
    assert (one["state"], one["gold"], one["handed_in"]) == ("closed", 12, None)
