"""Every refusal has its sentence, every sentence is needed, and the facts that a sentence names are given."""

import ast
import re
from collections.abc import Iterator

from django.utils import translation

from bildungsbuero.web.problems.describe import sentences
from tests.architecture.tree import PACKAGE, Finding, Module, check, module, modules

REFUSALS = frozenset({"Refusal", "Denied", "NotFound", "Conflict"})
SENTENCES = f"{PACKAGE}/web/problems/"
# The describing function gives the code itself.
ALWAYS_GIVEN = frozenset({"code", "place"})
# Where the code is no text: it was one before.
HANDED_ON = {
    f"{PACKAGE}/apps/catalogue/importing.py::refusal.code": "the refusal of a row, with its place",
    f"{PACKAGE}/formats/offer_feeds/feed.py::refusal.code": "the refusal of an entry, with its place",
    f"{PACKAGE}/apps/operations/jobs/recovery.py::code": "one of two codes, chosen above",
}


def raising_modules() -> list[Module]:
    """Return every module but those that hold the sentences."""
    return [one for one in modules() if not one.place.startswith(SENTENCES)]


def test_every_refusal_has_its_sentence():
    check((found for one in raising_modules() for found in silent_refusals(one)), excepted=HANDED_ON)


def test_every_fact_that_a_sentence_names_is_given():
    check(found for one in raising_modules() for found in missing_facts(one))


def test_every_sentence_is_needed():
    written = {text.value for one in raising_modules() for text in one.texts}

    assert [code for code in sentences() if code not in written] == []


def test_a_refusal_without_sentence_or_fact_is_noticed():
    planted = module(
        "raise Refusal('no.such.code')\nraise Refusal(name)\nraise NotFound('file.too_large', size_mb=1)\n"
    )

    assert [finding.name for finding in silent_refusals(planted)] == ["no.such.code", "name"]
    assert [finding.says for finding in missing_facts(planted)] == ["lacks limit_mb"]


def silent_refusals(one: Module) -> Iterator[Finding]:
    """Yield refusals whose code has no sentence, or is no text that can be looked up."""
    known = sentences()
    for call, code in _refusals(one):
        if not isinstance(code, ast.Constant):
            yield Finding(place=one.place, line=call.lineno, name=ast.unparse(code), says="is no code that can be read")
        elif code.value not in known:
            yield Finding(place=one.place, line=call.lineno, name=str(code.value), says="has no sentence")


def missing_facts(one: Module) -> Iterator[Finding]:
    """Yield refusals whose sentence names a fact that the call does not give."""
    known = sentences()
    for call, code in _refusals(one):
        hands_on = any(keyword.arg is None for keyword in call.keywords)
        if hands_on or not isinstance(code, ast.Constant) or code.value not in known:
            continue
        given = {keyword.arg for keyword in call.keywords} | ALWAYS_GIVEN
        if missing := sorted(_facts_of(code.value) - given):
            yield Finding(place=one.place, line=call.lineno, name=code.value, says=f"lacks {', '.join(missing)}")


def _refusals(one: Module) -> Iterator[tuple[ast.Call, ast.expr]]:
    for call in one.calls:
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in REFUSALS and call.args:
            yield call, call.args[0]


def _facts_of(code: str) -> set[str]:
    sentence = sentences()[code]
    with translation.override(None, deactivate=True):
        return set(re.findall(r"%\((\w+)\)", f"{sentence.message} {sentence.remedy}"))
