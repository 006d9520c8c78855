"""Which check belongs to which format of offers."""

import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from lxml import etree

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.offer_checks import calendar, hsds, loq, openqcat, schema_org, tables
from bildungsbuero.formats.offer_checks.findings import Findings
from bildungsbuero.formats.offer_list import Lists

Check = Callable[[Path, Findings], None]
CHECKS: Mapping[str, Check] = {
    "hsds": hsds.check_json,
    "hsds-tables": hsds.check_tables,
    "integreat": tables.check_integreat,
    "ical": calendar.check,
    "schema-org": schema_org.check,
    "openqcat": openqcat.check,
    "loq": loq.check,
}
# Our own list needs our vocabularies to be read back.
OWN_LISTS = frozenset({"csv", "xlsx"})


def check_file(name: str, path: Path, lists: Lists) -> Findings:
    """Return what is wrong with a file that was written in a format; a file that cannot be read is one fault."""
    findings = Findings()
    check: Check = partial(tables.check_list, lists=lists) if name in OWN_LISTS else CHECKS[name]
    try:
        check(path, findings)
    except Refusal as refusal:
        findings.add("", refusal)
    except (ValueError, KeyError, UnicodeError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        findings.add("", Refusal("exports.unreadable", detail=f"{type(error).__name__}: {error}"[:120]))
    return findings
