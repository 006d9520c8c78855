"""The open part of the assistant: code, office, areas, administrator; gone once somebody administers an office."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.desk.set_up import code as codes
from bildungsbuero.apps.desk.set_up.actions import Administrator, found_office
from bildungsbuero.apps.desk.set_up.areas import area_form, gone_notes
from bildungsbuero.apps.desk.set_up.draft import Draft, change_draft, read_set_up
from bildungsbuero.apps.desk.set_up.forms import AdministratorForm, CodeForm, OfficeStepForm
from bildungsbuero.apps.desk.set_up.steps import step
from bildungsbuero.apps.territory.forms import SearchForm
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import FORM_METHODS

TRIES_PER_HOUR = 20
COOKIE_KEY = "set_up"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
View = Callable[..., HttpResponseBase]


def for_visitor(view: View) -> View:
    """Return a view that only the browser which entered the code may open, and only at the installation's root."""

    @wraps(view)
    def guarded(request: PublicRequest) -> HttpResponseBase:
        _check_is_open(request)
        if not codes.is_visitor(request.session.get(COOKIE_KEY, "")):
            return redirect("desk:set-up")
        return view(request)

    return guarded


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(FORM_METHODS)
def enter_code(request: PublicRequest) -> HttpResponse:
    """Take the code from the terminal; whoever entered it goes on where the draft ends."""
    _check_is_open(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        check_rate(request, "set-up-code", per_hour=TRIES_PER_HOUR)
        if form.is_valid() and _is_accepted(request, form):
            return redirect(_next(read_set_up().draft))
    is_known = codes.is_visitor(request.session.get(COOKIE_KEY, ""))
    context = {"form": form, "is_known": is_known, "go_on": find_address(_next(read_set_up().draft)), "noindex": True}
    return render(request, "desk/set_up/code.html", context)


@login_not_required
@never_cache
@require_http_methods(FORM_METHODS)
@for_visitor
def office(request: PublicRequest) -> HttpResponse:
    """Ask what the office is and what it is called."""
    draft = read_set_up().draft
    initial = {"kind": draft.kind or Office.Kind.SINGLE, "municipality": draft.municipality, "name": draft.name}
    form = OfficeStepForm(request.POST or None, initial=initial | {"key": draft.key})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["municipality"] != draft.municipality:
            change_draft(areas=())
        change_draft(**form.cleaned_data)
        return redirect("desk:set-up-area")
    return _page(request, "desk/set_up/office.html", "office", form=form)


@login_not_required
@never_cache
@require_http_methods(FORM_METHODS)
@for_visitor
def area(request: PublicRequest) -> HttpResponse:
    """Look the areas up and let the visitor tick them."""
    draft = read_set_up().draft
    if not draft.has_office:
        return redirect("desk:set-up-office")
    search = SearchForm(request.GET or None)
    text = search.cleaned_data["suche"].strip() if search.is_valid() else ""
    posted = request.POST.getlist("areas") if request.method == "POST" else None
    form = area_form(draft, posted=posted, text=text)
    if request.method == "POST" and form.is_valid():
        change_draft(areas=tuple(form.cleaned_data["areas"]))
        return redirect("desk:set-up-administrator")
    gone = gone_notes(text or draft.municipality, on=timezone.localdate())
    return _page(request, "desk/set_up/area.html", "area", form=form, search=search, text=text, gone=gone, draft=draft)


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
@require_http_methods(FORM_METHODS)
@for_visitor
def administrator(request: PublicRequest) -> HttpResponse:
    """Take name and password of the first person, make the office, and go on inside it."""
    draft = read_set_up().draft
    if not draft.has_office or (draft.kind != Office.Kind.AGENCY and not draft.areas):
        return redirect("desk:set-up-area")
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _founded(request, draft, form)
        except NotFound:
            raise
        except Refusal as refusal:
            add_refusal(form, refusal)
    return _page(request, "desk/set_up/administrator.html", "administrator", form=form, draft=draft)


def _founded(request: PublicRequest, draft: Draft, form: AdministratorForm) -> HttpResponse:
    given = form.cleaned_data
    entered = Administrator(name=given["name"], email=given["email"], password=given["password"])
    made, person = found_office(draft, entered)
    request.session.flush()
    login(request, person, backend=BACKEND)
    with within(made, request.LANGUAGE_CODE):
        return redirect("desk:set-up-contact")


def _is_accepted(request: HttpRequest, form: CodeForm) -> bool:
    try:
        token = codes.accept(form.cleaned_data["code"], at=timezone.now())
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    request.session.cycle_key()
    request.session[COOKIE_KEY] = token
    return True


def _next(draft: Draft) -> str:
    if not draft.has_office:
        return "desk:set-up-office"
    return "desk:set-up-administrator" if draft.areas else "desk:set-up-area"


def _page(request: HttpRequest, template: str, key: str, **context: object) -> HttpResponse:
    return render(request, template, {"step": step(key), "noindex": True, **context})


def _check_is_open(request: PublicRequest) -> None:
    if request.office is not None or not codes.is_open():
        raise NotFound("not_found")
