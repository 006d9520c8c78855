"""Examples of answers for the description of the API, and what every operation says when it refuses."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

REFUSED = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "place", "remedy"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "place": {"type": "string"},
                "remedy": {"type": "string"},
            },
        }
    },
}
REFUSALS = {400: "The question cannot be read; the answer names the place.", 404: "There is no such thing."}


@cache
def examples() -> dict[str, Any]:
    """Return an example of the answer of each operation, by name."""
    text = (files("bildungsbuero.apps.portal") / "api_examples.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def answered(name: str) -> dict[str, Any]:
    """Return what an operation adds to its description: an example of its answer, and its refusals."""
    responses: dict[int, Any] = {200: {"content": {"application/json": {"example": examples()[name]}}}}
    for status, words in REFUSALS.items():
        responses[status] = {"description": words, "content": {"application/json": {"schema": REFUSED}}}
    return {"openapi_extra": {"responses": responses}}
