"""The letters that drawn charts can write."""

from fontTools.ttLib import TTFont

from bildungsbuero.documents.typefaces import FACE, FOLDER, known_letters, missing_glyphs


def test_known_letters_are_those_that_another_reader_of_the_file_finds() -> None:
    with TTFont(FOLDER / FACE) as font:
        assert known_letters() == set(font.getBestCmap())


def test_german_and_ukrainian_texts_miss_nothing() -> None:
    assert missing_glyphs("Größe: 1.234,5 % – „Straße“ … Œuvre, Київ, Łódź, ≥ 3") == ""


def test_missing_letters_are_named_once_in_order() -> None:
    assert missing_glyphs("Trier ไทย ไทย 中") == "ไทย中"


def test_line_breaks_need_no_sign() -> None:
    assert missing_glyphs("Eifelkreis\nBitburg-Prüm") == ""
