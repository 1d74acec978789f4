"""`python -m tests.faults NAME [--json]`: the proofs that no decision is lost, each with its counter-proof.

NAME is power, disk, kill, network, failover or all; power and disk need Linux and a C compiler, failover an installed
PostgreSQL. Exits with 0 when all is proven.
"""

import argparse
import dataclasses
import json
import os
import sys
import time
from collections.abc import Callable

from tests.faults import disk_full, failover, kill, network, power_cut

Proof = dict[str, object]


def power(size: int | None, seed: int) -> Proof:
    """Cuts of a recorded run; the same without the flush of each commit must lose labels."""
    run = power_cut.run(size or 100, seed)
    unflushed = power_cut.run(size or 100, seed, "NORMAL")
    return _proof(not run.faults, unflushed.lost_at > 0, run, unflushed)


def disk(size: int | None, seed: int) -> Proof:
    """Full disks under store, window and start; a window that paints before it stores must be noticed."""
    runs = [disk_full.run(who, size or 40, seed) for who in ("store", "window", "start")]
    early = disk_full.run("early window", 4, seed)
    return _proof(not any(run.faults for run in runs), bool(early.faults), runs, early)


def killed(size: int | None, seed: int) -> Proof:
    """Kills while keys are pressed; a window that paints before the commit must be noticed each time."""
    run = kill.run(size or 60, seed)
    early = kill.run(3, seed, early=True)
    return _proof(not run.faults, early.lost_in == early.rounds, run, early)


def cut_off(size: int | None, seed: int) -> Proof:
    """Uploads over a failing network to a server that is killed; a client that trusts what it sent must be noticed."""
    run = network.run(size or 100, seed)
    careless = network.run(6, seed, careless=True)
    return _proof(not run.faults, careless.missing > 0, run, careless)


def failed_over(size: int | None, seed: int) -> Proof:
    """A pair that waits for both, also with the standby cut off; one that does not must be noticed, and mended."""
    stations = size or failover.STATIONS
    runs = [failover.run(stations, cut_link=cut_link) for cut_link in (False, True)]
    alone = failover.run(stations, synchronous=False, cut_link=True)
    held = alone.mended and all(run.mended and not run.missing for run in runs)
    return _proof(held, alone.missing > 0, runs, alone)


PROOFS: dict[str, Callable[[int | None, int], Proof]] = {
    "power": power,
    "disk": disk,
    "kill": killed,
    "network": cut_off,
    "failover": failed_over,
}


def main(arguments: list[str]) -> int:
    """Run the named proofs and print what they found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("name", choices=[*PROOFS, "all"])
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument(
        "--size", type=int, help="how many cuts, rounds, kills, uploads or workstations (100, 40, 60, 100, 20)"
    )
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    results = {}
    for name in PROOFS if chosen.name == "all" else [chosen.name]:
        started = time.monotonic()
        results[name] = PROOFS[name](chosen.size, chosen.seed) | {"seconds": round(time.monotonic() - started, 1)}
        if not chosen.json:
            print(f"{name}: {_sentence(results[name])}")
    if chosen.json:
        print(json.dumps(results, indent=1, ensure_ascii=False))
    return 0 if all(one["held"] and one["counter_noticed"] for one in results.values()) else 1


def _proof(held: bool, noticed: bool, run: object, counter: object) -> Proof:
    return {"held": held, "counter_noticed": noticed, "run": _plain(run), "counter": _plain(counter)}


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    # A counter-proof finds hundreds of faults of one kind; the first tell what they are.
    return {
        key: part[:10] if key == "faults" else part
        for key, part in dataclasses.asdict(value).items()  # type: ignore[call-overload]
    }


def _sentence(proof: Proof) -> str:
    held = "nothing was lost" if proof["held"] else "DECISIONS WERE LOST OR THE STORE IS DAMAGED"
    noticed = "the counter-proof was noticed" if proof["counter_noticed"] else "THE COUNTER-PROOF WAS NOT NOTICED"
    return f"{held}, {noticed} ({proof['seconds']} s)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
