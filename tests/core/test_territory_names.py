"""Names of units."""

import pytest

from bildungsbuero.core.territory import folded, genitive, spoken_name


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Wartburgkreis", "Landkreis", "des Wartburgkreises"),
        ("Göttingen", "Landkreis", "des Landkreises Göttingen"),
        ("Region Hannover", "Landkreis", "der Region Hannover"),
        ("Städteregion Aachen", "Kreis", "der Städteregion Aachen"),
        ("Märkischer Kreis", "Kreis", "des Märkischen Kreises"),
        ("Rheinisch-Bergischer Kreis", "Kreis", "des Rheinisch-Bergischen Kreises"),
        ("Mittlerer Erzgebirgskreis", "Landkreis", "des Mittleren Erzgebirgskreises"),
        ("Rhein-Kreis Neuss", "Kreis", "des Rhein-Kreises Neuss"),
        ("Eifelkreis Bitburg-Prüm", "Landkreis", "des Eifelkreises Bitburg-Prüm"),
        ("Regionalverband Saarbrücken", "Regionalverband", "des Regionalverbands Saarbrücken"),
        ("Trier", "kreisfreie Stadt", "der Stadt Trier"),
        ("Südeichsfeld", "Gemeinde", "der Gemeinde Südeichsfeld"),
        ("Küstengewässer", "", "von Küstengewässer"),
    ],
)
def test_a_name_follows_the_word_part_in_the_genitive(name, kind, expected):
    assert genitive(name, kind) == expected


def test_a_district_is_said_with_its_kind_unless_the_name_carries_it():
    assert spoken_name("Trier-Saarburg", "Landkreis") == "Landkreis Trier-Saarburg"
    assert spoken_name("Wartburgkreis", "Landkreis") == "Wartburgkreis"
    assert spoken_name("Region Hannover", "Landkreis") == "Region Hannover"
    assert spoken_name("Trier", "kreisfreie Stadt") == "Trier"


def test_folding_forgives_umlauts_accents_and_signs():
    assert folded("Bitburg-Prüm") == "bitburg pruem"
    assert folded("  Straße  (Běła Woda)") == "strasse bela woda"
    assert folded("–") == ""
