"""The words of the office: lists of terms, a term with its labels and words, own terms below shipped ones."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue import terms
from bildungsbuero.apps.catalogue.forms.terms import TermFilter, TermForm
from bildungsbuero.apps.catalogue.models import OfficeTerm
from bildungsbuero.apps.catalogue.shipped_vocabulary import shipped_vocabularies
from bildungsbuero.apps.catalogue.term_lists import TITLES, codes_of, history_of_term, lists_of, terms_of
from bildungsbuero.apps.catalogue.vocabulary import active_language, vocabulary
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.vocabulary import Term
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@readonly_view
def lists(request: StaffRequest) -> HttpResponse:
    """List the vocabularies."""
    return render(request, "catalogue/term_lists.html", {"lists": lists_of(request.office), "crumbs": _crumbs()})


@staff_view(*WRITERS)
@readonly_view
def list_terms(request: StaffRequest, name: str) -> HttpResponse:
    """List the terms of a vocabulary, as a filter asks."""
    _check(name)
    form = TermFilter(request.GET)
    text, only = form.chosen()
    context = {
        "name": name,
        "title": TITLES[name],
        "filter": form,
        "terms": terms_of(name, text=text, only=only),
        "crumbs": _crumbs(TITLES[name]),
    }
    return render(request, "catalogue/terms.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def edit(request: StaffRequest, name: str, key: str) -> HttpResponse:
    """Change what the office says of a term."""
    term, own = _get(request, name, key)
    shipped = None if own else terms.shipped_term(name, key)
    data = request.POST if request.method == "POST" else None
    form = TermForm(data, among=vocabulary(name), term=term, shipped=shipped)
    if form.is_valid():
        if own:
            terms.change_own_term(own, form.wording())
        else:
            terms.change_term(request.office, name, key, wording=form.wording())
        messages.success(request, _("“%(title)s” was saved.") % {"title": vocabulary(name).label(key)})
        return redirect("catalogue:terms", name)
    context = {
        "form": form,
        "name": name,
        "term": term,
        "own": own,
        "parent": vocabulary(name).label(term.parent, active_language()) if term.parent else "",
        "codes": codes_of(term),
        "is_changed": not own and term != shipped,
        "may_have_own": not own and terms.may_have_own(name, key),
        "history": history_of_term(request.office, name, key),
        "title": term.label(active_language()),
        "crumbs": _crumbs(TITLES[name], name, term.label(active_language())),
    }
    return render(request, "catalogue/term.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def add(request: StaffRequest, name: str, key: str) -> HttpResponse:
    """Make a term of the office's own below a shipped one."""
    _check(name)
    if not terms.may_have_own(name, key):
        raise NotFound("not_found")
    parent = terms.shipped_term(name, key)
    data = request.POST if request.method == "POST" else None
    form = TermForm(data, among=vocabulary(name), term=None, shipped=None)
    if form.is_valid():
        made = terms.add_term(request.office, name, key, wording=form.wording())
        messages.success(request, _("“%(title)s” was saved.") % {"title": str(made)})
        return redirect("catalogue:terms", name)
    title = _("New term below “%(parent)s”") % {"parent": vocabulary(name).label(parent.key, active_language())}
    context = {"form": form, "name": name, "title": title, "crumbs": _crumbs(TITLES[name], name, title)}
    return render(request, "catalogue/term.html", context)


@staff_view(*WRITERS)
@require_POST
def reset(request: StaffRequest, name: str, key: str) -> HttpResponse:
    """Take back what the office said of a shipped term, or delete a term of its own that no offer has."""
    _term, own = _get(request, name, key)
    if own:
        terms.remove_term(own)
        messages.success(request, _("The term “%(title)s” is deleted.") % {"title": str(own)})
        return redirect("catalogue:terms", name)
    terms.reset_term(request.office, name, key)
    messages.success(request, _("The term is as it was shipped."))
    return redirect("catalogue:term", name, key)


def _check(name: str) -> None:
    if name not in TITLES or name not in shipped_vocabularies():
        raise NotFound("not_found")


def _get(request: StaffRequest, name: str, key: str) -> tuple[Term, OfficeTerm | None]:
    _check(name)
    term = next((one for one in vocabulary(name) if one.key == key), None)
    if term is None:
        raise NotFound("not_found")
    own = None
    if term.parent:
        own = OfficeTerm.objects.of(request.office).select_related("office").filter(vocabulary=name, key=key).first()
    return term, own


def _crumbs(title: object = "", name: str = "", last: str = "") -> list[Crumb]:
    here = [(_("Offers"), "catalogue:offers")]
    if not title:
        return crumbs(*here, _("Words of the office"))
    here.append((_("Words of the office"), "catalogue:term-lists"))
    if not last:
        return crumbs(*here, title)
    return crumbs(*here, (title, reverse("catalogue:terms", args=[name])), last)
