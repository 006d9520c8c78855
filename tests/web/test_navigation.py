"""The navigation marks where a person is and shows only what they may open."""

import pytest
from django.utils import translation

from bildungsbuero.web.navigation import Entry, main_links, nearest, staff_groups

ENTRIES = [
    Entry(title="Heute", url_name="desk:today"),
    Entry(title="Personen", url_name="accounts:people", group="Büro", roles=frozenset({"administrator"})),
    Entry(title="Vorgänge", url_name="operations:jobs", group="Büro"),
    Entry(title="Später", url_name="nirgends:nichts", group="Mehr"),
]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/", ["Start"]), ("/impressum/", []), ("/gibt-es-nicht/", [])],
)
def test_home_is_marked_on_the_home_page_only(path: str, current: list[str]) -> None:
    with translation.override("de"):
        assert [str(link.title) for link in main_links(path) if link.is_current] == current


def test_nearest_is_the_longest_address_above_the_page() -> None:
    assert nearest(["/buero/", "/buero/personen/", "/buero/vor/"], "/buero/personen/einladen/") == "/buero/personen/"
    assert nearest(["/buero/"], "/angebote/") == ""


def test_entry_for_another_role_and_entry_without_a_page_are_left_out() -> None:
    groups = staff_groups(ENTRIES, held=frozenset({"reader"}), path="/buero/vorgaenge/abc/")

    assert [[link.title for link in group.links] for group in groups] == [["Heute"], ["Vorgänge"]]
    assert [link.title for group in groups for link in group.links if link.is_current] == ["Vorgänge"]


def test_group_has_one_heading_for_all_its_entries() -> None:
    groups = staff_groups(ENTRIES, held=frozenset({"administrator"}), path="/buero/")

    assert [(group.title, len(group.links)) for group in groups] == [("", 1), ("Büro", 2)]
