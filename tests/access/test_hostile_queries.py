"""What hostile people write into addresses: a page answers with itself, a redirect or a kind refusal, never a 500."""

import re
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bildungsbuero.search.schema import FACETS
from tests.access import table
from tests.access.world import INSIDER, World, address, undone

pytestmark = pytest.mark.django_db

NAMES = """
q near radius sort page per_page area period by gebiet zeitraum merkmal auspraegung zusammen gruppe umfang land next
remove email stand gesendet back state kind confirmation text office text_size
""".split()  # noqa: SIM905 - reads better than a list
TEXTS = {
    "a NUL": "\x00",
    "a NUL inside": "Chor\x00' OR 1=1 --",
    "operators of the index": 'title:(a OR b) +c -d "e"~2 f* [a TO z] {x} ^3 \\ /.*/',
    "a regular expression that never ends": "(a+)+$" + "a" * 60 + "!",
    "markup": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}${7*7}%s%n%x",
    "signs of other scripts": "\u202e\ufeff𝔘ň\u0301\u0301\u0301\ud7ff🏳️‍🌈ﷺ",
    "a huge number": "99999999999999999999999999999999",
    "a number below zero": "-1",
    "no number": "NaN",
    "infinity": "1e400,-inf",
    "digits of another script": "²٣",
    "very long": "ä" * 100_000,
    "a formula": "=cmd|'/c calc'!A1",
    "a path": "../../../../etc/passwd",
}
# What no form sends: broken escapes, a half surrogate, bytes that are no UTF-8.
RAW = {
    "half a surrogate": "%ED%A0%80",
    "no UTF-8": "%FF%FE%80",
    "broken escapes": "%%%zz%u0041",
    "nothing but separators": "&&;;==&=&a=&=b",
    "many parameters": "&".join(f"q{number}=1" for number in range(1500)),
    "many values": "&".join(f"topic=t{number}" for number in range(1500)),
}
# Drawn with much work; the page beside them reads the same query.
PICTURES = frozenset({"portal:indicator-picture"})
FACES = re.compile(rb"Traceback|DoesNotExist|psycopg|sqlite3|ValueError")
SEARCHES = ("portal:offers", "portal:offers-map", "portal:api:offers", "portal:indicators", "portal:indicator")


def queries() -> dict[str, str]:
    """Return query strings that give every parameter the same hostile value."""
    made = {what: "&".join(f"{name}={quote_plus(text)}" for name in (*NAMES, *FACETS)) for what, text in TEXTS.items()}
    # A value of 100 kB once is enough.
    made["very long"] = f"q={quote_plus(TEXTS['very long'])}&gebiet={'0' * 50_000}&near={'9' * 1000}"
    raw = {what: "&".join(f"{name}={text}" for name in NAMES) for what, text in RAW.items() if "%" in text}
    return made | raw | {what: text for what, text in RAW.items() if "%" not in text}


def check(world: World, who: str, path: str, query: str) -> None:
    joined = f"{path}{'&' if '?' in path else '?'}{query}"
    client = world.visitor(who)
    with undone():
        response = client.get(joined)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code < 500, joined[:200]
    assert not FACES.search(body), joined[:200]
    assert b"<script>alert(1)" not in body, joined[:200]


def mixed(turn: int) -> str:
    """Return a query in which each parameter has another hostile value, moved on by one with each turn."""
    texts = [text for text in TEXTS.values() if len(text) < 1000]
    names = (*NAMES, *FACETS)
    return "&".join(f"{name}={quote_plus(texts[(turn + at) % len(texts)])}" for at, name in enumerate(names))


def visit_all(world: World, *, public: bool, asked: list[str]) -> None:
    for right in table.rights():
        is_public = right.outcomes["stranger"] == table.ALLOWED
        if right.method == "GET" and is_public is public and right.page not in PICTURES:
            path = address(world.trier.office, right.page, world.trier.arguments(right.page))
            for query in asked:
                check(world, table.STRANGER if public else INSIDER, path, query)


@pytest.mark.parametrize("turn", [0, 5])
def test_no_public_page_breaks_on_hostile_values(world, turn):
    visit_all(world, public=True, asked=[mixed(turn)])


def test_no_staff_page_breaks_on_hostile_values(world):
    visit_all(world, public=False, asked=[mixed(2)])


@pytest.mark.parametrize("what", queries())
def test_no_search_breaks_on(world, what):
    for page in SEARCHES:
        check(world, table.STRANGER, address(world.trier.office, page, world.trier.arguments(page)), queries()[what])


@pytest.mark.prove
@pytest.mark.parametrize("what", queries())
def test_no_page_at_all_breaks_on(world, what):
    visit_all(world, public=True, asked=[queries()[what]])
    visit_all(world, public=False, asked=[queries()[what]])


ANYTHING = st.text(max_size=60) | st.sampled_from(sorted(text for text in TEXTS.values() if len(text) < 200))


@pytest.mark.parametrize("page", SEARCHES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.sampled_from([*NAMES, *FACETS]), ANYTHING), max_size=5))
def test_searches_take_any_text(world, page, pairs):
    query = "&".join(f"{name}={quote_plus(text.encode('utf-8', 'surrogatepass'))}" for name, text in pairs)
    check(world, table.STRANGER, address(world.trier.office, page, world.trier.arguments(page)), query)


@pytest.mark.prove
@pytest.mark.parametrize("page", SEARCHES)
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.sampled_from([*NAMES, *FACETS]), ANYTHING), max_size=8))
def test_searches_take_very_many_texts(world, page, pairs):
    query = "&".join(f"{name}={quote_plus(text.encode('utf-8', 'surrogatepass'))}" for name, text in pairs)
    check(world, table.STRANGER, address(world.trier.office, page, world.trier.arguments(page)), query)


HEADERS = {
    "a language of 100 kB": {"HTTP_ACCEPT_LANGUAGE": "de," * 30_000},
    "a cookie of rubbish": {"HTTP_COOKIE": "sessionid=" + "\xff" * 4000 + "; text_size=\x01; =;;"},
    "a forged host": {"HTTP_HOST": "boese.example"},
    "a host that is none": {"HTTP_HOST": "a b\\c:99999999"},
    "a partial answer of nonsense": {"HTTP_RANGE": "bytes=9-1,x", "HTTP_IF_MODIFIED_SINCE": "gestern"},
    "htmx with a target of markup": {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "<b>", "HTTP_HX_CURRENT_URL": "::"},
}


@pytest.mark.parametrize("what", HEADERS)
@pytest.mark.parametrize("page", ["portal:start", "portal:offers", "accounts:legal-page", "account_login"])
def test_no_page_breaks_on_the_header(world, page, what):
    client = world.visitor(table.STRANGER, **HEADERS[what])
    with undone():
        response = client.get(address(world.trier.office, page, world.trier.arguments(page)))
        response.close()
    assert response.status_code < 500


@pytest.mark.parametrize(
    "path",
    [
        "/\x00",
        "/trier/%00/",
        "/trier/angebote/%ED%A0%80/",
        "/" + "a" * 60_000,
        "/trier/../../etc/passwd",
        "/trier/kennzahlen/D-17%0d%0aX:1/",
    ],
)
def test_no_path_breaks(world, path):
    with undone():
        response = world.visitor(table.STRANGER).get(path)
    assert 300 <= response.status_code < 500
