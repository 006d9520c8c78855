"""The command line, too, keeps the offices apart: what `--office` names is all that a command touches."""

from datetime import date

import pytest

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models import Offer
from tests.access.world import MARKERS
from tests.support.command import runner

pytestmark = pytest.mark.django_db
LIST = "Kennung;Titel;Art;Anbieter;Ort\n1;{title};group;Chorverein;Trier\n"


@pytest.fixture
def command(world, capsys, monkeypatch):
    return runner(capsys, monkeypatch)


def test_a_search_finds_the_offers_of_its_office_only(command, world):
    for examples in (world.trier, world.konz):
        document = command("offers", "search", "", "--office", examples.office.key, "--json").document

        public = set(Offer.objects.of(examples.office).public_on(date.today()).values_list("public_id", flat=True))
        assert {hit["id"] for hit in document["hits"]} == public
        assert sum(document["facets"]["kind"].values()) == len(public)


def test_a_search_over_all_offices_finds_no_draft(command, world):
    outcome = command("offers", "search", "zaunkönig", "--json")

    assert outcome.document["hits"] == []
    assert not any(marker in outcome.printed for marker in MARKERS.values())


def test_data_sets_of_another_office_are_neither_listed_nor_read(command):
    listed = command("statistics", "datasets", "--office", "trier", "--json").printed
    read = command("statistics", "values", "eigene-zahlen", "--office", "trier", "--json").printed

    for printed in (listed, read):
        assert MARKERS["trier"] in printed
        assert MARKERS["konz"] not in printed


def test_what_belongs_to_an_office_is_not_read_as_the_installations(command):
    outcome = command("statistics", "values", "eigene-zahlen", "--json")

    assert (outcome.code, outcome.document["error"]["code"]) == (1, "statistics.unknown_dataset")


def test_published_figures_hold_nothing_of_an_office_that_published_nothing(command):
    outcome = command("indicators", "list", "--json")

    assert outcome.code == 0
    assert not any(marker in outcome.printed for marker in MARKERS.values())


def test_the_same_list_read_for_two_offices_stays_two_lists(command, world, tmp_path):
    for examples, title in ((world.trier, "Chor der einen"), (world.konz, "Chor der anderen")):
        path = tmp_path / "chor.csv"
        path.write_text(LIST.format(title=title), "utf-8")
        document = command("offers", "import", str(path), "--office", examples.office.key, "--json").document
        assert document["new"] == 1

    for examples, title in ((world.trier, "Chor der einen"), (world.konz, "Chor der anderen")):
        assert Offer.objects.of(examples.office).get(external_id="1").title == title
        assert Organisation.objects.of(examples.office).filter(name="Chorverein").count() == 1


def test_an_office_that_does_not_exist_is_named(command):
    outcome = command("statistics", "values", "eigene-zahlen", "--office", "nirgends", "--json")

    assert (outcome.code, outcome.document["error"]["code"]) == (1, "office.unknown")
