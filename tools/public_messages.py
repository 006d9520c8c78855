"""Which messages people meet on public pages: those are translated into every language, the others into German only.

The rules are written here, by path; where a file speaks to both, the names in it that speak to the public are listed.
"""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "src/bildungsbuero/"

# Whole folders and files.
PUBLIC = (
    "apps/portal/",
    "apps/actors/words.py",
    "apps/catalogue/facts.py",
    "apps/catalogue/hours_in_words.py",
    "apps/catalogue/in_words.py",
    "apps/catalogue/own_fields.py",
    "apps/catalogue/presenters.py",
    "apps/monitoring/conversion.py",
    "apps/monitoring/editions/presenting.py",
    "apps/monitoring/parts.py",
    "apps/monitoring/published.py",
    "apps/monitoring/rows.py",
    "apps/monitoring/sentences.py",
    "apps/operations/templates/operations/chain.html",
    "apps/strategy/public_words.py",
    "apps/strategy/reviews/presenting.py",
    "apps/strategy/templates/strategy/review_addenda.html",
    "apps/strategy/templates/strategy/review_body.html",
    "apps/strategy/templates/strategy/review_goal.html",
    "apps/strategy/templates/strategy/review_groups.html",
    "apps/strategy/templates/strategy/review_moves.html",
    "apps/strategy/templates/strategy/review_remark.html",
    "apps/territory/area_map.py",
    "apps/territory/layer_map.py",
    "apps/territory/wording.py",
    "core/periods.py",
    "web/form_templates/",
    "web/long_lists.py",
    "web/navigation.py",
    "web/one_line.py",
    "web/problems/describe.py",
    "web/templates/",
    "web/templatetags/",
    "web/text_size.py",
)
# Of these, what speaks to people who work here or to programs: it is German and English, as are its addresses
# (`WORKING_PATHS` in `web/languages.py`).
FOR_WORK = (
    "apps/portal/api",
    "apps/portal/accessibility/",
    "apps/portal/forms/accessibility.py",
    "apps/portal/forms/recordings.py",
    "apps/portal/forms/texts.py",
    "apps/portal/forms/themes.py",
    "apps/portal/forms/ways.py",
    "apps/portal/hsds/",
    "apps/portal/models/",
    "apps/portal/offers/upkeep.py",
    "apps/portal/schedules.py",
    "apps/portal/slots.py",
    "apps/portal/templates/portal/api.html",
    "apps/portal/templates/portal/ask_for_link.html",
    "apps/portal/templates/portal/theme_preview.html",
    "apps/portal/templates/portal/theme_texts.html",
    "apps/portal/templates/portal/upkeep",
    "apps/portal/views/api.py",
    "apps/portal/views/hsds.py",
    "apps/portal/themes/blocks.py",
    "apps/portal/themes/texts.py",
    "apps/portal/usage/",
    "apps/portal/views/upkeep.py",
    "apps/portal/ways/staff.py",
    "web/templates/web/shell/staff_navigation.html",
    "web/templates/web/staff_page.html",
)
# In files that speak to both: the functions, classes, names and keys of dictionaries that speak to everybody.
PARTS: dict[str, tuple[str, ...]] = {
    "apps/catalogue/slots.py": ("teasers",),
    "apps/catalogue/wording.py": ("standing_note", "place_note", "_whom_to_ask"),
    "apps/monitoring/models/editions.py": (
        "State",
        "DRAFTED",
        "FROZEN",
        "RETURNED",
        "SCHEDULED",
        "CORRECTED",
        "CLOSED",
    ),
    "apps/monitoring/wording.py": (
        "AREAS_OF_EDUCATION",
        "COUNT_BESIDE",
        "LEGEND",
        "MEANINGS",
        "ORIGINS",
        "OVER_A_HUNDRED",
        "PRIORITIES",
        "QUALITIES",
        "UNCHECKED",
        "UNIT_NAMES",
        "origin_in_short",
        "values_in_words",
    ),
    "apps/needs/models/register.py": ("State",),
    "apps/needs/register/public.py": ("TITLE",),
    "apps/needs/signals/wording.py": ("step_in_words",),
    "apps/territory/areas.py": ("OfficeAreas",),
    "apps/territory/models/units.py": ("Level",),
    "web/problems/figures.py": (
        "indicator.no_data",
        "indicator.not_converted",
        "indicator.too_many_areas",
        "indicator.nested_areas",
        "indicator.unknown",
        "indicator.unknown_area",
        "indicator.unknown_group",
        "statistics.unknown_code",
        "statistics.unknown_dimension",
    ),
    "web/problems/general.py": (
        "bad_request",
        "chart.missing_glyph",
        "denied",
        "form_expired",
        "not_found",
        "server_error",
        "text.not_one_line",
        "too_many_requests",
    ),
    "web/problems/offer_feeds.py": ("offers.too_many_for_a_file",),
    "web/problems/offers.py": (
        "offers.bad_radius",
        "offers.unknown_place",
    ),
}


def is_public(file: str, line: int) -> bool:
    """Return whether a message at a place of the sources can stand on a public page."""
    path = file.removeprefix(PACKAGE)
    if path in PARTS:
        return any(first <= line <= last for first, last in _ranges(path))
    return path.startswith(PUBLIC) and not path.startswith(FOR_WORK) and not _is_staff_page(path)


@cache
def _is_staff_page(path: str) -> bool:
    """Whether a template is a staff page, or a module holds views for the staff."""
    text = (ROOT / PACKAGE / path).read_text("utf-8")
    return '{% extends "web/staff_page.html" %}' in text or "import staff_view" in text


@cache
def _ranges(path: str) -> list[tuple[int, int]]:
    """The lines of the named parts of a file; a name that is not there any more is an error of this list."""
    wanted = PARTS[path]
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in wanted}
    for node in ast.walk(ast.parse((ROOT / PACKAGE / path).read_text("utf-8"))):
        for name, first, last in _named(node):
            if name in found:
                found[name].append((first, last))
    if missing := [name for name, ranges in found.items() if not ranges]:
        raise LookupError(f"{path}: nothing is called {', '.join(missing)}")
    return [one for ranges in found.values() for one in ranges]


def _named(node: ast.AST) -> list[tuple[str, int, int]]:
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return [(node.name, node.lineno, node.end_lineno or node.lineno)]
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return [(name, node.lineno, node.end_lineno or node.lineno)]
        case ast.Dict():
            pairs = zip(node.keys, node.values, strict=True)
            return [
                (key.value, key.lineno, value.end_lineno or value.lineno)
                for key, value in pairs
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            ]
    return []
