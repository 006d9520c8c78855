"""What `offers search` asks and prints."""

from collections import defaultdict
from typing import Any

from bildungsbuero.cli import output
from bildungsbuero.core.errors import Refusal


def question(
    text: str,
    *,
    office_key: str,
    facets: list[str],
    near: str,
    radius_km: str,
    plain: list[str],
    page: tuple[str, int, int],
) -> Any:
    """Return the question that the options ask; raises Refusal for a filter or place that does not exist."""
    from django.utils import timezone

    from bildungsbuero.apps.catalogue.near import find_near
    from bildungsbuero.apps.catalogue.searching import Question, check_facets
    from bildungsbuero.cli.offer_import import office_of

    chosen = _facets(facets)
    check_facets(chosen)
    sort, offset, limit = page
    at = timezone.localtime()
    return Question(
        on=at.date(),
        at=at.time(),
        plain=tuple(plain),
        text=text,
        office=office_of(office_key) if office_key else None,
        facets=chosen,
        near=find_near(near, radius_km) if near else None,
        sort=sort,
        offset=offset,
        limit=limit,
    )


def answer(question: Any, *, language: str) -> dict[str, Any]:
    """Return the document of the contract."""
    from django.utils import translation

    from bildungsbuero.apps.catalogue.presenters import hit
    from bildungsbuero.apps.catalogue.searching import find

    with translation.override(language):
        found = find(question)
        signposts = _signposts(question)
        # The best one comes first, as on the page; more of them push no offer aside.
        offers = [hit(offer) for offer in found.offers]
        hits = [*signposts[:1], *offers, *signposts[1:]][: question.limit]
    return {
        # Who asks for paths or portals by the filter has them in the number already.
        "total": found.answer.total + (0 if "record" in question.facets else len(signposts)),
        "hits": hits,
        "facets": {name: dict(values) for name, values in found.answer.facets.items()},
        "took_ms": found.answer.took_ms,
    }


def _signposts(question: Any) -> list[dict[str, Any]]:
    """Return education paths and theme portals that answer the words, before the first offers."""
    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.apps.portal.signposts import as_hit, signposts_for

    wanted = question.facets.get("record", ())
    if question.offset or not question.limit or (question.facets and not {"way", "portal"} & set(wanted)):
        return []
    offices = [question.office] if question.office else Office.objects.active()
    found = [as_hit(one) for office in offices for one in signposts_for(office, question.text, question.on)]
    # Offices of one Land tell the same paths.
    return list({(one["record"], one["id"]): one for one in found if not wanted or one["record"] in wanted}.values())


def print_hits(document: dict[str, Any], *, language: str) -> None:
    """Print the hits as a table."""
    from django.utils import translation

    from bildungsbuero.apps.catalogue.vocabulary import label

    with translation.override(language):
        rows = [
            (hit["id"], hit["title"], hit["provider"], hit["place"], label("kind", hit["kind"]))
            for hit in document["hits"]
        ]
    output.print_table(f"{document['total']} Treffer", ["Kennung", "Titel", "Anbieter", "Ort", "Art"], rows)


def _facets(texts: list[str]) -> dict[str, tuple[str, ...]]:
    chosen: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or not name.strip() or not value.strip():
            raise Refusal("offers.bad_facet", value=text[:60])
        chosen[name.strip()].append(value.strip())
    return {name: tuple(values) for name, values in chosen.items()}
