"""The preloaded library: building it, starting a process under it, and speaking to it from inside (Linux only)."""

import ctypes
import functools
import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).parents[2]


def build(folder: Path) -> Path:
    """Compile the library into a folder with the system's C compiler."""
    library = folder / "shim.so"
    command = ["cc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


def run(library: Path, folder: Path, *arguments: object, trace: Path | None = None) -> str:
    """Run `python -m ARGUMENTS` with the library watching `folder`; returns what it printed."""
    environment = os.environ | {"LD_PRELOAD": str(library), "SHIM_FOLDER": str(folder.resolve())}
    if trace is not None:
        environment["SHIM_TRACE"] = str(trace)
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout


def mark(text: str) -> None:
    """Inside the process: put a mark into the trace, between what was written before it and what comes after."""
    _library().shim_mark(text.encode())


def space(size: int | None) -> None:
    """Inside the process: `size` bytes may still be written to the folder, then the disk is full; None for no limit."""
    _library().shim_space(ctypes.c_int64(-1 if size is None else size))


@functools.cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)
