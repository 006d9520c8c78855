"""Documents set by typst in the typefaces of prints and no others: accessible PDF (PDF/UA-1), and pictures."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bildungsbuero.documents.typefaces import ARABIC_FAMILY, FAMILY, FOLDERS, printable

FAMILIES = (FAMILY, ARABIC_FAMILY)


def accessible_pdf(template: Path, content: Mapping[str, Any]) -> bytes:
    """Return what a template makes of a content as PDF/UA-1; what people wrote is text there, never a command."""
    import typst

    content = {**content, "fonts": FAMILIES}
    try:
        return typeset(template, content, pdf_standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA takes no sign without a letterform: an emoji in one title would spoil the whole document.
        return typeset(template, _printable(content), pdf_standards=["ua-1"])


def typeset(template: Path, content: Mapping[str, Any], **output: Any) -> bytes:
    """Return what a template makes of a content, which it finds as `sys.inputs.content`; `output` is told to typst."""
    import typst  # loaded only where something is set

    found: bytes = typst.compile(
        str(template),
        font_paths=[str(folder) for folder in FOLDERS],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        **output,
    )
    return found


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, list | tuple) else value
