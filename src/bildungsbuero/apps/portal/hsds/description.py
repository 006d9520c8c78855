"""What the interface of HSDS offers, as OpenAPI describes it."""

from typing import Any

from bildungsbuero.formats.hsds.writing import PROFILE, VERSION

SPECIFICATION = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema"
PARAMETERS = {
    "search": ("string", "Words in the name of what is listed."),
    "page": ("integer", "Page number of paginated result."),
    "per_page": ("integer", "Number of results requested in a single page, at most 100; with minimal at most 10,000."),
    "format": ("string", "json, or ndjson for all results in lines, without pages."),
    "taxonomy_term_id": ("string", "Only services that are described by this term."),
    "taxonomy_id": ("string", "Only what has a term of this taxonomy."),
    "organization_id": ("string", "Only services of this organization."),
    "modified_after": ("string", "Only what was modified on or after this moment; what is gone comes as defunct."),
    "minimal": ("boolean", "Only ids with the date of their last change."),
    "full": ("boolean", "Everything with all that hangs on it."),
    "full_service": ("boolean", "Organizations with the full services that they provide."),
    "postcode": ("string", "Only at places with this postcode."),
    "proximity": ("string", "With a postcode: at places so many metres around its middle, at least 1000."),
    "top_only": ("boolean", "Terms without a parent: ours have none."),
    "parent_id": ("string", "Terms with this parent: ours have none."),
}
OF_LISTS = ("search", "page", "per_page", "format")
OF_SERVICES = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")


def about(openapi_address: str) -> dict[str, str]:
    """Return which version is spoken here, and where it is described."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": openapi_address}


def description(address: str) -> dict[str, Any]:
    """Return the document for the interface at an address."""
    paths = {"/": _path("About this interface", (), {"type": "object"})}
    paths |= _pair("services", (*OF_LISTS, *OF_SERVICES, "minimal", "full"), "compiled/service_list")
    paths |= _pair("organizations", (*OF_LISTS, "full", "full_service"), "compiled/organization")
    around = (*OF_LISTS, *OF_SERVICES, "full", "postcode", "proximity")
    paths |= _pair("service_at_locations", around, "compiled/service_at_location")
    paths |= _pair("taxonomies", OF_LISTS, "taxonomy")
    paths |= _pair("taxonomy_terms", (*OF_LISTS, "taxonomy_id", "top_only", "parent_id"), "taxonomy_term")
    return {
        "openapi": "3.1.0",
        "info": {"title": "HSDS", "version": VERSION},
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths,
    }


def _pair(name: str, parameters: tuple[str, ...], schema: str) -> dict[str, Any]:
    """Return the list of something and one of it."""
    whole = schema.removesuffix("_list")
    reference = {"$ref": f"{SPECIFICATION}/{whole}.json"}
    of_one = ("full_service",) if name == "organizations" else ()
    return {
        f"/{name}": _path(f"List of {name}", parameters, _page(schema)),
        f"/{name}/{{id}}": _path(f"One of {name}", of_one, reference, by_id=True),
    }


def _page(schema: str) -> dict[str, Any]:
    numbers = {name: {"type": "integer"} for name in ("total_items", "total_pages", "page_number", "size")}
    marks = {name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")}
    contents = {"type": "array", "items": {"$ref": f"{SPECIFICATION}/{schema}.json"}}
    return {"type": "object", "properties": {**numbers, **marks, "contents": contents}}


def _path(summary: str, parameters: tuple[str, ...], schema: dict[str, Any], *, by_id: bool = False) -> dict[str, Any]:
    given: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": PARAMETERS[name][1],
            "schema": {"type": PARAMETERS[name][0]},
        }
        for name in parameters
    ]
    if by_id:
        given.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}})
    content = {"application/json": {"schema": schema}}
    answers: dict[str, Any] = {"200": {"description": summary, "content": content}}
    if by_id:
        answers["302"] = {"description": "Put together with another one, which is found there."}
        answers["410"] = {"description": "Put together with another one, which is not public."}
    return {"get": {"summary": summary, "parameters": given, "responses": answers}}
