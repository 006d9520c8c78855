"""Public ids: short, without vowels (so that no word arises) and never given twice."""

import secrets
from typing import Any

from django.db import models

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 8


def new_public_id() -> str:
    """Return eight random signs: 27⁸ possibilities, so that ids can neither be counted nor guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdField(models.CharField[str, str]):
    """The id of a record in addresses and exports."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        # Migrations and history tables copy a field with options of their own: a history holds an id many times.
        own = {"max_length": 16, "unique": True, "editable": False, "default": new_public_id}
        super().__init__(*arguments, **(options or own))
