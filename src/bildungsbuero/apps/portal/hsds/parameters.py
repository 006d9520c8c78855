"""The parameters of the interface, read from an address; what cannot be read is refused with its name."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import QueryDict

from bildungsbuero.apps.portal.hsds.asking import MOST_MINIMAL, MOST_ON_A_PAGE, Asked
from bildungsbuero.core.errors import Place, Refusal

YES, NO = frozenset({"true", "1"}), frozenset({"false", "0", ""})
MOST_PAGES = 100_000
# As far as any search of the house reaches.
FARTHEST_M, NEAREST_M = 200_000, 1_000


def read_asked(query: QueryDict) -> Asked:
    """Return what is asked of a list; raises Refusal naming the parameter that cannot be read."""
    is_minimal = _flag(query, "minimal")
    return Asked(
        page=_number(query, "page", default=1, most=MOST_PAGES),
        per_page=_number(
            query,
            "per_page",
            default=MOST_MINIMAL if is_minimal else 20,
            most=MOST_MINIMAL if is_minimal else MOST_ON_A_PAGE,
        ),
        search=query.get("search", "")[:200],
        organization=id_in(query, "organization_id"),
        taxonomy=id_in(query, "taxonomy_id"),
        term=id_in(query, "taxonomy_term_id"),
        postcode=query.get("postcode", "").strip()[:20],
        proximity_m=_proximity(query),
        modified_after=_moment(query.get("modified_after", "")),
        is_minimal=is_minimal,
        is_full=_flag(query, "full"),
        has_full_services=_flag(query, "full_service"),
    )


def id_in(query: QueryDict, name: str) -> str:
    """Return the UUID that a parameter names, empty where it is not given."""
    text = query.get(name, "")
    try:
        return str(UUID(text)) if text else ""
    except ValueError as error:
        raise _bad(name) from error


def _proximity(query: QueryDict) -> int | None:
    if not query.get("proximity"):
        return None
    if not query.get("postcode"):
        raise _bad("postcode")
    # Nearer than a kilometre the middle of a postcode says nothing.
    return max(NEAREST_M, _number(query, "proximity", default=0, most=FARTHEST_M))


def _number(query: QueryDict, name: str, *, default: int, most: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= most:
        raise _bad(name)
    return int(text)


def _flag(query: QueryDict, name: str) -> bool:
    text = query.get(name, "").casefold()
    if text not in YES | NO:
        raise _bad(name)
    return text in YES


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        # A plus sign in an address means a blank.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
    except ValueError as error:
        raise _bad("modified_after") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _bad(name: str) -> Refusal:
    return Refusal("api.bad_parameter", place=Place(field=name), name=name)
