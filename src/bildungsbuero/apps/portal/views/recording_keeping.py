"""Staff pages: recordings of texts, and the video in sign language of the home page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.forms.refusals import add_refusal
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.forms.recordings import RecordingForm, SignLanguageForm
from bildungsbuero.apps.portal.models import Recording, SignLanguageVideo, ThemePortal
from bildungsbuero.apps.portal.recordings import keeping
from bildungsbuero.apps.portal.recordings.media import AUDIO_LIMIT_MB, CAPTIONS_LIMIT_KB, VIDEO_LIMIT_MB
from bildungsbuero.apps.portal.recordings.showing import is_current, shown_video
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.media import plays_media
from bildungsbuero.web.readonly import FORM_METHODS

MB = 2**20
POSTER_LIMIT_MB = 8


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def recordings(request: StaffRequest) -> HttpResponse:
    """List the recordings and take a new one."""
    is_sent = request.method == "POST"
    form = RecordingForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid():
        try:
            _put(request, form)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The recording is saved."))
            return redirect("portal:recordings")
    kept = Recording.objects.of(request.office).select_related("offer__office", "offer__provider", "theme")
    context = {"form": form, "kept": [(one, is_current(one)) for one in kept], "crumbs": crumbs(_("Reading aloud"))}
    return render(request, "portal/recordings.html", context)


@staff_view(*WRITERS)
@require_POST
def remove_recording(request: StaffRequest, public_id: str) -> HttpResponse:
    """Take a recording away."""
    found = Recording.objects.of(request.office).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    keeping.remove_recording(found, person=request.user)
    messages.success(request, _("The recording is gone."))
    return redirect("portal:recordings")


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def sign_language(request: StaffRequest) -> HttpResponse:
    """Show the video of the home page and take another one, its captions or its words."""
    video = keeping.video_of(request.office)
    is_sent = request.method == "POST"
    data = (request.POST, request.FILES) if is_sent else (None, None)
    form = SignLanguageForm(*data, instance=video or SignLanguageVideo(office=request.office))
    if is_sent and form.is_valid():
        try:
            keeping.put_video(
                form.save(commit=False),
                content=form.content("file", VIDEO_LIMIT_MB * MB),
                captions=form.content("captions", CAPTIONS_LIMIT_KB * 1024),
                poster=form.content("poster", POSTER_LIMIT_MB * MB),
                person=request.user,
            )
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("The video is saved."))
            return redirect("portal:sign-language")
    context = {"form": form, "video": shown_video(request.office), "crumbs": crumbs(_("Video in sign language"))}
    return plays_media(render(request, "portal/sign_language.html", context))


@staff_view(*WRITERS)
@require_POST
def remove_sign_language(request: StaffRequest) -> HttpResponse:
    """Take the video away."""
    video = keeping.video_of(request.office)
    if video is None:
        raise NotFound("not_found")
    keeping.remove_video(video, person=request.user)
    messages.success(request, _("The video is gone."))
    return redirect("portal:sign-language")


def _put(request: StaffRequest, form: RecordingForm) -> None:
    offer_id, theme_key = form.about()
    on = timezone.localdate()
    public = Offer.objects.of(request.office).public_on(on).with_provider_and_place()
    portals = ThemePortal.objects.of(request.office).select_related("office")
    shown = public.filter(public_id=offer_id).first() or portals.filter(key=theme_key).first()
    if shown is None:
        raise Refusal("media.no_page", place=Place(field="page"))
    content = form.cleaned_data["file"].read(AUDIO_LIMIT_MB * MB + 1)
    keeping.put_recording(shown, language=form.cleaned_data["language"], content=content, person=request.user)
