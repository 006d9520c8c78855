"""Components of pages: tables, pages of lists, progress, messages."""

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from bildungsbuero.web.tables import Cell, Column, Row, Table, asked_order, sortable


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


def shown(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


COLUMNS = (Column(title="Gebiet", key="name"), Column(title="Anteil", key="value", is_numeric=True), Column(title="–"))


def test_heading_that_is_in_force_turns_the_order_round() -> None:
    query = QueryDict("sort=name&q=kurs&page=3")

    columns = sortable(COLUMNS, order="name", query=query)

    assert [column.order for column in columns] == ["ascending", "", ""]
    assert columns[0].sort_address == "?sort=-name&q=kurs"
    assert columns[1].sort_address == "?sort=value&q=kurs"
    assert columns[2].sort_address == ""


def test_unknown_order_falls_back() -> None:
    assert asked_order(QueryDict("sort=-value"), allowed=("name", "value"), default="name") == "-value"
    assert asked_order(QueryDict("sort=password"), allowed=("name", "value"), default="name") == "name"


def test_mark_in_a_table_is_spoken_and_not_read_as_punctuation() -> None:
    table = Table(
        caption="Werte",
        columns=COLUMNS[:2],
        rows=(Row(cells=(Cell(text="Konz"), Cell(text=".", spoken="unbekannt oder geheim zu halten"))),),
    )

    html = shown("{% data_table table %}", table=table)

    assert '<span aria-hidden="true">.</span><span class="bb-sr-only">unbekannt oder geheim zu halten</span>' in html
    assert '<th scope="row" class="kern-table__header">Konz</th>' in html
    assert "kern-table__cell--numeric" in html


def test_row_with_too_few_cells_is_a_fault_of_the_caller() -> None:
    table = Table(caption="Werte", columns=COLUMNS, rows=(Row(cells=(Cell(text="Konz"),)),))

    with pytest.raises(ValueError, match="zip"):
        _ = table.body


def test_pages_keep_the_rest_of_the_address() -> None:
    page = Paginator(range(100), 10).get_page(2)
    request = RequestFactory().get("/angebote/?q=kurs&page=2&ort=trier")

    html = shown("{% pagination page %}", page=page, request=request)

    assert 'href="?q=kurs&amp;ort=trier&amp;page=3"' in html
    assert 'aria-current="page"' in html


def test_single_page_needs_no_way_through() -> None:
    page = Paginator(range(3), 10).get_page(1)

    assert shown("{% pagination page %}", page=page, request=RequestFactory().get("/")).strip() == ""


def test_progress_without_a_total_names_no_share() -> None:
    assert "value=" not in shown("{% progress 3 None label='Suche' %}")
    assert "25 %" in shown("{% progress 3 12 label='Einlesen' %}")
    assert "100 %" in shown("{% progress 30 12 label='Einlesen' %}")


def test_message_escapes_what_people_wrote_and_keeps_what_the_template_says() -> None:
    html = shown("{% alert kind='error' title=title %}<p>{{ text }}</p>{% endalert %}", title="<b>", text="<i>")

    assert "&lt;b&gt;" in html
    assert "<p>&lt;i&gt;</p>" in html
    assert "kern-alert--danger" in html


def test_pairs_without_a_value_are_left_out() -> None:
    html = shown("{% definition_list pairs %}", pairs=[("Telefon", ""), ("Ort", "Trier"), ("Plätze", 0)])

    assert "Telefon" not in html
    assert "Trier" in html
    assert "Plätze" in html
