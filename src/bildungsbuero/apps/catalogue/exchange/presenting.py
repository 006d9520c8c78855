"""The page about giving out offers in its shape: files with what the last check found, licence, deliveries."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.exchange.checks import DCAT
from bildungsbuero.apps.catalogue.giving_out import FILE_OF_OFFERS
from bildungsbuero.apps.catalogue.models import ExportCheck
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number


def present_check(office: Office) -> dict[str, Any]:
    """Return the last check, nothing where there was none: a table of all formats, then what is wrong in each."""
    check = ExportCheck.objects.of(office).first()
    if check is None:
        return {"check": None}
    return {
        "check": check,
        "formats": _formats(check.results),
        "faults": [_faults(result) for result in check.results if result["total"]],
        "is_clean": not any(result["total"] for result in check.results),
    }


def _formats(results: list[dict[str, Any]]) -> Table:
    return Table(
        key="formats",
        caption=_("All files that are given out"),
        columns=(
            Column(title=_("Format")),
            Column(title=_("entries"), is_numeric=True),
            Column(title=_("errors"), is_numeric=True),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=result["title"], address=_file(result["name"])),
                    Cell(text=number(result["count"])),
                    Cell(text=number(result["total"]), address=f"#faults-{result['name']}" if result["total"] else ""),
                )
            )
            for result in results
        ),
    )


def _file(name: str) -> str:
    return find_address("portal:open-data") if name == DCAT else find_address(FILE_OF_OFFERS, name)


def _faults(result: dict[str, Any]) -> dict[str, Any]:
    left_out = result["total"] - len(result["faults"])
    table = Table(
        key=f"faults-{result['name']}-table",
        caption=result["title"],
        is_caption_hidden=True,
        columns=tuple(Column(title=title) for title in (_("Offer"), _("Field"), _("What is wrong and what helps"))),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=fault["offer"] or _("whole file"), address=_offer(fault["id"])),
                    Cell(text=fault["field"] or "–"),
                    Cell(text=fault["reason"]),
                )
            )
            for fault in result["faults"]
        ),
        note=_("%(count)s more are not shown here.") % {"count": number(left_out)} if left_out else "",
    )
    return {"id": f"faults-{result['name']}", "title": result["title"], "table": table}


def _offer(public_id: str) -> str:
    return reverse("catalogue:offer", args=[public_id]) if public_id else ""
