"""Own indicators: declared in the browser, computed for their office alone, every change a version that stays."""

import pytest

from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.actions import own_indicators as actions
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, OwnIndicator
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.core.errors import Conflict, NotFound, Refusal
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import AT, bring
from tests.support.territory import make_unit

LIST = "/trier/buero/zahlen/kennzahlen/"
ADD = LIST + "neu/?zaehler=musik&nenner=kinder"
PUPILS = (
    "merkmal;gebiet;zeitraum;Fach;wert;zeichen",
    *(f"schueler;07211;{year};;{value};" for year, value in ((2022, 300), (2023, 330), (2024, 360))),
    *(f"schueler;07211;{year};Klavier;{value};" for year, value in ((2022, 100), (2023, 110), (2024, 90))),
    *(f"schueler;07211;{year};Geige;{value};" for year, value in ((2022, 60), (2023, 66), (2024, 72))),
)
CHILDREN = (
    "merkmal;gebiet;zeitraum;wert;zeichen",
    *(f"kinder;07211;{year}-12-31;{value};" for year, value in ((2021, 3000), (2022, 3100), (2023, 3600))),
)
FIELDS = {
    "title": "Kinder an der Musikschule",
    "question": "Wie viele Kinder lernen ein Instrument?",
    "definition": "Schülerinnen und Schüler je 100 Kinder.",
    "education_area": "H",
    "direction": "more_is_better",
    "numerator_measure": "schueler",
    "denominator_measure": "kinder",
    "scale": "percent",
    "decimals": "1",
    "years_before": "1",
    "splits": "Fach",
    "note": "Beschluss des Ausschusses",
}


@pytest.fixture
def trier(units):
    office = make_office()
    OfficeArea.unscoped.create(office=office, unit=units["07211"])
    return office


@pytest.fixture
def konz(trier):
    return make_office(key="konz", name="Bildungsbüro Konz")


@pytest.fixture
def tables(trier, tmp_path):
    """Two own tables of Trier, published."""
    for key, rows, period in (("musik", PUPILS, "calendar_year"), ("kinder", CHILDREN, "reference_date")):
        bring(samples.write_long(tmp_path, name=f"{key}.csv", rows=rows), office=trier, dataset=key)
        changes = {"period": period, "dash": "zero", "protected_at_source": True}
        Dataset.objects.of(trier).filter(key=key).update(**changes)
    Delivery.objects.of(trier).update(state="released")
    bring_up_to_date()


@pytest.fixture
def kessler(client, trier):
    person = monitor_of(trier)
    client.force_login(person)
    return person


@pytest.fixture
def record(client, tables, kessler, trier):
    """An own indicator in use, declared in the browser."""
    client.post(ADD, FIELDS)
    found = OwnIndicator.objects.of(trier).get()
    actions.use(found, person=kessler)
    return found


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def values(office, key="X-01"):
    indicator = published.get_indicator(key, office)
    figures = published.door(office).values(indicator, ["07211"])
    return {item.period.code: (str(round(item.cell.value, 2)), item.version) for item in figures}


def test_the_way_from_two_data_sets_to_a_page(client, tables, kessler, trier):
    first = text_of(client.get(LIST + "neu/"))
    assert "Zuerst: welche Datensätze?" in first

    form = text_of(client.get(ADD))
    assert "Zähler nur mit: Fach" in form

    preview = client.post(ADD, FIELDS | {"preview": "1", "title": "", "note": ""})
    assert preview.status_code == 200
    # 360 pupils in 2024 by 3,600 children on 31 December 2023.
    assert "10,0 %" in text_of(preview)
    assert OwnIndicator.objects.of(trier).count() == 0

    saved = client.post(ADD, FIELDS, follow=True)
    assert "als Entwurf gespeichert" in text_of(saved)
    assert client.get("/trier/kennzahlen/X-01/").status_code == 404

    used = client.post(LIST + "X-01/zustand/", {"state": "gilt"}, follow=True)
    assert "Die öffentliche Seite" in text_of(used)
    page = text_of(client.get("/trier/kennzahlen/x-01/"))
    assert "Kinder an der Musikschule, Trier, 2024: 10,0 %" in page
    assert "Klavier" in page
    assert "Kinder an der Musikschule" in text_of(client.get("/trier/kennzahlen/"))
    assert client.get("/trier/kennzahlen/X-01/tabelle.csv").status_code == 200
    assert values(trier) == {"2022": ("10.00", 1), "2023": ("10.65", 1), "2024": ("10.00", 1)}


def test_nobody_else_sees_an_own_indicator_or_its_figures(client, record, konz, trier):
    client.logout()
    assert client.get("/trier/kennzahlen/X-01/").status_code == 200
    assert client.get("/konz/kennzahlen/X-01/").status_code == 404
    assert "Musikschule" not in text_of(client.get("/konz/kennzahlen/?q=instrument&zeige=alle"))
    assert client.get("/konz/api/v1/indicators/X-01/value?area=07211&period=2024").status_code == 404
    with pytest.raises(NotFound):
        published.get_indicator("X-01", konz)
    own = published.get_indicator("X-01", trier)
    assert published.door(konz).values(own, ["07211"]) == []
    assert published.door().filled() == frozenset()


def test_a_change_is_a_version_and_older_figures_stay(client, record, trier):
    change = LIST + "X-01/aendern/"
    assert 'value="Kinder an der Musikschule"' in text_of(client.get(change))

    client.post(change, FIELDS | {"numerator_where_0": "Klavier", "note": "nur Klavier", "applies": "new"})
    # Nothing behind 2024 has been delivered, so nothing changes.
    assert values(trier) == {"2022": ("10.00", 1), "2023": ("10.65", 1), "2024": ("10.00", 1)}

    actions.change(record, record.versions.last().sheet, note="ab 2024", after="2023", person=monitor_of(trier), at=AT)
    assert values(trier) == {"2022": ("10.00", 1), "2023": ("10.65", 1), "2024": ("2.50", 3)}
    page = text_of(client.get("/trier/kennzahlen/X-01/"))
    assert "Fassung 1 (alle Zeiträume bis 2023)" in page
    assert "Fassung 2 (berechnet keine Zahl mehr)" in page
    assert "Fassung 3 (alle Zeiträume nach 2023)" in page
    assert [item.note for item in record.versions.all()] == ["Beschluss des Ausschusses", "nur Klavier", "ab 2024"]

    client.post(change, FIELDS | {"scale": "per_1000", "note": "alles neu", "applies": "all"})
    assert values(trier) == {"2022": ("100.00", 4), "2023": ("106.45", 4), "2024": ("100.00", 4)}


def test_withdrawn_it_is_gone_from_all_pages_and_its_versions_stay(client, record, trier):
    client.post(LIST + "X-01/zustand/", {"state": "zurueckziehen"})

    assert client.get("/trier/kennzahlen/X-01/").status_code == 404
    assert "Beschluss des Ausschusses" in text_of(client.get(LIST + "X-01/"))
    assert client.post(LIST + "X-01/aendern/", FIELDS | {"applies": "all"}).status_code == 409
    assert client.post(LIST + "X-01/zustand/", {"state": "loeschen"}).status_code == 409
    assert client.post(LIST + "X-01/zustand/", {"state": "gilt"}).status_code == 302


def test_a_draft_is_deleted(client, tables, kessler, trier):
    client.post(ADD, FIELDS)
    assert client.post(LIST + "X-01/zustand/", {"state": "loeschen"}).status_code == 302
    assert not OwnIndicator.objects.of(trier).exists()


def test_a_plain_count_needs_no_denominator(client, tables, kessler, trier):
    count = {key: value for key, value in FIELDS.items() if key not in {"denominator_measure", "scale", "years_before"}}
    client.post(LIST + "neu/?zaehler=musik", count | {"numerator_where_0": ["Klavier", "Geige"]})
    actions.use(OwnIndicator.objects.of(trier).get(), person=kessler)

    assert values(trier) == {"2022": ("160.00", 1), "2023": ("176.00", 1), "2024": ("162.00", 1)}


def test_only_published_deliveries_reach_the_page_but_all_of_them_the_preview(client, record, trier):
    Delivery.objects.of(trier).update(state="stored")
    bring_up_to_date()

    assert values(trier) == {}
    assert "Es gibt noch keine Zahlen" in text_of(client.get("/trier/kennzahlen/X-01/"))
    assert "10,0 %" in text_of(client.post(ADD, FIELDS | {"preview": "1"}))
    assert AuditEntry.objects.of(trier).filter(action="own_indicator.previewed").exists()


def test_strangers_other_roles_and_other_offices_are_kept_out(client, record, konz, trier):
    addresses = [LIST, ADD, LIST + "X-01/", LIST + "X-01/aendern/"]
    client.logout()
    assert {client.get(address).status_code for address in addresses} == {302}
    client.force_login(editor_of(trier))
    assert {client.get(address).status_code for address in addresses} == {403}
    client.force_login(monitor_of(konz))
    assert {client.get(address).status_code for address in addresses} == {404}
    assert client.get("/konz/buero/zahlen/kennzahlen/X-01/").status_code == 404
    assert "musik" not in text_of(client.get("/konz/buero/zahlen/kennzahlen/neu/"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"numerator_measure": "erfunden"},
        {"numerator_where_0": "Trompete"},
        {"numerator_where_0": ["INSGESAMT", "Klavier"]},
        {"years_before": "99"},
        {"decimals": "-1"},
        {"scale": "%"},
        {"education_area": "Z"},
        {"splits": "erfunden"},
        {"title": ""},
        {"note": ""},
        {"title": "x" * 500},
    ],
)
def test_bad_input_is_met_beside_its_field(client, tables, kessler, trier, wrong):
    response = client.post(ADD, FIELDS | wrong)

    assert response.status_code == 400
    assert not OwnIndicator.objects.of(trier).exists()


def test_braces_and_markup_in_words_do_no_harm(client, tables, kessler, trier):
    client.post(ADD, FIELDS | {"title": "{x} <b>%s</b>", "question": "{0}?", "definition": "{value"})
    actions.use(OwnIndicator.objects.of(trier).get(), person=kessler)

    assert "{x} &lt;b&gt;%s&lt;/b&gt;, Trier, 2024: 10,0 %" in text_of(client.get("/trier/kennzahlen/X-01/"))


@pytest.mark.parametrize("query", ["?zaehler=erfunden", "?zaehler=musik&nenner=erfunden", "?zaehler=%00"])
def test_unknown_data_sets_are_asked_for_again(client, tables, kessler, query):
    assert "Zuerst: welche Datensätze?" in text_of(client.get(LIST + "neu/" + query))


def test_pages_ask_few_questions(client, record, kessler, django_assert_max_num_queries):
    for address in (LIST, LIST + "X-01/", LIST + "X-01/aendern/", LIST + "fehlende/"):
        with django_assert_max_num_queries(25):
            assert client.get(address).status_code == 200
    client.logout()
    for address in ("/trier/kennzahlen/X-01/", "/trier/kennzahlen/"):
        with django_assert_max_num_queries(13):
            assert client.get(address).status_code == 200


def test_a_sheet_that_is_not_complete_is_refused(record, trier, kessler):
    with pytest.raises(Refusal):
        actions.change(record, {"title": "x"}, note="", after="", person=kessler, at=AT)
    with pytest.raises(Conflict):
        actions.delete(record, person=kessler)


def test_missing_indicators_name_their_file_and_offer_a_table_to_fill_in(client, tables, kessler):
    text = text_of(client.get(LIST + "fehlende/"))
    assert "Welche Kennzahlen fehlen noch?" in text
    assert "145 Kennzahlen haben hier noch keine Zahlen." in text
    assert "vhs-statistik – Volkshochschul-Statistik" in text
    assert "C-22 Sprachförderbedarf" in text
    assert text_of(client.get("/trier/buero/zahlen/")).count("fehlende/") >= 1

    response = client.get(LIST + "fehlende/vhs-statistik.csv")
    lines = text_of(response).splitlines()
    assert lines[0].lstrip("\ufeff").startswith("merkmal;gebiet;zeitraum;programmbereich;")
    assert any(line.startswith("unterrichtsstunden;07211;;pb1;") for line in lines)
    for unknown in ("12411-02-03-4", "erfunden"):
        assert client.get(LIST + f"fehlende/{unknown}.csv").status_code == 404


def test_a_filled_in_table_of_an_office_fills_the_shipped_indicators_for_it_alone(trier, konz, tmp_path):
    rows = (
        "merkmal;gebiet;zeitraum;programmbereich;wert",
        "unterrichtsstunden;07211;2024;;1000",
        "unterrichtsstunden;07211;2024;pb4;400",
    )
    delivery = bring(samples.write_long(tmp_path, name="vhs.csv", rows=rows), office=trier, dataset="vhs-statistik")
    Dataset.objects.of(trier).update(protected_at_source=True)
    Delivery.objects.of(trier).update(state="released")
    bring_up_to_date()

    assert delivery.dataset.office == trier
    # Without enrolments G-03 stays empty, and without the kind of event nothing is split by it.
    assert published.filled_keys(trier) == {"G-02", "G-06"}
    assert published.filled_keys(konz) == published.filled_keys() == frozenset()
    answer = published.answer("G-06", area="07211", period="2024", by=[("programmbereich", "Sprachen")], office=trier)
    assert answer.display.replace("\u00a0", " ") == "40,0 %"


def test_figures_of_a_town_alone_stand_on_the_page_of_its_office(client, trier, units, tmp_path):
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    town = make_unit(key="07235068", name="Konz", parent=units["07235"])
    OfficeArea.unscoped.create(office=konz, unit=town)
    rows = ("merkmal;gebiet;zeitraum;wert", "kontakte;07235068;2023;200", "kontakte;07235068;2024;228")
    bring(samples.write_long(tmp_path, name="lerntreff.csv", rows=rows), office=konz, dataset="lerntreff")
    Dataset.objects.of(konz).update(protected_at_source=True)
    Delivery.objects.of(konz).update(state="released")
    bring_up_to_date()

    assert "Kontakte im Lerntreff, Konz, 2024: 228" in text_of(client.get("/konz/kennzahlen/H-09/"))
    assert "<strong>228</strong>" in text_of(client.get("/konz/kennzahlen/"))
    assert "Es gibt noch keine Zahlen" in text_of(client.get("/trier/kennzahlen/H-09/"))


NAMES = LIST + "andere-namen/"


def test_names_in_other_catalogues_stand_in_the_sheet_of_the_office_alone(client, tables, kessler, trier, konz):
    client.post(NAMES, {"lines": "d-17; Anwendungsleitfaden 2014; D15.1\n\nC-22\tKBD\t4711\n"})

    assert "D-17; Anwendungsleitfaden 2014; D15.1" in text_of(client.get(NAMES))
    assert "Regionalatlas: AI0305; Anwendungsleitfaden 2014: D15.1" in text_of(client.get("/trier/kennzahlen/D-17/"))
    assert "D15.1" not in text_of(client.get("/konz/kennzahlen/D-17/"))
    client.post(NAMES, {"lines": ""})
    assert "D15.1" not in text_of(client.get("/trier/kennzahlen/D-17/"))


@pytest.mark.parametrize(
    "line", ["D-17", "Z-99; x; y", "D-17; x; y; z", "D-17;;", f"D-17; {'x' * 90}; y", "x\n" * 2000]
)
def test_a_faulty_line_is_named_and_nothing_is_lost(client, trier, kessler, line):
    client.post(NAMES, {"lines": "D-17; x; y"})
    response = client.post(NAMES, {"lines": line})

    assert response.status_code == 400
    assert "D-17; x; y" in text_of(client.get(NAMES))
