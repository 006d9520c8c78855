"""No query of an office's records runs before it says whose records are meant."""

import ast
from collections.abc import Iterator

from django.db import models

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from tests.architecture.ours import our_models
from tests.architecture.tree import PACKAGE, Finding, Module, check, module, modules

# A new record reads nobody's: its office stands among its values.
WRITES_OF_NEW_RECORDS = frozenset({"create", "bulk_create"})
MANAGER = f"{PACKAGE}/apps/accounts/scope.py"
EXCEPTED = {
    f"{PACKAGE}/apps/territory/parts.py::filter": "former names of the parts of layers of one office",
    f"{PACKAGE}/apps/monitoring/actions/importing.py::get_or_create": "found by office and key, both given in the call",
    f"{PACKAGE}/apps/operations/retention.py::aggregate": "keeps the newest number of a table, whosever it is",
    f"{PACKAGE}/apps/desk/examples.py::filter": "takes away the history of an office that is gone",
    f"{PACKAGE}/apps/catalogue/list_undo.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/catalogue/snapshots/past.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/needs/coverage/reading.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/needs/coverage/cells.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/needs/coverage/holdings.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/catalogue/list_undo.py::as_of": "runs of one offer of one office, given in the call",
    f"{PACKAGE}/apps/catalogue/translating/undoing.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/portal/hsds/gone.py::filter": "narrows offers of one office, given in the call",
    f"{PACKAGE}/apps/strategy/reviews/public.py::filter": "versions of one office, given in the call",
    # A term that was taken back is known by its key; the record itself is gone.
    f"{PACKAGE}/apps/catalogue/term_lists.py::filter": "versions of one office, given in the call",
    f"{PACKAGE}/apps/catalogue/upkeep/purge.py::filter": "takes away the history of offers that are deleted for good",
    f"{PACKAGE}/apps/operations/backup/database.py::order_by": "a backup holds the whole installation",
    f"{PACKAGE}/apps/operations/backup/database.py::all": "a restore begins with empty tables",
}


def test_the_unguarded_manager_is_used_for_new_records_only():
    found = (finding for one in modules() if one.place != MANAGER for finding in unguarded(one))

    check(found, excepted=EXCEPTED)


def test_an_unguarded_query_is_noticed_and_a_new_record_is_not():
    planted = module(
        "Offer.unscoped.filter(pk=1)\nOffer.unscoped.create(office=office)\nmanager = Offer.unscoped\n"
        "Offer.history.all()\noffer.history.all()\n"
    )

    assert {(finding.line, finding.name) for finding in unguarded(planted)} == {
        (1, "filter"),
        (3, "unscoped"),
        (4, "all"),
    }


def test_every_record_of_an_office_has_the_guarded_manager():
    unguarded_models = [
        model.__name__
        for model in our_models()
        if any(_leads_to_an_office(field) for field in model._meta.get_fields())
        and not isinstance(model._meta.managers_map["objects"].all(), OfficeQuerySet)
    ]

    assert unguarded_models == []


def test_every_query_across_offices_gives_its_reason_in_words():
    short = [
        f"{one.place}:{call.lineno}"
        for one in modules()
        for call in one.calls
        if ast.unparse(call.func).endswith(".across_offices")
        and not any(keyword.arg == "because" for keyword in call.keywords)
    ]

    assert short == []


def unguarded(one: Module) -> Iterator[Finding]:
    """Yield uses of managers without a scope that are no write of a new record; a model's own declaration is none."""
    parents = {id(node.value): node for node in ast.walk(one.tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Attribute) and _is_unguarded(node):
            use = parents.get(id(node))
            name = use.attr if use is not None else node.attr
            if name not in WRITES_OF_NEW_RECORDS:
                yield Finding(place=one.place, line=node.lineno, name=name, says="goes past the scope of offices")


def _is_unguarded(node: ast.Attribute) -> bool:
    # `offer.history` belongs to one record; `Offer.history` holds those of all offices.
    is_history = node.attr == "history" and isinstance(node.value, ast.Name) and node.value.id[0].isupper()
    return is_history or node.attr in {"unscoped", "_base_manager", "_default_manager"}


def _leads_to_an_office(field: object) -> bool:
    return isinstance(field, models.ForeignKey) and field.name == "office" and field.related_model is Office
