"""`reviewer-app calibration open`: begin a session, or see what is proposed for one."""

import argparse
from datetime import UTC, datetime

from reviewer_app.cli import print_json
from reviewer_app.cli.context import moment, signing_in_of, store_of
from reviewer_app.domain import wall_clock
from reviewer_app.domain.errors import UserError

NAME = "calibration open"
HELP = "Begin a calibration session, as its lead: recordings to label blind, by whom, until when; or see a proposal."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the session is made of."""
    parser.add_argument("name", metavar="NAME", help="of the session, and of its batch")
    parser.add_argument("--members", required=True, metavar="LOGIN,LOGIN", help="who labels")
    parser.add_argument("--recordings", metavar="ID,ID", help="recordings of any batch, by their ids")
    parser.add_argument("--propose", type=_count, metavar="N", help="take the N first ones of the proposal")
    parser.add_argument("--deadline", type=moment, metavar="WHEN", help="2026-11-30T18:00Z, in UTC without a zone")
    parser.add_argument("--policies", metavar="REF", help="the version to freeze, live-es@2026.3; the one in force")
    parser.add_argument("--dry-run", action="store_true", help="tell the proposal and keep nothing")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    parser.add_argument("--json", action="store_true", help="the result as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when everybody has everything, 1 when somebody may not have one, 2 for what is not there, 3 when a rule
    forbids it, 4 without an answer or by somebody who is no lead."""
    from reviewer_app.operations import calibrating, signing_in, standards

    members = _names(arguments.members)
    wanted = [(one, "") for one in _names(arguments.recordings or "")]
    if not wanted and not arguments.propose:
        raise UserError("Say which recordings: --recordings ID,ID or --propose N.")
    if arguments.deadline is None and not arguments.dry_run:
        raise UserError("Say until when: --deadline 2026-11-30T18:00Z.")
    place, user, password = signing_in_of(arguments)
    today = datetime.now(UTC).date()
    with store_of(arguments, must_exist=False) as database:
        policy_set = arguments.policies or standards.of_day(database, place.settings, today).policies.ref
        new = calibrating.new_policies(database, today)
    with signing_in.session_for(place, user, password) as server:
        proposal = []
        if arguments.propose:
            proposal = calibrating.candidates(server, members, new, policy_set, wall_clock.now_ms())
        best = [one for one in proposal if one["why"]][: arguments.propose]
        wanted += [(one["recording_id"], ", ".join(one["why"])) for one in best]
        if arguments.dry_run:
            return _told(
                arguments, {"policy_set": policy_set, "new_policies": list(new), "proposal": proposal}, proposal
            )
        if not wanted:
            raise UserError("There is nothing to propose: name recordings with --recordings.")
        plan = calibrating.Plan(arguments.name, wanted, policy_set, arguments.deadline, members)
        opened = calibrating.open_session(server, plan)
    found = {"session_id": opened.session_id, "name": arguments.name, "policy_set": policy_set}
    found |= {
        "deadline_ms": arguments.deadline,
        "recordings": [{"recording_id": one, "why": why} for one, why in wanted],
    }
    found |= {"missing": list(opened.missing)}
    if arguments.json:
        print_json(found)
    else:
        print(f"Session {opened.session_id}: {len(wanted)} recordings under {policy_set}.")
        if opened.missing:
            print(f"{len(opened.missing)} are not with all of them: somebody named may not have them.")
    return 1 if opened.missing else 0


def _told(arguments: argparse.Namespace, told: dict, proposal: list[dict]) -> int:
    if arguments.json:
        print_json(told)
    else:
        for one in proposal:
            print(
                f"{one['recording_id']} {one['title']}: {', '.join(one['why']) or 'no reason'}; {one['known']} had it"
            )
    return 0


def _names(text: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 200:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 200")
    return int(text)
