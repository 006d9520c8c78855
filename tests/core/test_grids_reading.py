"""Tables as people lay them out are guessed, read, and recognised the next time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.grids.grid import Cell, Grid, Kind, Merge, address
from bildungsbuero.core.grids.guessing import guess, source_of
from bildungsbuero.core.grids.layouts import learn, recognise
from bildungsbuero.core.grids.mapping import Gazetteer, Mapping, Says, as_json, from_json
from bildungsbuero.core.grids.periods import code_of, read_written
from bildungsbuero.core.grids.reading import Outcome, read_table
from bildungsbuero.core.grids.regions import find_regions
from bildungsbuero.core.grids.words import read_unit, split_unit
from bildungsbuero.core.periods import PeriodMeaning

PLACES = Gazetteer(
    keys=frozenset({"07211", "07235", "07312", "DG"}),
    names={"trier": "07211", "trier saarburg": "07235", "kaiserslautern": "07312"},
    quarters={"nord": "Nord", "sued": "Süd", "01": "Nord"},
    quarter_name="Ortsbezirk",
    home="07211",
)


def grid_of(text: str, *, merges: tuple[Merge, ...] = (), hidden_rows: frozenset[int] = frozenset()) -> Grid:
    """Return a sheet written as lines with semicolons; a number alone is a number as in a workbook."""
    rows = [[_cell(part.strip()) for part in line.split(";")] for line in text.strip("\n").splitlines()]
    return Grid(rows=tuple(tuple(row) for row in rows), merges=merges, hidden_rows=hidden_rows)


def _cell(text: str) -> Cell:
    return Cell(text.removeprefix("#"), Kind.NUMBER) if text.startswith("#") and text[1:2].isdigit() else Cell(text)


def read(grid: Grid, *, number: int = 0, places: Gazetteer = PLACES, **changes: object) -> tuple[Mapping, Outcome]:
    """Return the guess for a table, with what a person changed, and what it reads."""
    mapping = guess(grid, find_regions(grid)[number], places, name="besuche.csv").with_changes(**changes)
    return mapping, read_table(grid, mapping, places)


def facts(outcome: Outcome) -> list[tuple[object, ...]]:
    """Return the facts of a table, each as cell, area, period, value or sign."""
    return [(one.cell, one.area, one.period, one.sign if one.number is None else one.number) for one in outcome.facts]


def test_the_worst_sheet_of_an_office_is_read_without_help():
    text = """
Tabelle 3: Schülerinnen und Schüler
AGS;Kreis;2019;2020;2021
#7211;Trier;1.234;123 1);k. A.
#7235;Trier-Saarburg;#2000;–;#2.5
;Summe;#3234;#123;#2.5
1) ohne Förderschulen
"""
    mapping, outcome = read(grid_of(text), meaning=PeriodMeaning.CALENDAR_YEAR)

    assert [column.says for column in mapping.columns[:3]] == [Says.AREA, Says.NOTHING, Says.VALUE]
    assert facts(outcome) == [
        ("C3", "07211", "2019", 1234),
        ("D3", "07211", "2020", 123),
        ("E3", "07211", "2021", ""),
        ("C4", "07235", "2019", 2000),
        ("D4", "07235", "2020", "-"),
        ("E4", "07235", "2021", Decimal("2.5")),
    ]
    assert outcome.refused == ()
    assert [(one.cell, one.is_off) for one in outcome.sums] == [("C5", False), ("D5", False), ("E5", False)]
    assert {one.measure for one in outcome.facts} == {"Tabelle 3: Schülerinnen und Schüler"}
    assert outcome.notes == 1


def test_a_sum_that_does_not_add_up_is_said():
    text = "Kreis;2023\nTrier;#10\nTrier-Saarburg;#20\nSumme;#31"
    _mapping, outcome = read(grid_of(text), meaning=PeriodMeaning.CALENDAR_YEAR)

    assert [(one.cell, one.stated, one.found, one.is_off) for one in outcome.sums] == [("B4", 31, 30, True)]


def test_merged_heads_reach_over_their_columns():
    text = "Kreis;Schüler;;Lehrkräfte;\n;2022/23;2023/24;2022/23;2023/24\nTrier;#1;#2;#3;#4"
    mapping, outcome = read(grid_of(text))

    assert [line.says for line in mapping.head] == [Says.MEASURE, Says.PERIOD]
    assert [(one.measure, one.period, one.number) for one in outcome.facts] == [
        ("Schüler", "2022", 1),
        ("Schüler", "2023", 2),
        ("Lehrkräfte", "2022", 3),
        ("Lehrkräfte", "2023", 4),
    ]


def test_a_cell_merged_over_rows_holds_for_all_of_them():
    text = "Jahr;Geschlecht;Besuche\n2023;weiblich;#5\n;männlich;#6"
    _mapping, outcome = read(grid_of(text, merges=(Merge(top=1, left=0, bottom=2, right=0),)))

    assert [(one.period, one.dims, one.number) for one in outcome.facts] == [
        ("2023", (("Geschlecht", "weiblich"),), 5),
        ("2023", (("Geschlecht", "männlich"),), 6),
    ]


def test_darunter_is_a_part_and_insgesamt_the_whole():
    text = "Schulart;2022/23\nInsgesamt;#30\nGymnasium;#20\ndarunter: G8;#5\nRealschule;#10"
    _mapping, outcome = read(grid_of(text))

    assert [one.dims[0][1] for one in outcome.facts] == ["INSGESAMT", "Gymnasium", "G8", "Realschule"]
    assert outcome.subsets == (("Schulart", "G8", "Gymnasium"),)


def test_darunter_in_the_head_is_a_part_of_what_stands_left_of_it():
    text = "Haus;2022/23;;2023/24;\n;insgesamt;darunter weiblich;insgesamt;darunter weiblich\nNord;#9;#4;#8;#3"
    _mapping, outcome = read(grid_of(text), places=Gazetteer(home="07211"))

    assert outcome.subsets == (("Geschlecht", "weiblich", "INSGESAMT"),)


def test_headings_between_rows_speak_for_the_rows_below():
    text = "Ort;2022/23\nGrundschulen;\nNord;#1\nSüd;#2\nGymnasien;\nNord;#3\nSüd;#4"
    mapping, outcome = read(grid_of(text), places=Gazetteer(home="07211"))

    assert mapping.section is Says.DIMENSION
    assert [one.dims for one in outcome.facts][::3] == [
        (("Abschnitt", "Grundschulen"), ("Ort", "Nord")),
        (("Abschnitt", "Gymnasien"), ("Ort", "Süd")),
    ]


def test_parts_of_an_own_layer_are_known_by_name_and_key():
    text = "Stadtteil;31.12.2023\n01;#5\nSüd;#6\nWest;#7\nInsgesamt;#18"
    _mapping, outcome = read(grid_of(text))

    assert [(one.dims, one.period) for one in outcome.facts] == [
        ((("Ortsbezirk", "Nord"),), "2023-12-31"),
        ((("Ortsbezirk", "Süd"),), "2023-12-31"),
        ((("Ortsbezirk", "INSGESAMT"),), "2023-12-31"),
    ]
    assert [(one.cell, one.reason, one.detail) for one in outcome.refused] == [("A4", "quarter", "West")]


def test_several_tables_on_a_sheet_are_told_apart():
    text = "Schüler\nKreis;2023\nTrier;#1\n\nLehrkräfte\nKreis;2023\nTrier;#2\n\n1) Fußnote"
    regions = find_regions(grid_of(text))

    assert [(one.top, one.bottom) for one in regions] == [(0, 2), (4, 8)]


def test_tables_side_by_side_are_told_apart():
    text = "Kreis;2023;;Schulart;2023\nTrier;#1;;Gymnasium;#4\nKaiserslautern;#2;;Realschule;#5"

    assert [(one.left, one.right) for one in find_regions(grid_of(text))] == [(0, 1), (3, 4)]


def test_hidden_rows_are_left_out_and_named():
    grid = grid_of("Kreis;2023\nTrier;#1\nKaiserslautern;#2", hidden_rows=frozenset({2}))
    _mapping, outcome = read(grid, meaning=PeriodMeaning.CALENDAR_YEAR)
    _mapping, whole = read(grid, meaning=PeriodMeaning.CALENDAR_YEAR, reads_hidden=True)

    assert (len(outcome.facts), outcome.hidden_rows) == (1, (2,))
    assert len(whole.facts) == 2


@pytest.mark.parametrize(
    ("cell", "reason", "detail"),
    [
        ("abc", "value", "abc"),
        ("#DIV/0!", "error", "#DIV/0!"),
        ("1231)", "footnote", "1231)"),
    ],
)
def test_what_is_refused_is_named_by_its_cell(cell, reason, detail):
    _mapping, outcome = read(grid_of(f"Kreis;2022/23;2023/24\nTrier;#5;#6\nKaiserslautern;{cell};#7"))

    assert [(one.cell, one.reason, one.detail) for one in outcome.refused] == [("B3", reason, detail)]
    assert len(outcome.facts) == 3


def test_an_unknown_area_and_a_period_that_does_not_fit_are_refused_with_their_texts():
    _mapping, outcome = read(grid_of("AGS;Monat;Wert\nTrier;Mai;#1\nNirgendwo;2023;#2"))
    reasons = {(one.reason, one.detail) for one in outcome.refused}

    assert ("unknown_period", "Mai") in reasons or ("unknown_area", "Nirgendwo") in reasons


def test_the_same_figure_twice_names_the_first():
    _mapping, outcome = read(grid_of("Kreis;2022/23\nTrier;#1\nTrier;#2"))

    assert [(one.cell, one.reason, one.detail) for one in outcome.refused] == [("B3", "twice", "B2")]


def test_bare_years_leave_their_meaning_to_a_person():
    mapping, _outcome = read(grid_of("Kreis;2022;2023\nTrier;#1;#2"))
    named, _outcome = read(grid_of("Besuche am 31.12.\nKreis;2022;2023\nTrier;#1;#2"))

    assert mapping.meaning is PeriodMeaning.UNDECLARED
    assert (named.meaning, named.day) == (PeriodMeaning.REFERENCE_DATE, "12-31")


def test_fractions_of_a_rate_become_percent():
    grid = grid_of("Jahr;Betreuungsquote\n2022/23;0.123\n2023/24;0.5")
    mapping, outcome = read(grid)

    assert (mapping.unit, mapping.factor) == ("percent", 100)
    assert [one.number for one in outcome.facts] == [Decimal("12.3"), Decimal(50)]


def test_a_percentage_of_a_workbook_is_read_as_percent():
    rows = ((Cell("Jahr"), Cell("Quote")), (Cell("2022/23"), Cell("0.123", Kind.NUMBER, is_percent=True)))
    _mapping, outcome = read(Grid(rows=rows))

    assert [(one.number, one.unit) for one in outcome.facts] == [(Decimal("12.300"), "percent")]


def test_an_empty_sheet_holds_no_table():
    assert find_regions(Grid()) == []
    assert find_regions(grid_of("nur Text\nund noch einer")) == []


def test_a_layout_is_found_again_although_a_column_moved_and_a_line_came():
    old = grid_of("Jahr;Gymnasium;Realschule\n2022/23;#60;#40\n2023/24;#55;#45")
    new = grid_of("Stand 2025\n\nJahr;Realschule;Gymnasium\n2023/24;#45;#55\n2024/25;#44;#56")
    mapping, _outcome = read(old, measure="Übergangsquote", names={"Gymnasium": "Gymnasien"})

    found = recognise(new, find_regions(new)[0], learn(old, mapping), PLACES)

    assert found is not None
    outcome = read_table(new, found.mapping, PLACES)
    assert [(one.measure, one.dims[0][1], one.period, one.number) for one in outcome.facts] == [
        ("Übergangsquote", "Realschule", "2023", 45),
        ("Übergangsquote", "Gymnasien", "2023", 55),
        ("Übergangsquote", "Realschule", "2024", 44),
        ("Übergangsquote", "Gymnasien", "2024", 56),
    ]
    assert (found.new, found.missing) == ((), ())


def test_a_year_more_over_the_columns_is_the_same_layout():
    old = grid_of("AGS;Name;2021;2022\n07211;Trier;#1;#2")
    new = grid_of("Name;AGS;2021;2022;2023\nTrier;07211;#1;#2;#3")
    mapping, _outcome = read(old, meaning=PeriodMeaning.CALENDAR_YEAR)

    found = recognise(new, find_regions(new)[0], learn(old, mapping), PLACES)

    assert found is not None
    assert [one.period for one in read_table(new, found.mapping, PLACES).facts] == ["2021", "2022", "2023"]


def test_a_flat_file_of_before_2025_is_read():
    text = (
        "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;"
        "1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;"
        "BEVSTD__Bevölkerungsstand__Anzahl;BEVSTD__q\n"
        "12411;Fortschreibung;STAG;Stichtag;31.12.2022;KREISE;Kreise;07211;Trier;GES;Geschlecht;GESM;männlich;51234;e\n"
        "12411;Fortschreibung;STAG;Stichtag;31.12.2022;KREISE;Kreise;07235;Saarburg;GES;Geschlecht;;Insgesamt;.;e"
    )
    _mapping, outcome = read(grid_of(text))

    assert [(one.area, one.period, one.measure, one.dims, one.number, one.sign) for one in outcome.facts] == [
        ("07211", "2022-12-31", "Bevölkerungsstand", (("Geschlecht", "männlich"),), 51234, ""),
        ("07235", "2022-12-31", "Bevölkerungsstand", (("Geschlecht", "INSGESAMT"),), None, "."),
    ]


def test_another_table_is_not_recognised():
    old = grid_of("Jahr;Gymnasium;Realschule\n2022/23;#60;#40")
    other = grid_of("Jahr;Ausleihen;Besuche\n2022/23;#60;#40")
    mapping, _outcome = read(old)

    assert recognise(other, find_regions(other)[0], learn(old, mapping), PLACES) is None


LABELS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwyz", min_size=4, max_size=9).map(str.title),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(
    labels=LABELS,
    years=st.lists(st.integers(1990, 2060), min_size=2, max_size=5, unique=True),
    titles=st.integers(0, 2),
    data=st.data(),
)
def test_what_is_laid_out_as_a_table_is_read_back(labels, years, titles, data):
    values = {
        (label, year): data.draw(st.integers(0, 10**6), label=f"{label} {year}") for label in labels for year in years
    }
    lines = [f"Titel {number}" for number in range(titles)]
    lines += [";".join(["Einrichtung", *(f"{year}/{(year + 1) % 100:02d}" for year in years)])]
    lines += [";".join([label, *(f"#{values[label, year]}" for year in years)]) for label in labels]
    mapping, outcome = read(grid_of("\n".join(lines)), places=Gazetteer(home="07211"))

    found = {(one.dims[0][1], int(one.period)): one.number for one in outcome.facts}
    assert (found, outcome.refused) == (values, ())
    assert from_json(as_json(mapping)) == mapping


@given(rows=st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12))
def test_no_sheet_breaks_the_guess(rows):
    grid = Grid(rows=tuple(tuple(Cell(text.strip()) for text in row) for row in rows))
    for region in find_regions(grid):
        mapping = guess(grid, region, PLACES)
        outcome = read_table(grid, mapping, PLACES)
        learned = learn(grid, mapping)

        assert len(outcome.facts) <= sum(len(row) for row in rows)
        recognise(grid, region, learned, PLACES)


def test_cells_are_named_as_spreadsheets_name_them():
    assert [address(0, 0), address(13, 2), address(0, 26), address(9, 701)] == ["A1", "C14", "AA1", "ZZ10"]


def test_a_title_over_all_columns_does_not_make_years_a_row_of_data():
    text = """
Betreute Kinder der Stadt nach Bezirken;;;;;;
Stand: 01.03.2025;;;;;;
;;;;;;
Bezirk;2024;;;2025;;
;insgesamt;darunter U3;Quote in %;insgesamt;darunter U3;Quote in %
Nord;#1203;251;20,9;1.210;#260;21,5
Süd;1.050;k. A.;.;1.061;101 ¹);9,5
Summe;2.253;;;2.271;;
¹) vorläufig
"""
    merges = (
        Merge(top=0, left=0, bottom=0, right=6),
        Merge(top=3, left=0, bottom=4, right=0),
        Merge(top=3, left=1, bottom=3, right=3),
        Merge(top=3, left=4, bottom=3, right=6),
    )
    mapping, outcome = read(grid_of(text, merges=merges))
    by_cell = {one.cell: one for one in outcome.facts}

    assert [line.says for line in mapping.head] == [Says.PERIOD, Says.DIMENSION]
    assert [by_cell[cell].number for cell in ("B6", "C6", "E6", "F7")] == [1203, 251, 1210, 101]
    assert [by_cell[cell].period for cell in ("B6", "E6")] == ["2024", "2025"]
    # One column of rates among counts is a measure of its own, and the counts stay counts.
    assert [(by_cell[cell].unit, by_cell[cell].number) for cell in ("B6", "D6")] == [
        ("number", 1203),
        ("percent", Decimal("20.9")),
    ]
    assert by_cell["D6"].measure == "Betreute Kinder der Stadt nach Bezirken – Quote"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Januar 2024", "2024-01P1M"),
        ("Jan. 2024", "2024-01P1M"),
        ("Mai 2024", "2024-05P1M"),
        ("01/2024", "2024-01P1M"),
        ("3.2024", "2024-03P1M"),
        ("2024-12", "2024-12P1M"),
        ("2011-12", "2011-12P1M"),
    ],
)
def test_months_are_periods(text, code):
    assert code_of(read_written(text), PeriodMeaning.MONTH) == code


@pytest.mark.parametrize("text", ["Augsburg 2024", "13/2024", "0/2024", "Trier 2024", "Ma 2024"])
def test_what_only_looks_like_a_month_is_none(text):
    assert read_written(text) is None


def test_a_table_by_months_is_read_without_help():
    text = "Kreis;Januar 2024;Februar 2024\nTrier;#10;#11\nTrier-Saarburg;#20;#21"
    mapping, outcome = read(grid_of(text))
    assert mapping.meaning is PeriodMeaning.MONTH
    assert {one.period for one in outcome.facts} == {"2024-01P1M", "2024-02P1M"}


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Geburten je 1.000 Einwohner", "Geburten", "per_1000"),
        ("Plätze (je 100 Kinder)", "Plätze", "per_100"),
        ("Straftaten, je 10.000", "Straftaten", "per_10000"),
        ("je 1 000", "je 1 000", "per_1000"),
    ],
)
def test_rates_per_so_many_are_a_unit(text, name, unit):
    label, found = split_unit(text)
    assert (label, found) == (name, (unit, 1)) or (found is None and read_unit(text) == (unit, 1))


@pytest.mark.parametrize(
    ("lines", "source", "licence"),
    [
        (["1) vorläufig", "Quelle: Schulverwaltungsamt, Herbststatistik"], "Schulverwaltungsamt, Herbststatistik", ""),
        (["Datenquelle: Stadt Konstanz, CC0"], "Stadt Konstanz, CC0", "CC0"),
        (["Quellen: Amt A; Amt B. ", "Datenlizenz dl-de/by-2-0"], "Amt A; Amt B", "dl-de/by-2-0"),
        (["Die Quelle ist unbekannt"], "", ""),
    ],
)
def test_the_notes_of_a_table_say_its_source_and_licence(lines, source, licence):
    assert source_of(lines) == (source, licence)
