"""The values of a filter as check boxes: hundreds on a page, so they are written without a template of their own."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from bildungsbuero.apps.portal.offers.filters import Facet, Option
from bildungsbuero.web.wording import number

register = template.Library()


@register.simple_tag
def facet_options(facet: Facet, options: Iterable[Option]) -> SafeString:
    """Return the list of these values of a filter."""
    lines = "\n".join(_line(facet.name, position, option) for position, option in enumerate(options, 1))
    return format_html('<ul class="bb-facet__options">\n{}\n</ul>', SafeString(lines))


def _line(name: str, position: int, option: Option) -> str:
    value = escape(option.value)
    own_id = f"{name}-{slugify(option.value)}-{position}"
    checked = " checked" if option.is_chosen else ""
    return (
        '<li class="kern-form-check"><input class="kern-form-check__checkbox" form="offers-form" type="checkbox"'
        f' name="{name}" value="{value}" id="{own_id}"{checked}><label class="kern-label" for="{own_id}">'
        f'{escape(option.label)} <span class="bb-facet__count">({number(option.count)})</span></label></li>'
    )
