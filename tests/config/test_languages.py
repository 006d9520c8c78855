"""A language is added by a catalogue file, without code."""

from pathlib import Path

from bildungsbuero.config.languages import further_languages

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Offers"
msgstr "%s"

msgid "Figures"
msgstr ""
"""


def written(folder: Path, code: str, offers: str) -> Path:
    path = folder / code / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE % offers, "utf-8")
    return path


def test_catalogue_in_the_data_folder_adds_its_language(tmp_path: Path) -> None:
    catalogue = written(tmp_path, "pl", "Oferty")
    written(tmp_path, "ckb", "x")
    written(tmp_path, "uk", "Пропозиції")
    written(tmp_path, "xx", "x")

    kurdish, polish = further_languages(tmp_path)

    assert (polish.code, polish.name, polish.direction, polish.is_public_only) == ("pl", "Polski", "ltr", True)
    assert (kurdish.code, kurdish.direction) == ("ckb", "rtl")
    compiled = catalogue.with_suffix(".mo").read_bytes()
    assert b"Oferty" in compiled
    assert b"Figures" not in compiled


def test_catalogue_that_cannot_be_read_keeps_nothing_from_starting(tmp_path: Path) -> None:
    written(tmp_path, "pl", "Oferty").write_bytes(b"\xff\xfe msgid \x00")

    assert further_languages(tmp_path) == ()


def test_without_the_folder_there_are_no_further_languages(tmp_path: Path) -> None:
    assert further_languages(tmp_path / "languages") == ()
