"""Answers that were just given are kept until the index changes."""

from dataclasses import replace
from datetime import date, time

from bildungsbuero.search.index import search
from bildungsbuero.search.recent import Recent
from bildungsbuero.search.request import OPEN_NOW, SearchRequest
from tests.support.records import make_index, make_record

ON = date(2026, 3, 2)


def test_what_was_asked_last_is_kept_and_what_was_asked_long_ago_goes():
    asked = []
    recent = Recent(2)

    def ask(question):
        return recent.get(question, lambda: asked.append(question) or question.upper())

    assert [ask(one) for one in "abacab"] == list("ABACAB")
    assert asked == ["a", "b", "c", "b"]
    recent.forget()
    ask("b")
    assert asked[-1] == "b"


def test_two_questions_are_one_only_if_they_have_the_same_answer():
    request = SearchRequest(on=ON, text="Deutsch", facets={"topic": ("mint",), "kind": ()})
    same = replace(request, facets={"topic": ("mint",)}, at=time(9))

    assert request.told_apart() == same.told_apart()
    for other in (
        replace(request, text="deutsch kurs"),
        replace(request, on=date(2026, 3, 3)),
        replace(request, office="konz"),
        replace(request, offset=20),
        replace(request, counted=("topic",)),
        replace(request, most_values=5),
        replace(request, when=(OPEN_NOW,), at=time(9)),
        replace(request, when=(OPEN_NOW,), at=time(10)),
    ):
        assert other.told_apart() != request.told_apart()


def test_an_offer_that_comes_is_found_at_once(tmp_path):
    request = SearchRequest(on=ON, text="Trommeln")
    store = make_index(tmp_path, make_record(title="Chor"))
    assert search(store, request).total == 0

    with store.writing():
        store.apply([make_record(public_id="trommel1", title="Trommeln für alle")], removed=[], number=2)

    assert search(store, request).total == 1
    assert search(store, request).facets == search(store, replace(request, offset=20)).facets
