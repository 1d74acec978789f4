"""`reviewer-app --self-test`: is this program whole, in the source tree or as it was built?"""

import argparse
import os
import sys
import time
from dataclasses import asdict

from reviewer_app import __version__, paths
from reviewer_app.cli import print_json

FLAG = "--self-test"
HELP = "Try every part once, without a screen, in a home folder that is taken away afterwards."


def parser() -> argparse.ArgumentParser:
    """What may stand beside the flag: it has a home, a user and a store of its own."""
    made = argparse.ArgumentParser(prog="reviewer-app", description=HELP)
    made.add_argument(FLAG, action="store_true", required=True, help=HELP)
    made.add_argument("--json", action="store_true", help="the checks as one JSON object")
    return made


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 when every part does its work, 1 with a sentence at the first that does not."""
    began = time.monotonic()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Only now: Qt reads the platform when it is loaded.
    from reviewer_app.bootstrap import self_test
    from reviewer_app.operations.checking import OK, Check

    def tell(check: Check) -> None:
        if not arguments.json:
            print(f"{check.state:<6}  {check.name:<18}  {check.found}", flush=True)

    checks = self_test.run(tell)
    last = checks[-1]
    if arguments.json:
        print_json(
            {
                "ok": last.state == OK,
                "version": __version__,
                "built": paths.built(),
                "seconds": round(time.monotonic() - began, 3),
                "checks": [asdict(check) for check in checks],
            }
        )
    if last.state == OK:
        return 0
    print(f"reviewer-app: The self-test failed at {last.name}: {last.found} {last.do}", file=sys.stderr)
    return 1
