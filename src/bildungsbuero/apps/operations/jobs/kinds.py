"""The register of kinds of jobs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bildungsbuero.core.errors import NotFound

# work(job, progress, **arguments) → result: JSON values; "address" in it leads to the page of the result.
Work = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """What a kind of job is called, who may start and see it, and whether it may simply be run again."""

    key: str
    title: Any
    work: Work
    roles: frozenset[str]
    repeatable: bool

    def is_for(self, held: frozenset[str]) -> bool:
        """Whether somebody with these roles may start and see such jobs."""
        return not self.roles or bool(self.roles & held)


_kinds: dict[str, JobKind] = {}


def job_kind(key: str, *, title: Any, roles: Iterable[str] = (), repeatable: bool = False) -> Callable[[Work], Work]:
    """Return a decorator that registers `work(job, progress, **arguments) -> dict` as a kind of job.

    A repeatable kind may be run again from the start after a kill: whatever it stored before, it stores once.
    """

    def register(work: Work) -> Work:
        _kinds[key] = JobKind(
            key=key, title=title, work=work, roles=frozenset(str(role) for role in roles), repeatable=repeatable
        )
        return work

    return register


def kind_of(key: str) -> JobKind:
    """Return a registered kind; raises NotFound for a kind that this version does not know."""
    if key not in _kinds:
        raise NotFound("job.unknown_kind", kind=key)
    return _kinds[key]


def kinds_for(held: frozenset[str]) -> frozenset[str]:
    """Return the keys of the kinds that somebody with these roles may see."""
    return frozenset(key for key, kind in _kinds.items() if kind.is_for(held))


def title_of(key: str) -> str:
    """Return the title of a kind, or its key where this version does not know it."""
    return str(_kinds[key].title) if key in _kinds else key
