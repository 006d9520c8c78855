"""`bildungsbuero check`: what is missing or unsafe."""

import sys
from typing import Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare

MARKS = {"good": ("✓", "green"), "hint": ("•", "yellow"), "unsafe": ("✗", "bold red")}


def check(
    json: Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt einer Liste ausgeben.")] = False,
    production: Annotated[
        bool, typer.Option("--production", help="Mit den Ansprüchen an einen Server, den andere erreichen.")
    ] = False,
) -> None:
    """Sagt, was fehlt, was besser sein könnte und was unsicher ist; endet mit 1, wenn etwas unsicher ist."""
    prepare()
    from bildungsbuero.apps.operations.checks import all_findings

    findings = all_findings(production=production)
    is_safe = all(finding.level.value != "unsafe" for finding in findings)
    if json:
        output.print_document({"safe": is_safe, "findings": [finding.as_json() for finding in findings]})
    else:
        for finding in findings:
            _print(finding.as_json())
    if not is_safe:
        sys.exit(1)


def _print(finding: dict[str, str]) -> None:
    mark, style = MARKS[finding["level"]]
    output.people.print(f"{mark} {finding['message']}", style=style, highlight=False, markup=False, soft_wrap=True)
    if finding["remedy"]:
        output.people.print(f"  {finding['remedy']}", highlight=False, markup=False)
