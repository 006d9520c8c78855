"""Files of a run: its tables and its maps."""

from django.http import HttpResponse

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.reach import drawing, files
from bildungsbuero.apps.needs.views.reach import get_computed
from bildungsbuero.core.errors import NotFound
from bildungsbuero.formats import media_types
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def table(request: StaffRequest, public_id: str, what: str, kind: str) -> HttpResponse:
    """Answer with a table of a run as CSV or as a workbook."""
    found = get_computed(request.office, public_id)
    if kind not in files.KINDS.get(what, ()):
        raise NotFound("not_found")
    content_type = media_types.XLSX if kind == files.XLSX else media_types.CSV
    return send_file(files.content(found, what, kind), f"erreichbarkeit-{what}.{kind}", content_type=content_type)


@staff_view()
@readonly_view
def picture(request: StaffRequest, public_id: str, which: str) -> HttpResponse:
    """Answer with a map of a run as SVG, with title, legend and source in the picture."""
    found = get_computed(request.office, public_id)
    drawn = drawing.drawn(found, which, stands_alone=True) if which in (drawing.CELLS, drawing.AREAS) else None
    if drawn is None:
        raise NotFound("not_found")
    return send_file(drawn.svg.encode(), f"erreichbarkeit-{which}.svg", content_type="image/svg+xml")
