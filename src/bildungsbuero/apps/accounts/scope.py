"""The tenant scope: no query of an office's records runs before it says whose records are meant."""

from typing import Any, Self, TypeVar

from django.db import models

Record = TypeVar("Record", bound=models.Model)


class UnscopedQuery(RuntimeError):
    """A query over an office's records was evaluated without `.of(office)`; this is a fault in the code."""


class OfficeQuerySet(models.QuerySet[Record]):
    """A QuerySet that refuses to run until it is scoped."""

    _scoped = False

    def of(self, office: models.Model | None) -> Self:
        """Return the records of one office; of None there are none."""
        if office is None:
            return self.none()._mark_scoped()
        return self.filter(office=office)._mark_scoped()

    def across_offices(self, *, because: str) -> Self:
        """Return records of all offices; the caller states the reason."""
        if not because:
            raise UnscopedQuery("a query across offices needs a reason")
        return self.all()._mark_scoped()

    def find_one(self, **said: Any) -> Record | None:
        """Return a record of which this holds, or None; unsorted, since sorting costs more than the record."""
        return next(iter(self.filter(**said).order_by()[:1]), None)

    def _mark_scoped(self) -> Self:
        self._scoped = True
        return self

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone._scoped = self._scoped
        return clone

    def _check_scope(self) -> None:
        # A related manager (`office.offers`) is scoped by the object that it hangs on.
        hints: dict[str, Any] = getattr(self, "_hints", {})
        if not self._scoped and "instance" not in hints:
            raise UnscopedQuery(f"{self.model.__name__}: say `.of(office)` or `.across_offices(because=…)`")

    def resolve_expression(self, *arguments: Any, **named: Any) -> Any:
        # Used inside another query (`filter(offer__in=…)`), it is evaluated there.
        self._check_scope()
        return super().resolve_expression(*arguments, **named)

    def _merge_sanity_check(self, other: Any) -> None:
        # `scoped | unscoped` would otherwise be taken for scoped.
        other._check_scope()
        super()._merge_sanity_check(other)  # type: ignore[misc]

    def _combinator_query(self, combinator: str, *others: Any, **options: Any) -> Any:
        for other in others:
            other._check_scope()
        return super()._combinator_query(combinator, *others, **options)  # type: ignore[misc]

    def _fetch_all(self) -> None:
        self._check_scope()
        super()._fetch_all()

    def iterator(self, *arguments: Any, **options: Any) -> Any:
        self._check_scope()
        return super().iterator(*arguments, **options)

    def count(self) -> int:
        self._check_scope()
        return super().count()

    def exists(self) -> bool:
        self._check_scope()
        return super().exists()

    def aggregate(self, *arguments: Any, **named: Any) -> dict[str, Any]:
        self._check_scope()
        return super().aggregate(*arguments, **named)

    def update(self, **values: Any) -> int:
        self._check_scope()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check_scope()
        return super().delete()


class OfficeOwned(models.Model):
    """A record that belongs to one office.

    `unscoped` is Django's own manager for its internals (unique checks, foreign keys, migrations). Code of the
    product uses `objects`, which each model declares from an `OfficeQuerySet` and which insists on a scope; a test
    keeps `unscoped` out of the code.
    """

    office = models.ForeignKey("accounts.Office", on_delete=models.CASCADE, related_name="%(class)ss", editable=False)

    unscoped = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
