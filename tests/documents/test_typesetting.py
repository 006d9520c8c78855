"""What typst sets: tagged PDF whatever people wrote, and pictures."""

from pathlib import Path

import pytest

from bildungsbuero.documents.typesetting import accessible_pdf, typeset

SOURCE = """#let said = json(bytes(sys.inputs.content))
#set document(title: said.title, date: none)
#set text(font: said.fonts)
= #said.title
#for line in said.lines [#line.at(0)]
#image(bytes(said.drawing), format: "svg", alt: "Bild")
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text font-family="Fira Sans">{}</text></svg>'


@pytest.fixture
def template(tmp_path) -> Path:
    path = tmp_path / "template.typ"
    path.write_text(SOURCE)
    return path


def content(sign: str) -> dict[str, object]:
    return {"title": f"Fest {sign}", "lines": ((sign,),), "drawing": DRAWING.format(f"Fest {sign}")}


@pytest.mark.parametrize("said", [*map(content, ("", "🎉", "中文", "#panic()")), {**content(""), "title": "مرحبا"}])
def test_no_sign_spoils_a_document_neither_in_texts_nor_in_drawings(template, said):
    found = accessible_pdf(template, said)

    assert found.startswith(b"%PDF")
    assert b"pdfuaid:part" in found


def test_a_sign_without_a_letterform_is_written_as_if_it_were_left_out(template):
    assert accessible_pdf(template, content("🎉")) == accessible_pdf(template, content(""))


def test_a_content_can_be_set_as_a_picture_too(template):
    assert typeset(template, {**content("🎉"), "fonts": ("Fira Sans",)}, format="png").startswith(b"\x89PNG")
