"""Which indicators are still missing, and the file that would fill them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring import missing, wording
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def missing_indicators(request: StaffRequest) -> HttpResponse:
    """List the tables that would fill indicators, with their source and the indicators that they fill."""
    tables = missing.missing_tables(request.office)
    context = {
        "tables": [_present(table) for table in tables],
        "count": len({indicator.key for table in tables for indicator in table.indicators}),
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Which indicators are missing?")),
    }
    return render(request, "monitoring/missing_indicators.html", context)


@staff_view()
@readonly_view
def table_template(request: StaffRequest, key: str) -> HttpResponse:
    """Answer with an empty long table of an own data set, to be filled in."""
    own = territory_areas.districts_of(request.office, timezone.localdate())
    heads, *rows = missing.template_rows(key, area=own[0].key if own else "")
    return send_file("\ufeff" + workbook.as_csv(heads, rows), f"{key}.csv", content_type=CSV)


def _present(table: missing.MissingTable) -> dict[str, object]:
    declaration = table.declaration
    return {
        "key": declaration.key,
        "title": wording.text(declaration.title),
        "where": wording.text(declaration.obtaining.text),
        "address": declaration.obtaining.address,
        "is_own": declaration.own,
        "is_tried": declaration.tried,
        "is_delivered": table.is_delivered,
        "notes": [wording.text(note) for note in declaration.notes],
        "indicators": [
            {
                "key": item.key,
                "title": wording.text(item.title),
                "address": find_address("portal:indicator", item.key),
                "state": wording.definition_state(item),
            }
            for item in table.indicators
        ],
    }
