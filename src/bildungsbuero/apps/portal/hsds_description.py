"""What the interface of HSDS offers, as OpenAPI describes it."""

from typing import Any

from bildungsbuero.formats.hsds.writing import VERSION

SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/compiled"
PARAMETERS = {
    "page": ("integer", "Page number of paginated result."),
    "per_page": ("integer", "Number of results requested in a single page, at most 100."),
    "search": ("string", "Words in the name of a service or organization."),
    "organization_id": ("string", "Only services of this organization."),
    "modified_after": ("string", "Only what was modified on or after this moment; what is gone comes as defunct."),
    "minimal": ("boolean", "Only ids with the date of their last change."),
    "full": ("boolean", "Services with all that hangs on them."),
    "format": ("string", "json or ndjson."),
}


def description(address: str) -> dict[str, Any]:
    """Return the document for the interface at an address."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "HSDS", "version": VERSION},
        "servers": [{"url": address.rstrip("/")}],
        "paths": {
            "/": _path("About this interface", {}, {"type": "object"}),
            "/services": _path("Services", PARAMETERS, _page("service_list")),
            "/services/{id}": _path("One service", {}, {"$ref": f"{SCHEMAS}/service.json"}, by_id=True),
            "/organizations": _path("Organizations", _some("page", "per_page", "search"), _page("organization")),
            "/organizations/{id}": _path("One organization", {}, {"$ref": f"{SCHEMAS}/organization.json"}, by_id=True),
        },
    }


def _some(*names: str) -> dict[str, tuple[str, str]]:
    return {name: PARAMETERS[name] for name in names}


def _page(schema: str) -> dict[str, Any]:
    numbers = {name: {"type": "integer"} for name in ("total_items", "total_pages", "page_number", "size")}
    marks = {name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")}
    contents = {"type": "array", "items": {"$ref": f"{SCHEMAS}/{schema}.json"}}
    return {"type": "object", "properties": {**numbers, **marks, "contents": contents}}


def _path(
    summary: str, parameters: dict[str, tuple[str, str]], schema: dict[str, Any], *, by_id: bool = False
) -> dict[str, Any]:
    given: list[dict[str, Any]] = [
        {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": kind}}
        for name, (kind, words) in parameters.items()
    ]
    if by_id:
        given.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}})
    content = {"application/json": {"schema": schema}}
    return {
        "get": {
            "summary": summary,
            "parameters": given,
            "responses": {"200": {"description": summary, "content": content}},
        }
    }
