"""Words of a text, in one spelling."""

import pytest

from bildungsbuero.search.folding import fold, joined_words, words


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Bücherei", "buecherei"), ("Straße", "strasse"), ("Café", "cafe"), ("ÄÖÜ", "aeoeue"), ("Français", "francais")],
)
def test_umlauts_and_accents_are_kept_in_one_spelling(written, kept):
    assert fold(written) == kept


@pytest.mark.parametrize(
    "written", ["Schüler:innen", "Schüler*innen", "Schüler_innen", "Schüler/-innen", "SchülerInnen"]
)
def test_all_ways_to_name_both_genders_give_the_same_word(written):
    assert words(written) == ["schüler"]


def test_hyphens_divide_words_and_also_give_the_word_as_a_whole():
    assert words("Eltern-Baby-Treff um 9:30 Uhr") == ["eltern", "baby", "treff", "um", "9", "30", "uhr"]
    assert joined_words("Eltern-Baby-Treff, Repair-Café") == ["elternbabytreff", "repaircafé"]


def test_other_scripts_stay_as_they_are():
    assert words("курси німецької мови") == ["курси", "німецької", "мови"]
    assert words("دورة لغة") == ["دورة", "لغة"]
