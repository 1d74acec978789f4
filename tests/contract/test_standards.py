"""What the central database promises of published standards, the same on every kind of server."""

import threading
from collections.abc import Callable
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import batches, standards
from reviewer_app.central.batches import Terms
from reviewer_app.domain.errors import Refused, Unreachable, UserError
from reviewer_app.domain.standard import LEXICON, POLICY
from tests.contract.test_assignments import batch, drop, give, ids, weaken
from tests.packs import pack_text, publish_lexicon, publish_pack
from tests.postgres import PASSWORD, SERVERS, Central


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own: what is published stays published."""
    return central_servers.database(request.param)


def as_person(central: Central, user: str):
    """The address with a person's sign-in."""
    return replace(central.address, user=user, password=PASSWORD)


def pulled(central: Central, user: str = "ana", cursor: str | None = None) -> list[str]:
    """What one call tells of standards."""
    with central.session(user) as session:
        return [one.ref for one in session.pull(cursor).standards]


def test_an_operator_publishes_and_everybody_who_reviews_gets_it(central):
    """With its day, its digest, and word for word."""
    text = pack_text("2026.3")
    operator = as_person(central, "ope")
    assert standards.publish(operator, POLICY, "live-es@2026.3", text, "2026-12-01") == (True, "2026-12-01")
    assert standards.publish(operator, POLICY, "live-es@2026.3", text, None) == (False, "2026-12-01")
    lexicon = publish_lexicon(central, "2026.2")
    (listed,) = standards.published(operator, POLICY)
    assert (listed.ref, listed.effective_from, listed.published_by) == ("live-es@2026.3", "2026-12-01", "ope")
    assert [one.published_by for one in standards.published(operator, LEXICON)] == ["postgres"]
    for user in ("ana", "sol", "luz"):
        with central.session(user) as session:
            pack, words = session.pull(None).standards
            assert (pack.ref, pack.digest, pack.effective_from) == ("live-es@2026.3", listed.digest, "2026-12-01")
            assert pack.published_at_ms == listed.published_at_ms
            assert (words.kind, words.ref, words.effective_from) == (LEXICON, lexicon, None)
            assert session.standard_text(POLICY, "live-es@2026.3") == text
            assert session.standard_text(POLICY, "live-es@2026.4") is None
            assert session.standard_text(LEXICON, "live-es@2026.3") is None


def test_another_text_under_a_version_is_refused(central):
    publish_pack(central, "2026.3")
    other = pack_text("2026.3", ("en: Slur", "en: Insult"))
    with pytest.raises(Refused, match=r"live-es@2026\.3 was published with other words"):
        standards.publish(central.admin, POLICY, "live-es@2026.3", other, None)
    assert standards.content(central.admin, POLICY, "live-es@2026.3") == pack_text("2026.3")


def test_a_dry_run_publishes_nothing(central):
    assert standards.publish(central.admin, POLICY, "live-es@2026.3", "text", None, dry_run=True) == (True, None)
    assert standards.published(central.admin, POLICY) == []
    assert pulled(central) == []


def test_two_operators_at_once_publish_one_text(central):
    """Under one version; the other one is told."""
    outcomes: list[object] = []

    def publish(text: str) -> None:
        try:
            outcomes.append(standards.publish(central.admin, POLICY, "live-es@2026.3", text, None)[0])
        except Refused as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=publish, args=(f"text {n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [Refused] * 5 + [True]


@pytest.mark.parametrize(
    ("user", "kinds"), [("ana", (POLICY, LEXICON)), ("sol", (POLICY, LEXICON)), ("luz", (LEXICON,))]
)
def test_policy_packs_are_published_and_listed_by_leads_and_operators_lexicons_by_operators(central, user, kinds):
    """Nobody else; work is given out by operators alone."""
    person = as_person(central, user)
    for attempt in (
        *(lambda kind=kind: standards.publish(person, kind, "live-es@2026.3", "text", None) for kind in kinds),
        *(lambda kind=kind: standards.published(person, kind) for kind in kinds),
        lambda: batches.assign_to_each(person, "x", ["ana"], Terms()),
    ):
        with pytest.raises(UserError, match="sign in as an operator"):
            attempt()
    assert pulled(central) == []


def rule_what_is_published_stays(central: Central) -> None:
    """Not even whoever administers the database changes or removes a version; a restore only numbers it anew."""
    publish_pack(central, "2026.3", since="2026-12-01")
    for statement in (
        "UPDATE central.standard SET content = 'x', digest = encode(sha256('x'), 'hex')",
        "UPDATE central.standard SET effective_from = now()",
        "UPDATE central.standard SET published_by = 'ope'",
        "DELETE FROM central.standard",
        "TRUNCATE central.standard",
    ):
        try:
            central.query(statement)
        except psycopg.errors.RestrictViolation:
            continue
        raise AssertionError(f"allowed: {statement}")
    central.query("UPDATE central.server_info SET instance_id = gen_random_uuid()")
    assert pulled(central) == ["live-es@2026.3"]


def rule_a_text_fits_its_digest(central: Central) -> None:
    """And is written in one way."""
    insert = "INSERT INTO central.standard (kind, ref, content, digest) VALUES ('policy', 'a@1', %s, %s)"
    for text in ("x", "a\r\nb", "\ufeffa"):
        digest = "0" * 64 if text == "x" else f"encode(sha256(convert_to('{text}', 'UTF8')), 'hex')"
        try:
            central.query(insert, (text, digest))
        except psycopg.errors.CheckViolation:
            continue
        raise AssertionError(f"taken: {text!r}")


def rule_a_published_version_is_not_passed_over(central: Central) -> None:
    """One that is numbered first and committed last comes down, behind an assignment and a version that overtook it."""
    batches.add_batch(central.admin, batch(count=2))
    text = "SELECT api.publish_standard('policy', %s, 'text', NULL)"
    with central.session("ana") as session, psycopg.connect(central.admin_dsn) as slow:
        slow.execute(text, ("a@1",))
        central.query(text, ("b@1",))
        give(central, "ES-47", "ana")
        early = session.pull(None)
        slow.commit()
        late = session.pull(early.cursor)
        last = session.pull(late.cursor)
        told = [*early.standards, *late.standards, *last.standards]
        given = ids([*early.assignments, *late.assignments])
    assert sorted(one.ref for one in told) == ["a@1", "b@1"]
    assert set(given) == {0, 1}


def rule_a_restore_tells_standards_anew(central: Central) -> None:
    """What was numbered by another server does not lie in this one's future."""
    publish_pack(central, "2026.3")
    with central.session("ana") as session:
        before = session.pull(None).instance_id
    central.query("ALTER TABLE central.standard DISABLE TRIGGER restamp")
    central.query("UPDATE central.standard SET xid = '9999999999'")
    central.query("ALTER TABLE central.standard ENABLE TRIGGER restamp")
    central.query("UPDATE central.server_info SET instance_id = gen_random_uuid()")
    assert pulled(central, cursor=f"{before}/9999999999/1") == ["live-es@2026.3"]


def rule_a_full_page_leaves_no_standard_behind(central: Central) -> None:
    """Page by page every assignment and every version comes, whatever lies between."""
    batches.add_batch(central.admin, batch(count=7))
    central.query("SELECT api.publish_standard('policy', 'a@1', 'text', NULL)")
    give(central, "ES-47", "ana", per_person=4)
    central.query("SELECT api.publish_standard('policy', 'b@1', 'text', NULL)")
    give(central, "ES-47", "ana")
    central.query("SELECT api.publish_standard('lexicon', 'c@1', 'text', NULL)")
    given, told, cursor = set(), [], None
    with central.session("ana") as session:
        for _ in range(20):
            page = session.pull(cursor, limit=2)
            given |= set(ids(page.assignments))
            told += [one.ref for one in page.standards]
            cursor = page.cursor
            if len(page.assignments) < 2:
                break
    assert given == set(range(7))
    assert told == ["a@1", "b@1", "c@1"]


def rule_nothing_is_told_twice(central: Central) -> None:
    """A version is news once for a cursor."""
    publish_pack(central, "2026.3")
    with central.session("ana") as session:
        first = session.pull(None)
        again = session.pull(first.cursor)
    assert ([one.ref for one in first.standards], again.standards) == (["live-es@2026.3"], ())


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


WEAK = [
    (rule_what_is_published_stays, lambda c: drop(c, "stays_published", "standard")),
    (rule_what_is_published_stays, lambda c: drop(c, "never_removed", "standard")),
    (rule_what_is_published_stays, lambda c: drop(c, "no_truncate", "standard")),
    (rule_a_text_fits_its_digest, lambda c: unchecked(c, "standard_digest_fits")),
    (rule_a_published_version_is_not_passed_over, lambda c: weaken(c, "api.pull", "s.xid < horizon", "true")),
    (rule_a_restore_tells_standards_anew, lambda c: drop(c, "restamp_standards", "server_info")),
    (rule_a_restore_tells_standards_anew, lambda c: weaken(c, "api.pull", "parts[1] = instance::text AND", "")),
    (rule_nothing_is_told_twice, lambda c: weaken(c, "api.pull", "NOT is_full AND", "false AND")),
    (
        rule_a_full_page_leaves_no_standard_behind,
        lambda c: weaken(c, "api.pull", "(s.xid, s.srv_seq) <= (to_xid, to_seq) OR", "false OR"),
    ),
    (rule_a_full_page_leaves_no_standard_behind, lambda c: weaken(c, "api.pull", "NOT is_full AND", "")),
    (rule_nothing_is_told_twice, lambda c: weaken(c, "api.pull", "(s.xid, s.srv_seq) > (from_xid, from_seq)", "true")),
]


def unchecked(central: Central, constraint: str) -> None:
    """Take a check away."""
    central.query(f"ALTER TABLE central.standard DROP CONSTRAINT {constraint}")


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = central_servers.database("embedded")
    change(central)
    with pytest.raises((AssertionError, ValueError)):
        rule(central)


def test_a_workstation_that_pulls_as_before_gets_its_assignments(central):
    """An older program goes on with a newer server."""
    publish_pack(central, "2026.3")
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    with central.raw("ana") as raw:
        cursor, found = raw.execute("SELECT next_cursor, assignments FROM api.pull_assignments(NULL, 10)").fetchone()
    assert [one["batch"] for one in found] == ["ES-47"]
    assert cursor.split("/")[0] == str(central.query("SELECT instance_id FROM central.server_info")[0][0])


def test_a_server_older_than_the_program_is_said_and_nothing_breaks(central):
    """The functions that it lacks are no mystery."""
    central.query("ALTER FUNCTION api.pull RENAME TO pull_of_tomorrow")
    with central.session("ana") as session:
        with pytest.raises(Unreachable, match=r"is older than this program.*central upgrade"):
            session.pull(None)
        assert session.whoami().login == "ana"
    with pytest.raises(UserError, match="central upgrade"):
        central.query("DROP FUNCTION api.publish_standard")
        standards.publish(central.admin, POLICY, "a@1", "text", None)


# ---------------------------------------------------------------- every recording to everybody


def each(central: Central, *people: str, dry_run: bool = False) -> tuple[dict[str, int], list[int]]:
    """Give the batch ES-47 to each; counts, and the numbers of the recordings that not all of them have."""
    given = batches.assign_to_each(central.admin, "ES-47", people, Terms(lease_hours=24), dry_run=dry_run)
    return given.people, [int(one, 16) for one in given.still_free]


def test_everybody_named_gets_every_recording_once(central):
    batches.add_batch(central.admin, batch(count=3))
    assert each(central, "ana", "bea", "sol", dry_run=True) == ({"ana": 3, "bea": 3, "sol": 3}, [])
    assert central.query("SELECT count(*) FROM central.assignment") == [(0,)]
    assert each(central, "ana", "bea") == ({"ana": 3, "bea": 3}, [])
    assert each(central, "ana", "bea", "luz") == ({"ana": 0, "bea": 0, "luz": 3}, [])
    for user in ("ana", "bea", "luz"):
        with central.session(user) as session:
            assert ids(session.pull(None).assignments) == [0, 1, 2]


def test_to_each_keeps_opt_outs_and_blindness(central):
    """What somebody may not have is left, without a name."""
    batches.add_batch(central.admin, replace(batch(count=1), name="before"))
    give(central, "before", "bea")
    with central.session("ana") as session:
        session.set_opt_outs(["hate"])
    batches.add_batch(central.admin, batch(count=3, blind=True))
    assert each(central, "ana", "bea") == ({"ana": 2, "bea": 2}, [0, 1])


def test_to_each_says_what_is_not_there(central):
    batches.add_batch(central.admin, batch())
    with pytest.raises(UserError, match=r"There is no batch nothing\."):
        batches.assign_to_each(central.admin, "nothing", ["ana"], Terms())
    for nobody in ("zoe", "ope"):
        with pytest.raises(UserError, match=f"nobody called {nobody}"):
            each(central, "ana", nobody)
    assert central.query("SELECT count(*) FROM central.assignment") == [(0,)]


def test_what_was_returned_is_given_again_unless_the_batch_is_blind(central):
    batches.add_batch(central.admin, batch(count=1))
    assert each(central, "ana") == ({"ana": 1}, [])
    central.query("UPDATE central.assignment SET state = 'returned'")
    assert each(central, "ana") == ({"ana": 1}, [])
