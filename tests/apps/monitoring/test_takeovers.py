"""Figures come over from TILL: looked at, mapped, compared, taken over as one delivery, undone as a whole."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.actions.accepting import accept_all_hints
from bildungsbuero.apps.monitoring.actions.deciding import release_from_shell
from bildungsbuero.apps.monitoring.jobs import take_over_old_figures
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, OldName, Takeover
from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.uploads import uploads_folder
from bildungsbuero.formats.takeover_template import EXPLAINED, HEADS, template_csv, template_xlsx
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import AT, bring

PAGE = "/trier/buero/zahlen/till/"
LINES = (
    "Kennzahl;Gebiet;Zeitraum;Geschlecht;Wert;Zeichen;Zähler;Nenner;Einheit;Quelle;Anmerkung",
    "Abgehende ohne Hauptschulabschluss;07211;2022/23;;6,7;;8;120;Prozent;Landesamt;",
    "Abgehende ohne Hauptschulabschluss;07235;2022/23;;12,9;;11;95;Prozent;Landesamt;ab 2014 neu abgegrenzt",
    "Abgehende ohne Hauptschulabschluss;07211;2012/13;;9,1;;;;Prozent;;",
    "Fahrradplätze;07211;2019;;;.;;;Anzahl;;",
)


class Quiet:
    """Progress that nobody watches."""

    def report(self, done, total, note=""):
        """Say nothing."""


@pytest.fixture
def trier(units, tmp_path):
    office = make_office()
    bring(samples.write_leavers(tmp_path))
    return office


def upload(client, lines=LINES, name="till.csv"):
    content = ("\n".join(lines) + "\n").encode()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def takeover(client, trier):
    client.force_login(monitor_of(trier))
    upload(client)
    return Takeover.objects.of(trier).get()


def page(takeover, part=""):
    return f"{PAGE}{takeover.public_id}/{part}"


def run_job(office):
    job = Job.objects.of(office).latest("pk")
    result = take_over_old_figures(job, Quiet(), **job.arguments)
    return result, Delivery.objects.of(office).latest("pk")


def test_the_preview_says_what_names_mean_and_where_another_value_is_computed(client, takeover):
    text = client.get(page(takeover)).content.decode()
    assert "Abgehende ohne Hauptschulabschluss" in text
    assert '<option value="D-17" selected>' in text
    # The engine computes 11 / 95: 11,6 in place of 12,9; 8 / 120 is 6,7 up to its rounding.
    assert "Von 3 alten Zahlen werden 2 auch hier berechnet; 1 weichen" in text
    assert "12,9" in text
    assert "11,58" in text
    assert Delivery.objects.of(takeover.office).count() == 0


def test_what_a_person_says_of_a_name_is_remembered_for_the_office(client, trier, takeover):
    answer = client.post(page(takeover), {"name0": "", "name1": "A-01"})
    assert answer.url == page(takeover)
    assert dict(OldName.objects.of(trier).values_list("name", "key")) == {
        "Abgehende ohne Hauptschulabschluss": "",
        "Fahrradplätze": "A-01",
    }
    upload(client)
    text = client.get(page(Takeover.objects.of(trier).first())).content.decode()
    assert '<option value="A-01" selected>' in text


def test_two_names_cannot_mean_the_same(client, takeover):
    answer = client.post(page(takeover), {"name0": "D-17", "name1": "D-17", "take": "yes"})
    assert answer.status_code == 200
    assert "zweimal gewählt" in answer.content.decode()


def test_figures_are_taken_over_as_one_delivery_and_undone_as_a_whole(client, trier, takeover):
    answer = client.post(page(takeover), {"name0": "D-17", "name1": "", "take": "yes"})
    assert "/vorgaenge/" in answer.url
    result, delivery = run_job(trier)
    assert result["rows"] == 8
    takeover.refresh_from_db()
    assert (takeover.delivery, takeover.upload, delivery.dataset.title) == (delivery, "", "Übernommen aus TILL")
    assert ["D-17", "07235", "2022/23", "Landesamt", "ab 2014 neu abgegrenzt"] in takeover.remarks
    assert list(uploads_folder().iterdir()) == []
    # The numerator and the denominator came along, and the rate was computed anew from them.
    rates = next(check for check in delivery.checks if check["name"] == "rates")
    assert (rates["result"], rates["facts"]["off"], rates["facts"]["of"]) == ("HINT", 1, 2)
    assert delivery.state == Delivery.State.STORED
    assert client.get(page(takeover)).url.endswith(f"/lieferung/{delivery.public_id}/")

    client.post(f"/trier/buero/zahlen/lieferung/{delivery.public_id}/zustand/", {"change": "withdraw"})
    dataset = find_dataset("uebernommen-aus-till", office=trier)
    assert original_values(dataset, Selection(area="07211"), office=trier, person=None) == []


def test_the_job_can_be_done_twice(client, trier, takeover):
    client.post(page(takeover), {"name0": "D-17", "name1": "", "take": "yes"})
    first, _delivery = run_job(trier)
    second, _delivery = run_job(trier)
    assert first == second
    assert Delivery.objects.of(trier).count() == 1


def test_a_table_that_was_only_looked_at_is_dropped(client, trier, takeover, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page(takeover, "verwerfen/"))
    assert not Takeover.objects.of(trier).exists()
    assert list(uploads_folder().iterdir()) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("a;b", "1;2"),
        ("Gebiet;Zeitraum;Wert", "07211;2023;5"),
        LINES[:1],
        (LINES[0], "x;XX;2023;;5;;;;;;"),
        ("\x00",),
    ],
)
def test_what_is_no_such_table_is_turned_down_beside_the_field(client, trier, lines):
    client.force_login(monitor_of(trier))
    answer = upload(client, lines)
    assert answer.status_code == 400
    assert not Takeover.objects.of(trier).exists()
    assert list(uploads_folder().iterdir()) == []


def test_lines_that_cannot_be_read_are_named(client, trier):
    client.force_login(monitor_of(trier))
    upload(client, (*LINES, "Fahrradplätze;Trier;2020;;5;;;;;;"))
    text = client.get(page(Takeover.objects.of(trier).get())).content.decode()
    assert "1 Zeile ist nicht zu lesen" in text
    assert "„Trier“ ist kein Gebietsschlüssel" in text or "„Trier“" in text


@pytest.mark.parametrize(("kind", "start"), [("csv", b"\xef\xbb\xbfKennzahl"), ("xlsx", b"PK")])
def test_the_template_is_handed_out(client, trier, kind, start):
    client.force_login(monitor_of(trier))
    answer = client.get(f"{PAGE}vorlage.{kind}")
    assert answer.content.startswith(start)
    assert client.get(f"{PAGE}vorlage.exe").status_code == 404


def test_the_template_explains_each_of_its_columns():
    assert tuple(row[0] for row in EXPLAINED) == HEADS
    assert template_csv().decode("utf-8-sig").strip() == ";".join(HEADS)
    assert template_xlsx()[:2] == b"PK"


def test_a_filled_workbook_is_read_as_well(client, trier):
    from bildungsbuero.formats.workbook import as_xlsx

    rows = [line.split(";") for line in LINES]
    client.force_login(monitor_of(trier))
    content = as_xlsx("Tabelle", rows[0], rows[1:])
    client.post(PAGE, {"file": SimpleUploadedFile("till.xlsx", content)})
    assert Takeover.objects.of(trier).get().file_name == "till.xlsx"


def test_only_the_role_monitoring_takes_figures_over(client, trier, takeover):
    client.force_login(editor_of(trier))
    for address in (PAGE, page(takeover), f"{PAGE}vorlage.csv"):
        assert client.get(address).status_code == 403
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    client.force_login(monitor_of(konz))
    assert client.get(page(takeover).replace("/trier/", "/konz/")).status_code == 404
    assert client.post(page(takeover, "verwerfen/").replace("/trier/", "/konz/")).status_code == 404


def test_published_old_figures_stand_on_the_page_of_their_indicator_as_a_series_of_their_own(client, trier, takeover):
    client.post(page(takeover), {"name0": "D-17", "name1": "", "take": "yes"})
    _result, delivery = run_job(trier)
    before = client.get("/trier/kennzahlen/d-17/?gebiet=07211").content.decode()
    assert "Übernommen aus TILL" not in before

    Dataset.objects.of(trier).filter(pk=delivery.dataset_id).update(protected_at_source=True, dash="zero")
    accept_all_hints(delivery, "Alte Zahlen, wie sie veröffentlicht waren.", at=AT)
    release_from_shell(Delivery.objects.of(trier).select_related("dataset__office").get(pk=delivery.pk))
    after = client.get("/trier/kennzahlen/d-17/?gebiet=07211").content.decode()
    section = after[after.index('id="old-heading"') :]
    assert "9,1\u00a0%" in section
    assert published.answer("D-17", area="07211", period="2023").figure.cell.value != Decimal("9.1")
