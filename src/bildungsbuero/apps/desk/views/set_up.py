"""The assistant inside a new office: contact, mail, start data, institutions, and what is still missing."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts import mails
from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.desk.jobs import INSTITUTIONS
from bildungsbuero.apps.desk.set_up.contact import Contact, state_of, store_contact
from bildungsbuero.apps.desk.set_up.inside_forms import ContactForm, InstitutionsForm
from bildungsbuero.apps.desk.set_up.missing import FIGURES, has_mail_server, has_start_data, items
from bildungsbuero.apps.desk.set_up.steps import step
from bildungsbuero.apps.monitoring.actions.start_data import official_start_data
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.mail.server import read_mail_url
from bildungsbuero.apps.operations.models import Job, OutgoingMail
from bildungsbuero.apps.operations.presenters import present_job
from bildungsbuero.apps.operations.uploads import keep_upload
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.tables import Cell, Column, Row, Table

# How long the set-up says that a piece of work is done.
NEWS = timedelta(hours=1)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def contact(request: StaffRequest) -> HttpResponse:
    """Take contact, logo and Land; the legal pages are made from them."""
    # A copy, so that a refused entry does not already stand in the frame around the form.
    office = Office.objects.get(pk=request.office.pk)
    initial = {"state": state_of(office)}
    form = ContactForm(request.POST or None, request.FILES or None, instance=office, initial=initial)
    if request.method == "POST" and form.is_valid():
        entered = Contact(office=form.instance, state=form.cleaned_data["state"], logo=form.logo_content())
        try:
            store_contact(entered, by=request.user)
        except Refusal as refusal:
            form.add_error("logo_file", str(describe(refusal)))
        else:
            return redirect("desk:set-up-mail")
    return _page(request, "desk/set_up/contact.html", "contact", form=form)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def mail(request: StaffRequest) -> HttpResponse:
    """Say where mails go; send one to whoever asks."""
    if request.method == "POST":
        return redirect(f"{reverse('desk:set-up-mail')}?gesendet={_send_test_mail(request).public_id}#test")
    asked = request.GET.get("gesendet", "")[:40]
    sent = OutgoingMail.objects.of(request.office).filter(public_id=asked).first() if asked else None
    server, problem = None, None
    try:
        server = read_mail_url(settings.OPTIONS["MAIL_URL"])
    except Refusal as refusal:
        problem = describe(refusal)
    sender = settings.DEFAULT_FROM_EMAIL
    return _page(request, "desk/set_up/mail.html", "mail", server=server, problem=problem, sender=sender, sent=sent)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def figures(request: StaffRequest) -> HttpResponse:
    """Start the loading of the official start data and show how far it is."""
    latest = _latest(request, FIGURES)
    if request.method == "POST":
        if latest is None or not latest.is_open:
            jobs.start(FIGURES, office=request.office, person=request.user, arguments={})
        messages.success(request, _("The start data are being loaded in the background. You can go on."))
        return redirect("desk:set-up-institutions")
    is_loaded = has_start_data(request.office)
    context = {"is_loaded": is_loaded, "tables": official_start_data(), **_work(request, FIGURES)}
    return _page(request, "desk/set_up/figures.html", "figures", **context)


@staff_view(Role.ADMINISTRATOR)
@require_http_methods(FORM_METHODS)
def institutions(request: StaffRequest) -> HttpResponse:
    """Take a list of institutions and offers, and show what became of it."""
    form = InstitutionsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        arguments = {"upload": keep_upload(upload), "file_name": upload.name}
        jobs.start(INSTITUTIONS, office=request.office, person=request.user, arguments=arguments)
        return redirect("desk:set-up-rest")
    context = {
        "form": form,
        "count": Offer.objects.of(request.office).count(),
        "refused": _refused_table(_latest(request, INSTITUTIONS)),
        **_work(request, INSTITUTIONS),
    }
    return _page(request, "desk/set_up/institutions.html", "institutions", **context)


@staff_view(Role.ADMINISTRATOR)
@readonly_view
def rest(request: StaffRequest) -> HttpResponse:
    """List what is done and what is still missing."""
    found = items(request.office)
    context = {
        **_work(request, FIGURES, INSTITUTIONS),
        "open_items": [item for item in found if not item.is_done],
        "done_items": [item for item in found if item.is_done],
        "has_mail_server": has_mail_server(),
        "crumbs": crumbs(_("Set-up")),
    }
    return render(request, "desk/set_up/rest.html", context)


@transaction.atomic
def _send_test_mail(request: StaffRequest) -> OutgoingMail:
    mails.send("desk/mail/test", to=request.user.email, office=request.office, context={"person": request.user})
    messages.success(request, _("The test mail is on its way to %(email)s.") % {"email": request.user.email})
    return OutgoingMail.objects.of(request.office).latest("pk")


def _latest(request: StaffRequest, kind: str) -> Job | None:
    return Job.objects.of(request.office).filter(kind=kind).first()


def _work(request: StaffRequest, *kinds: str) -> dict[str, Any]:
    """Return the latest work of these kinds that still says something: at work, refused, or just done."""
    since = timezone.now() - NEWS
    latest = [job for kind in kinds if (job := _latest(request, kind)) is not None]
    shown = [job for job in latest if job.finished_at is None or job.finished_at > since]
    views = [present_job(job, viewer=request.user) for job in shown]
    return {"jobs": views, "is_working": any(job.is_open for job in shown)}


def _refused_table(job: Job | None) -> Table | None:
    reasons = job.result.get("reasons") if job is not None and isinstance(job.result, dict) else None
    if not reasons:
        return None
    rows = tuple(Row(cells=(Cell(text=one["place"]), Cell(text=one["reason"]))) for one in reasons)
    columns = (Column(title=_("Place")), Column(title=_("What is wrong, and what helps")))
    return Table(caption=_("Not taken over"), columns=columns, rows=rows, key="refused")


def _page(request: StaffRequest, template: str, key: str, **context: Any) -> HttpResponse:
    place = step(key)
    trail = crumbs((_("Set-up"), "desk:set-up-rest"), place.title)
    return render(request, template, {"step": place, "crumbs": trail, **context})
