"""What stands many times on the page of a search, and so is written without a template of its own."""

from collections.abc import Collection, Iterable

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from bildungsbuero.apps.portal.offers.filters import Facet, Option
from bildungsbuero.web.templatetags.components import icon
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


@register.simple_tag(takes_context=True)
def keep_button(context: Context, public_id: str, title: str, kept_ids: Collection[str]) -> SafeString:
    """Return the form that puts an offer on the visitor's list, or takes it off."""
    is_kept = public_id in kept_ids
    return format_html(
        '<form class="bb-keep bb-no-print" id="merken-{id}" method="post" action="{address}" hx-post="{address}"'
        ' hx-target="this" hx-swap="outerHTML" hx-sync="body:queue all"><input type="hidden" name="offer" value="{id}">'
        '<input type="hidden" name="title" value="{title}"><input type="hidden" name="back" value="{back}#merken-{id}">'
        '<button class="bb-keep__button{kept}" id="merken-knopf-{id}" type="submit" name="change" value="{change}"'
        ' aria-pressed="{pressed}">{icon}{words}<span class="bb-sr-only">: {title}</span></button></form>',
        id=public_id,
        title=title,
        address=reverse("portal:change-kept-list"),
        back=context["request"].get_full_path(),
        kept=" bb-keep__button--kept" if is_kept else "",
        change="drop" if is_kept else "keep",
        pressed="true" if is_kept else "false",
        icon=icon("bookmark_kept" if is_kept else "bookmark"),
        words=_("On my list") if is_kept else _("Keep for later"),
    )
