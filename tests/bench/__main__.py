"""`python -m tests.bench NAME [--json]`: floor and product in one run, as ratios.

Each module here that has NAME, HELP and `run() -> dict` is a benchmark. Machines are shared and noisy: compare the
ratios of one run, never the times of two. Exit code 0 when it ran; the goals are printed, not enforced.
"""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from types import ModuleType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests import bench


def benchmarks() -> dict[str, ModuleType]:
    """The benchmarks by name."""
    modules = (importlib.import_module(f"tests.bench.{info.name}") for info in pkgutil.iter_modules(bench.__path__))
    return {module.NAME: module for module in modules if hasattr(module, "NAME")}


def parser_of(known: dict[str, ModuleType]) -> argparse.ArgumentParser:
    """The command line; its help names every benchmark."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    about = "; ".join(f"{name}: {module.HELP}" for name, module in known.items()).replace("%", "%%")
    parser.add_argument("name", choices=sorted(known), help=about)
    parser.add_argument("--json", action="store_true")
    return parser


def main() -> int:
    """Run one benchmark and print what it measured."""
    known = benchmarks()
    arguments = parser_of(known).parse_args()
    result = known[arguments.name].run()
    if arguments.json:
        print(json.dumps(result, indent=2))
    else:
        _print(result)
    return 0


def _print(value: dict, indent: str = "") -> None:
    for name, item in value.items():
        if isinstance(item, dict):
            print(f"{indent}{name}")
            _print(item, indent + "  ")
        else:
            print(f"{indent}{name:<34} {item}")


if __name__ == "__main__":
    sys.exit(main())
