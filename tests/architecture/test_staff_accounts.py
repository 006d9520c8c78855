"""No list, export or statistic groups, sorts, counts or filters by the account of somebody who works in the office.

What the staff council asks is held here for all code; whoever needs an exception writes it down with a reason.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.formats.offer_list import template_text
from tests.architecture.tree import PACKAGE, Finding, check, files, modules

# Calls that bring records into groups, an order or numbers.
GROUPING = frozenset({"order_by", "annotate", "aggregate", "values", "values_list", "distinct", "groupby", "Count"})
# The list of the people of an office is sorted by name; it holds no work. Own records are shown to their person.
EXCEPTIONS = {
    "src/bildungsbuero/apps/accounts/presenters.py::order_by(person__name)": "the list of people itself",
    "src/bildungsbuero/apps/accounts/presenters.py::order_by(person_id)": "the list of people itself",
    "src/bildungsbuero/apps/desk/first_steps.py::values(person)": "how many people the office has, not their work",
    "src/bildungsbuero/apps/desk/set_up/missing.py::values(person)": "how many people the office has, not their work",
}


def links_to_people() -> frozenset[str]:
    """Return the names of all fields that lead to the account of a person."""
    return frozenset(
        field.name
        for model in apps.get_models()
        if model.__module__.startswith("bildungsbuero") or model.__module__.startswith("simple_history")
        for field in model._meta.fields
        if field.remote_field and field.related_model is Person
    )


def test_the_fields_that_lead_to_people_are_known():
    assert links_to_people() == {
        "person",
        "invited_by",
        "received_by",
        "drafted_by",
        "checked_by",
        "changed_by",
        "history_user",
    }


def test_no_query_groups_sorts_or_counts_by_a_person():
    names = links_to_people()
    check(
        (finding for one in modules(f"{PACKAGE}/apps") for finding in groupings(one.place, one.tree, names)),
        excepted=EXCEPTIONS,
    )


@pytest.mark.parametrize(
    "code",
    [
        'Job.objects.of(office).values("person").annotate(Count("pk"))',
        'entries.order_by("-person__name")',
        'entries.values_list("history_user_id", flat=True)',
        'entries.aggregate(Count("received_by"))',
        "groupby(jobs, key=lambda job: job.person)",
    ],
)
def test_a_grouping_by_person_is_noticed(code):
    assert list(groupings("planted.py", ast.parse(code), links_to_people()))


def test_no_template_groups_by_a_person():
    pattern = re.compile(r"{%\s*regroup[^%]*\b(" + "|".join(links_to_people()) + r")\b")

    assert [path.name for path in files(".html") if pattern.search(path.read_text("utf-8"))] == []
    assert pattern.search("{% regroup jobs by person as people %}")


def test_no_page_is_asked_for_a_person():
    asked = re.compile(r"GET(?:\.get\(|\[)[\"'](person|by|user|account|staff|editor)[\"']")

    assert [one.place for one in modules(f"{PACKAGE}/apps") if asked.search(one.text)] == []


def test_no_export_has_a_column_for_a_person():
    heads = template_text().splitlines()[0].lower()

    assert not re.search(r"bearbeit|sachbearb|erfasst von|ge\u00e4ndert von|benutzer|konto", heads)


def groupings(place: str, tree: ast.AST, names: frozenset[str]) -> Iterator[Finding]:
    """Yield calls that group, sort or count by a field that leads to a person."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in GROUPING:
            for word in _words(node):
                if re.match(rf"-?({'|'.join(names)})(_id|__\w+)?$", word):
                    name = f"{called}({word})"
                    yield Finding(place=place, line=node.lineno, name=name, says="groups by a person")


def _words(call: ast.Call) -> Iterator[str]:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    for node in (inner for part in given for inner in ast.walk(part)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.Attribute):
            yield node.attr
