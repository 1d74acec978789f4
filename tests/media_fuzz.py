"""Damaged recordings for tests: bytes flipped, runs lost, doubled or zeroed, ends cut off, heads kept.

As a program it examines the files named on its input, one a line, and answers each with a line of JSON: a crash or a
file that it hangs on is seen from outside.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

RECIPES = ("mp4", "mp4-fragmented", "mkv", "webm", "ts", "flv", "m4a", "mp3", "opus", "mp4-two-tracks")


def mutated(data: bytes, seed: int) -> bytes:
    """One of many ways to damage a file; the same seed gives the same damage."""
    random = np.random.default_rng(seed)
    found = bytearray(data)
    # Half of all damage lies in the first kilobytes, where the headers are.
    reach = len(found) if random.random() < 0.5 else min(len(found), 4096)
    for _ in range(int(random.integers(1, 5))):
        place = int(random.integers(0, reach))
        length = int(2 ** random.uniform(0, 10))
        kind = int(random.integers(0, 6))
        if kind == 0:
            for at in random.integers(0, reach, min(length, 40)):
                found[at % len(found)] ^= 1 << int(random.integers(0, 8))
        elif kind == 1:
            del found[place : place + length]
        elif kind == 2:
            found[place:place] = found[place : place + length]
        elif kind == 3:
            found[place : place + length] = bytes(len(found[place : place + length]))
        elif kind == 4:
            found[place : place + length] = b"\xff" * len(found[place : place + length])
        else:
            del found[max(64, int(random.integers(0, len(found)))) :]
        reach = min(reach, len(found))
        if reach < 2:
            break
    return bytes(found)


def main() -> None:
    """Answer each path with `{"outcome", "seconds", "text"}`; outcome is ok, damaged, refused or error."""
    from reviewer_app.domain.errors import Unreadable
    from reviewer_app.operations.probing import examine

    for line in sys.stdin:
        begun, text = time.monotonic(), ""
        try:
            found = examine(Path(line.rstrip("\n")), 4.0)
            outcome = "damaged" if found.recording.damaged else "ok"
            json.dumps(found.to_json())
        except Unreadable as error:
            outcome, text = "refused", str(error)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            outcome, text = "error", repr(error)
        print(json.dumps({"outcome": outcome, "seconds": time.monotonic() - begun, "text": text}), flush=True)


if __name__ == "__main__":
    main()
