"""The same questions on bare Django pages: no middleware, no frame, no forms; a query by an index, and a table."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Duplicate, ListRhythm, Offer
from bildungsbuero.apps.catalogue.searching import find_ids
from bildungsbuero.apps.catalogue.staff import along_an_index, order_fields

ON_A_PAGE = 50
COLUMNS = ("public_id", "title", "kind", "provider__name", "place__town", "state", "confirmed_on", "changed_at")
PAGE = """<!doctype html><title>Angebote</title><table>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"""


def rows(request: HttpRequest, what: str) -> HttpResponse:
    """Answer with the rows that were asked for."""
    office = Office.objects.get(key=request.GET["office"])
    found = list(QUESTIONS[what](office, request.GET))
    return HttpResponse(engines["django"].from_string(PAGE).render({"rows": found}))


def _offers(office: Office, asked: Any) -> Any:
    offers = Offer.objects.of(office)
    if "text" in asked or "topic" in asked:
        on = date.fromisoformat(asked["on"])
        ids, _total = find_ids(
            office, asked.get("text", ""), on=on, topic=asked.get("topic", ""), sort="title", limit=ON_A_PAGE
        )
        return offers.filter(public_id__in=ids).values_list(*COLUMNS)
    if "state" in asked:
        offers = offers.filter(state=asked["state"])
    if "kind" in asked:
        offers = offers.filter(kind=asked["kind"])
    start = ON_A_PAGE * (int(asked.get("page", 1)) - 1)
    ordered = along_an_index(offers, asked.get("sort", "title"), office).order_by(
        *order_fields(asked.get("sort", "title"))
    )
    keys = list(ordered.values_list("pk", flat=True)[start : start + ON_A_PAGE])
    return offers.filter(pk__in=keys).values_list(*COLUMNS)


def _offer(office: Office, asked: Any) -> Any:
    found = Offer.objects.of(office).with_provider_and_place().get(public_id=asked["id"])
    return [(found.title, found.provider.name, found.place, *found.runs.all())]


def _organisations(office: Office, _asked: Any) -> Any:
    return Organisation.objects.of(office).standing().order_by("name").values_list("name", "website")[:ON_A_PAGE]


def _pairs(office: Office, _asked: Any) -> Any:
    return Duplicate.objects.of(office).undecided().order_by("-score").values_list("first", "second")[:ON_A_PAGE]


def _today(office: Office, _asked: Any) -> Any:
    return [(Offer.objects.of(office).drafts().count(), Duplicate.objects.of(office).undecided().count())]


def _lists(office: Office, _asked: Any) -> Any:
    return ListRhythm.objects.of(office).values_list("list_name")


QUESTIONS = {
    "offers": _offers,
    "offer": _offer,
    "organisations": _organisations,
    "pairs": _pairs,
    "today": _today,
    "lists": _lists,
}
