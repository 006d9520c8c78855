"""A field for several keys of a vocabulary in one column: "|german_language|transitions|"."""

from typing import Any

from django.db import models
from django.db.models.lookups import Contains


class KeysField(models.Field[Any, Any]):
    """Keeps keys in their order as text, the same on every database; `.filter(topics__has="stem")` finds them."""

    def get_internal_type(self) -> str:
        return "TextField"

    def from_db_value(self, value: str | None, *_rest: Any) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(key for key in value.split("|") if key)
        return tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        keys = self.to_python(value)
        return f"|{'|'.join(keys)}|" if keys else ""

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))


@KeysField.register_lookup
class Has(Contains):
    """Whether a key is among the keys."""

    lookup_name = "has"
    prepare_rhs = False

    def get_rhs_op(self, connection: Any, rhs: Any) -> str:
        return str(connection.operators["contains"] % rhs)

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        sql, params = super().process_rhs(compiler, connection)
        return sql, [_between_bars(param) for param in params]


def _between_bars(param: Any) -> str:
    # Django has put the key between per cent signs and escaped what is special in LIKE.
    return f"%|{str(param)[1:-1]}|%"
