"""The command line: each verb is a module here that calls operations and prints.

A verb module has NAME (its words), HELP (one sentence), `add_arguments(parser)` and `run(arguments) -> int`.
Exit codes: 0 done; 1 done, and the answer is no (damage found, a check failed); 2 bad input or usage;
3 refused by a rule; 4 the central database cannot be reached; 5 the local store cannot be opened; 6 the disk is full.
"""

import argparse
import contextlib
import importlib
import io
import json
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from reviewer_app import __version__
from reviewer_app.cli.context import add_global_options
from reviewer_app.domain.errors import UserError

# Module names below reviewer_app.cli, in the order of the help.
VERBS = (
    "run",
    "demo",
    "import_",
    "transcript",
    "probe",
    "chat",
    "export",
    "sync",
    "fetch",
    "cache",
    "opt_outs",
    "log",
    "verify",
    "recover",
    "doctor",
    "policies",
    "policies_diff",
    "policies_alarms",
    "scan",
    "agreement",
    "sample_plan",
    "sample_draw",
    "sample_estimate",
    "quality",
    "calibration_open",
    "calibration_list",
    "calibration_move",
    "calibration_hand_over",
    "calibration_cancel",
    "calibration_reveal",
    "calibration_close",
    "calibration_report",
    "lexicon_check",
    "lexicon_import",
    "lexicon_list",
    "lexicon_convert",
    "central_init",
    "central_upgrade",
    "central_tls",
    "central_restored",
    "central_user_add",
    "central_user_disable",
    "central_policy_publish",
    "central_policy_list",
    "central_lexicon_publish",
    "central_lexicon_list",
    "central_batch_import",
    "central_batch_assign",
    "central_audit_draw",
    "central_audit_assign",
    "central_audit_list",
    "central_audit_hand_over",
    "central_audit_verify",
    "central_audit_settle",
    "central_gold_list",
    "central_gold_seed",
    "central_status",
    "central_quarantine_list",
    "central_rollup",
    "central_dashboard",
    "central_export",
    "central_verify",
)

_HOW_TO_INSTALL = "on Debian and Ubuntu `make setup` installs what is missing, or prints the line that does"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code and prints a person's mistake as one sentence on standard error."""
    _write_utf8()
    try:
        arguments = _self_test(argv) or _alone(argv) or _parser(VERBS).parse_args(argv)
        code = arguments.verb.run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except UserError as error:
        print(f"reviewer-app: {error}", file=sys.stderr)
        return error.exit_code
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        print(f"reviewer-app: A library of the system is missing ({error}): {_HOW_TO_INSTALL}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()
        return 0


def _write_utf8() -> None:
    """JSON and names are UTF-8 wherever they go: a pipe on Windows would have them in a code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Who reads the output has seen enough (`| head`); Python would try once more as it ends, and complain."""
    with contextlib.suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def counted(count: int, noun: str) -> str:
    """`1 cue`, `2 cues`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def print_json(value: object) -> None:
    """One JSON value on standard output, UTF-8, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _self_test(argv: Sequence[str] | None) -> argparse.Namespace | None:
    """The arguments of `--self-test`, which stands in a command's place and takes none of the global options."""
    from reviewer_app.cli import self_test

    if self_test.FLAG not in (sys.argv[1:] if argv is None else argv):
        return None
    arguments = self_test.parser().parse_args(argv)
    arguments.verb = self_test
    return arguments


def _alone(argv: Sequence[str] | None) -> argparse.Namespace | None:
    """The arguments of the verb that is asked for, or of no command at all, without importing what others need.

    The window is painted sooner, a small command answers sooner, and doctor can tell what cannot be loaded.
    """
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    add_global_options(parser)
    try:
        arguments, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    if rest:
        begins = rest[0].replace("-", "_")
        verbs = [name for name in VERBS if f"{name.rstrip('_')}_".startswith(f"{begins}_")]
        return _parser(verbs).parse_args(argv) if verbs or rest[0] == "--version" else None
    arguments.verb = importlib.import_module("reviewer_app.cli.run")
    return arguments


def _parser(verbs: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reviewer-app",
        description="Judge live-stream recordings; without a command the window opens.",
        epilog="reviewer-app --self-test [--json] tries every part of the program once, and needs nothing but itself.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    add_global_options(parser)
    groups: dict[str, argparse._SubParsersAction] = {}
    groups[""] = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name in verbs:
        _add(groups, parser, importlib.import_module(f"reviewer_app.cli.{name}"))
    return parser


def _add(groups: dict, parser: argparse.ArgumentParser, verb: ModuleType) -> None:
    """Add a verb; a NAME of several words, `central user add`, makes nested commands."""
    *path, last = verb.NAME.split()
    group = groups[""]
    for depth, word in enumerate(path):
        key = " ".join(path[: depth + 1])
        if key not in groups:
            inner = group.add_parser(word, help=f"see reviewer-app {key} --help")
            groups[key] = inner.add_subparsers(metavar="COMMAND", required=True)
        group = groups[key]
    sub = group.add_parser(last, help=verb.HELP, description=verb.HELP)
    add_global_options(sub)
    verb.add_arguments(sub)
    sub.set_defaults(verb=verb)
