"""Staff page: what people looked for and did not find."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.signals.counting import cluster_keys
from bildungsbuero.apps.needs.unmet.counting import monday_of, words_since
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

A_PAGE = 100
WEEKS = ("4", "12", "52")
USUAL_WEEKS = "12"


@staff_view(Role.MANAGEMENT)
@readonly_view
def unmet(request: StaffRequest) -> HttpResponse:
    """List the words of the last weeks, the most wanted first."""
    asked = request.GET.get("weeks", "")
    weeks = asked if asked in WEEKS else USUAL_WEEKS
    since = monday_of(timezone.localdate()) - timedelta(weeks=int(weeks) - 1)
    page = Paginator(list(words_since(request.office, since)), A_PAGE).get_page(request.GET.get("page"))
    keys = cluster_keys(request.office, page.object_list, timezone.localdate())
    context = {
        "page": page,
        "rows": [(row, _need_address(row, key)) for row, key in zip(page.object_list, keys, strict=True)],
        "weeks": weeks,
        "choices": WEEKS,
        "since": since,
        "crumbs": crumbs(_("Searched in vain")),
    }
    return render(request, "needs/unmet.html", context)


def _need_address(row: dict[str, Any], cluster: str) -> str:
    """Where a need is made of a word: from the signals of its topic, or with nothing but the word."""
    asked = {"from": f"signals:{cluster}"} if cluster else {"title": f"{row['word']} {row['place']}".strip()}
    return f"{reverse('needs:need-new')}?{urlencode(asked)}"
