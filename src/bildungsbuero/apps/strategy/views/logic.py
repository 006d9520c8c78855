"""Staff page of the logic of a measure."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.faults import Faults
from bildungsbuero.apps.strategy.logic.actions import save_logic
from bildungsbuero.apps.strategy.logic.forms import logic_forms
from bildungsbuero.apps.strategy.models import Initiative
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MANAGEMENT)
@require_http_methods(FORM_METHODS)
def logic(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change the logic of a measure; there is room for some more lines each time."""
    found = Initiative.objects.of(request.office).select_related("office").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    data = request.POST if request.method == "POST" else None
    rows = logic_forms(found, data)
    if data is not None and rows.is_valid():
        save_logic(found, rows, person=request.user)
        messages.success(request, _("The logic of the measure was saved."))
        return redirect("strategy:logic" if "more" in data else "strategy:initiative", found.public_id)
    context = {
        "initiative": found,
        "rows": rows,
        "faults": Faults(rows),
        "crumbs": crumbs((found.title, "strategy:initiatives"), _("Logic of the measure")),
    }
    return render(request, "strategy/logic.html", context, status=400 if data is not None else 200)
