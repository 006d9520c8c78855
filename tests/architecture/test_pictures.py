"""The pictures of the handbook: all there, none left over, light, each with words for those who do not see it."""

import re
from pathlib import Path

from tests.architecture.tree import ROOT, files
from tools.picture_list import PICTURES, STEPS, file_names, gallery
from tools.pictures import FOLDER, GALLERY

HEAVIEST_BYTES = 120_000
ALL_TOGETHER_BYTES = 3_500_000


def shown() -> dict[Path, list[str]]:
    """Return the pictures that documents show, with what is said of each."""
    found: dict[Path, list[str]] = {}
    for page in files(".md"):
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8")):
            found.setdefault((page.parent / target).resolve(), []).append(words)
    return found


def test_every_picture_that_is_shown_exists_and_is_described():
    assert sorted(str(path.relative_to(ROOT)) for path in shown() if not path.is_file()) == []
    assert sorted(str(path.relative_to(ROOT)) for path, words in shown().items() if not all(words)) == []


def test_no_picture_lies_unused():
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in shown() if path.parent == FOLDER}


def test_every_page_of_the_list_was_photographed_at_both_widths_in_both_languages():
    names = {name for picture in PICTURES for name in file_names(picture)}

    steps = {f"{step.name}.png" for step in STEPS}

    assert {path.name for path in FOLDER.iterdir()} == names | steps
    assert GALLERY.read_text("utf-8") == gallery(), "make docs"


def test_pictures_are_light():
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}

    assert {name: size for name, size in sizes.items() if size > HEAVIEST_BYTES} == {}
    assert sum(sizes.values()) < ALL_TOGETHER_BYTES
