"""Ways from other pages to a new need and a new signal, for those who may write one; for everybody else nothing."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse

from bildungsbuero.apps.needs.models import Signal
from bildungsbuero.apps.needs.register.policies import STEERING_KEYS
from bildungsbuero.apps.needs.register.slots import WRITERS_OF_SIGNALS

register = template.Library()


@register.inclusion_tag("needs/make_need.html", takes_context=True)
def make_need(context: Context, evidence: str) -> dict[str, Any]:
    """Lead to a new need with this evidence."""
    return {
        "address": f"{reverse('needs:need-new')}?{urlencode({'from': evidence})}" if _is(context, STEERING_KEYS) else ""
    }


@register.inclusion_tag("needs/nothing_found.html", takes_context=True)
def note_nothing_found(context: Context) -> dict[str, Any]:
    """Lead to the note that nothing suitable was found, with the topic and the language that were looked for."""
    if not _is(context, WRITERS_OF_SIGNALS):
        return {"address": ""}
    asked = context["request"].GET
    known = {"topic": asked.get("topic", ""), "language": asked.get("language", "")}
    query = urlencode({name: value for name, value in known.items() if value})
    return {"address": f"{reverse('needs:signal-new', args=[Signal.Source.ADVISER])}?{query}"}


def _is(context: Context, roles: frozenset[str]) -> bool:
    request = context["request"]
    if request.office is None or not request.user.is_authenticated:
        return False
    return bool(request.user.roles_in(request.office) & roles)
