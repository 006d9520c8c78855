"""Components of the pages as template tags and filters."""

from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from bildungsbuero.core.languages import ENGLISH, GERMAN
from bildungsbuero.web import wording
from bildungsbuero.web.languages import current
from bildungsbuero.web.long_lists import LongPages
from bildungsbuero.web.tables import Table

register = template.Library()
register.filter("german_number", wording.number)
register.filter("german_date", wording.day)
register.filter("german_datetime", wording.moment)
register.filter("telephone_address", wording.telephone_address)

KINDS = {"error": "danger", "debug": "info"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a decorative drawing from the product's own sheet."""
    return _drawing(name, settings.STATIC_URL)


@cache
def _drawing(name: str, _static_url: str) -> SafeString:
    return format_html(
        '<svg class="bb-icon" aria-hidden="true" focusable="false" width="24" height="24"><use href="{}#{}"/></svg>',
        static("web/icons.svg"),
        name,
    )


@register.simple_tag
def in_german() -> SafeString:
    """Return the attributes of a text that is German in every language; nothing where the page is German, too."""
    return SafeString("" if current().code == GERMAN else ' lang="de" dir="ltr"')


@register.simple_tag
def in_german_or_english() -> SafeString:
    """Return the attributes of a text that there is in German and English only, such as the sheet of an indicator."""
    return SafeString("" if current().code in (GERMAN, ENGLISH) else ' lang="de" dir="ltr"')


@register.simple_block_tag
def alert(content: str, *, kind: str = "info", title: Any = "", role: str = "") -> SafeString:
    """Return a message of a kind (info, success, warning, danger) with a title and, between the tags, a body."""
    body = content if content.strip() else ""
    return _rendered("alert", kind=KINDS.get(kind, kind), title=title, content=body, role=role)


@register.simple_block_tag
def empty_state(content: str, *, title: Any) -> SafeString:
    """Return what stands where a list is empty: a title and, between the tags, what to do next."""
    return _rendered("empty_state", title=title, content=content)


@register.inclusion_tag("web/components/badge.html")
def badge(text: Any, kind: str = "info") -> dict[str, Any]:
    """Show a short state in words with its mark."""
    return {"text": text, "kind": KINDS.get(kind, kind)}


@register.inclusion_tag("web/components/progress.html")
def progress(done: int, total: int | None, *, label: Any = "") -> dict[str, Any]:
    """Show how far a piece of work is; without a total only that it goes on."""
    percent = min(100, round(100 * done / total)) if total else None
    return {"done": done, "total": total, "percent": percent, "label": label or _("Progress")}


@register.inclusion_tag("web/components/definition_list.html")
def definition_list(pairs: list[tuple[Any, Any]]) -> dict[str, Any]:
    """Show pairs of a word and what stands for it; pairs without a value are left out."""
    return {"pairs": [(key, value) for key, value in pairs if value not in (None, "")]}


@register.inclusion_tag("web/components/data_table.html")
def data_table(table: Table) -> dict[str, Any]:
    """Show a table with caption, sortable headings and marks that are spoken."""
    return {"table": table}


@register.inclusion_tag("web/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Show the way through the pages of a list; the rest of the address stays as it is."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    query = context["request"].GET.copy()
    query.pop("page", None)
    start = f"?{query.urlencode()}&" if query else "?"
    return {"page": page, "pages": list(pages), "start": start, "gap": page.paginator.ELLIPSIS}


@register.simple_tag
def farthest(page: Page[Any]) -> SafeString | str:
    """Say where the pages of a long list end before the list does; nothing where all of it can be reached."""
    pages = page.paginator
    if not (isinstance(pages, LongPages) and pages.has_more):
        return ""
    said = _("The pages reach the first %(count)s. Narrow the list, or turn its order round, to see others.")
    return format_html('<p class="kern-body">{}</p>', said % {"count": wording.number(pages.count)})


@register.inclusion_tag("web/components/form_errors.html")
def form_errors(form: Any) -> dict[str, Any]:
    """Show what is wrong in a form, with links to the fields; nothing where all is well."""
    return {"form": form}


def _rendered(name: str, **context: Any) -> SafeString:
    return render_to_string(f"web/components/{name}.html", context)
