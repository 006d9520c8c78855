"""The chain through a record as part of its page."""

from typing import Any

from django import template
from django.template.context import Context

from bildungsbuero.apps.operations.chain import Chain, chain_of

register = template.Library()


@register.inclusion_tag("operations/chain.html", takes_context=True)
def chain_panel(context: Context, kind: str, public_id: str, *, is_public: bool = False) -> dict[str, Any]:
    """Show what led to a record and what came of it, as far as the visitor may see it; nothing for one alone.

    On a public page it shows what everybody sees, also to those who work in the office.
    """
    request = context["request"]
    if request.office is None:
        return {"chain": Chain(steps=())}
    roles = request.user.roles_in(request.office) if request.user.is_authenticated and not is_public else frozenset()
    return {"chain": chain_of(kind, public_id, request.office, roles)}
