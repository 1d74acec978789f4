"""`reviewer-app export`: findings, verdicts and escalations for a spreadsheet."""

import argparse
from pathlib import Path

from reviewer_app.cli.context import store_of, workplace_of
from reviewer_app.operations import exporting, standards
from reviewer_app.operations.exporting_evidence import MANIFEST, export_evidence
from reviewer_app.reports.findings_export import write_csv_files, write_xlsx

NAME = "export"
HELP = "Write findings, verdicts and escalations as CSV or as an Excel workbook."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to and in what form."""
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument(
        "--csv",
        metavar="FILE",
        type=Path,
        help="findings to FILE, verdicts and escalations to files beside it, with -verdicts, -escalations in the name",
    )
    target.add_argument(
        "--xlsx", metavar="FILE", type=Path, help="a workbook with the sheets Findings, Verdicts and Escalations"
    )
    parser.add_argument(
        "--evidence",
        metavar="DIR",
        type=Path,
        help="also write the pictures and words kept with findings to files in DIR, with their hashes in manifest.json",
    )
    parser.add_argument("--bom", action="store_true", help="begin CSV files with the mark by which Excel knows UTF-8")
    parser.add_argument(
        "--language", choices=("en", "es"), help="names of policies and actions; the setting if left out"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file or files, replacing older ones, and say what is in them; exit 0."""
    settings = workplace_of(arguments).settings
    language = arguments.language or settings.language
    with store_of(arguments) as database:
        policies = standards.in_force(settings).policies
        export = exporting.gather(database, language, policies)
        copies = arguments.evidence and export_evidence(database, arguments.evidence, policies)
    if arguments.csv is not None:
        written = write_csv_files(export, arguments.csv, arguments.bom)
    else:
        write_xlsx(export, arguments.xlsx)
        written = (arguments.xlsx,)
    withheld = sum(row.withheld for row in export.findings)
    files = " and ".join(map(str, written))
    counts = f"Findings: {len(export.findings)}. Verdicts: {len(export.verdicts)}."
    print(f"{counts} Escalations: {len(export.escalations)}. Written to {files}")
    if copies:
        print(f"Evidence: {copies.files} files and {MANIFEST} in {arguments.evidence}")
        if copies.withheld:
            print(f"Findings whose evidence is withheld: {copies.withheld} (their policies forbid it).")
    if withheld:
        print(f"Findings without quote and note: {withheld} (their policies forbid export, or are not known here).")
    return 0
