"""An office with one thing of every kind, and which of them stands behind each page; internal ones carry a marker."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import Signer
from django.utils import timezone

from bildungsbuero.apps.accounts import releases
from bildungsbuero.apps.accounts.actions.addresses import token_for
from bildungsbuero.apps.accounts.models import Invitation, Office, Person, Role, SignIn
from bildungsbuero.apps.actors.models import Contact, Organisation, ProviderAccess
from bildungsbuero.apps.catalogue.models import (
    BulkChange,
    CatalogueDelivery,
    Duplicate,
    ListLayout,
    ListSource,
    LiveChange,
    Offer,
    OfferNote,
    OwnField,
    Picture,
    Run,
    SampledOffer,
    Snapshot,
    SnapshotOffer,
    State,
)
from bildungsbuero.apps.catalogue.own_lists import OWN_LIST
from bildungsbuero.apps.catalogue.sources.jobs import FETCHED_LIST
from bildungsbuero.apps.catalogue.terms import Wording, add_term
from bildungsbuero.apps.catalogue.upkeep.links import token_for as token_of_upkeep
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.models import ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.apps.operations.uploads import uploads_folder
from bildungsbuero.apps.portal.models import ThemePortal, WayStation, WayTransition
from bildungsbuero.apps.territory.models import Layer, Unit
from bildungsbuero.apps.territory.views.outlines import token_for as token_of_outlines
from bildungsbuero.formats.hsds import terms
from bildungsbuero.formats.hsds.ids import AT_LOCATION, ORGANIZATION, SERVICE, uuid_of
from tests.support.cast import make_person
from tests.support.examples_of_figures import of_figures
from tests.support.funding import of_funding
from tests.support.geojson import geojson, square
from tests.support.needs import of_needs
from tests.support.offers import make_offer, make_organisation, make_place
from tests.support.plans import of_plan
from tests.support.reach import of_reach
from tests.support.recorded import of_recordings
from tests.support.reviews import of_reviews
from tests.support.territory import give_area, make_layer
from tests.support.translated import sheet_looked_at, translated

Arguments = dict[str, str | int]

# Pages whose address holds no record of an office.
EVERYWHERE: dict[str, Arguments] = {
    "accounts:legal-page": {"kind": "impressum"},
    "catalogue:add-offer": {"kind": "course"},
    "catalogue:add-term": {"name": "topic", "key": "stem"},
    "catalogue:snapshot-file": {"kind": "csv"},
    "catalogue:terms": {"name": "topic"},
    "needs:coverage-file": {"kind": "csv"},
    "needs:needs-file": {"kind": "csv"},
    "needs:signal-new": {"source": "wish"},
    "monitoring:table-template": {"key": "vhs-statistik"},
    "monitoring:takeover-template": {"kind": "csv"},
    "portal:api:indicator-comparison": {"key": "D-17"},
    "portal:api:indicator-json-stat": {"key": "D-17"},
    "openid_connect_callback": {"provider_id": "house"},
    "portal:api:indicator-value": {"key": "D-17"},
    "portal:area": {"key": "07211"},
    "portal:assessed-group": {"key": "robust"},
    "portal:catalogue": {"kind": "ttl"},
    "portal:embed": {"key": "D-17"},
    "portal:offers-file": {"name": "csv"},
    "portal:hsds-taxonomy": {"key": terms.taxonomy(terms.ISCED)["id"]},
    "portal:hsds-term": {"key": terms.isced_term("0011").id},
    "portal:indicator": {"key": "D-17"},
    "portal:crawl-map": {"name": "seiten"},
    "portal:indicator-csv": {"key": "D-17"},
    "portal:indicator-share-picture": {"key": "D-17"},
    "portal:indicator-districts": {"key": "D-17"},
    # Only own indicators may have parts.
    "portal:indicator-parts": {"key": "D-17"},
    "portal:indicator-picture": {"key": "D-17", "which": "vergleich", "kind": "svg"},
    "portal:indicator-xlsx": {"key": "D-17"},
    "portal:open-indicator": {"key": "D-17", "kind": "csv"},
    "portal:problem-reported": {"number": "bcdfghjk"},
    # Each office counts its versions, and has keys for roles, by itself.
    "portal:mission-version": {"number": 2},
    "strategy:mission-version": {"number": 1},
    "strategy:calendar-key-remove": {"role": "reader"},
    **{f"strategy:{name}-file": {"kind": "csv"} for name in ("projects", "decisions", "year")},
    "portal:text-size": {"size": "large"},
    "strategy:initiatives-file": {"kind": "csv"},
    "portal:add-theme-from-template": {"name": "stem"},
    # What is shipped for a Land is the same for all its offices; an office elsewhere has none of it.
    "portal:way-drawing": {"key": "school"},
    "portal:way-entrance": {"key": "berufsreife-was-nun"},
    "portal:way-station": {"key": "c_berufsreife"},
}
# What such a page must be asked.
QUERIES: dict[str, dict[str, str]] = {
    "portal:guide-file": {"title": "Wegweiser", "by": "topic"},
    "portal:api:indicator-comparison": {"area": "07211", "period": "2023"},
    "portal:api:indicator-value": {"area": "07211", "period": "2023"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """One record of every kind in an office; `marker` stands in every text that only the office may read."""

    office: Office
    marker: str
    draft: Offer
    published: Offer
    places: dict[str, Arguments]

    def arguments(self, page: str) -> Arguments:
        """Return what stands in the address of a page of this office."""
        return self.places.get(page) or EVERYWHERE.get(page, {})


def make_examples(*, office: Office, marker: str, area: Unit, other: Office, folder: Path) -> Examples:
    """Return the records of an office, with `other` as the office that something was released to."""
    draft = _draft(office, marker)
    house = make_place(office=office, name=f"Haus in {office.name}")
    published = make_offer(office=office, title=f"Chor in {office.name}", kind="group", place=house)
    audit.note("person.invited", office=office, person=None, about=marker)
    places = _of_the_public(office, published)
    places |= _of_people(office, marker) | _of_releases(office, published, other)
    places |= _of_duplicates(draft, published) | _each("catalogue", "note-visit", public_id=house.public_id)
    places |= _of_offers(draft) | of_figures(office, marker, folder)
    places |= _of_operations(office, marker) | _of_territory(office, marker, area) | _of_the_portal(office, marker)
    places |= of_needs(office, marker)
    places |= of_plan(office, marker)
    places |= of_reviews(office, marker)
    places |= of_reach(office, marker)
    places |= of_funding(office, marker)
    return Examples(office=office, marker=marker, draft=draft, published=published, places=places)


# A white dot as PNG.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8ffff3f0005fe02fe"
    "a7d6a4ae0000000049454e44ae426082"
)


def _each(app: str, names: str, **arguments: str | int) -> dict[str, Arguments]:
    return {f"{app}:{name}": dict(arguments) for name in names.split()}


def _of_the_public(office: Office, published: Offer) -> dict[str, Arguments]:
    office.logo.save(f"{office.key}.png", ContentFile(PICTURE))
    return {
        "accounts:logo": {"name": str(office.logo.name).rpartition("/")[2]},
        "portal:api:offer": {"public_id": published.public_id},
        **_each("portal", "offer offer-share-picture", public_id=published.public_id),
        "portal:offer-why": {"public_id": published.public_id},
        "portal:provider": {"public_id": published.provider.public_id},
        "portal:offer-calendar": {"public_id": published.public_id},
        **of_recordings(published),
        "portal:picture": {"name": _picture(published).file_name.removesuffix(".jpg")},
        **_each("portal", "shared-list shared-list-calendar handout", ids=published.public_id),
        "portal:provider-calendar": {"public_id": published.provider.public_id},
        "portal:hsds-service": {"key": uuid_of(SERVICE, published.public_id)},
        "portal:hsds-at-location": {"key": uuid_of(AT_LOCATION, published.public_id)},
        "portal:hsds-organization": {"key": uuid_of(ORGANIZATION, published.provider.public_id)},
        **_of_upkeep(office),
    }


def _of_upkeep(office: Office) -> dict[str, Arguments]:
    """The link of a provider with an offer that it keeps, and one that it said was gone."""
    provider = make_organisation(office=office, name=f"Chor {office.key}", email=f"chor@{office.key}.example")
    kept = make_offer(office=office, title=f"Probe in {office.name}", provider=provider)
    gone = make_offer(office=office, title=f"Konzert in {office.name}", provider=provider, state=State.ARCHIVED)
    LiveChange.unscoped.create(office=office, offer=gone, changed_on=timezone.localdate())
    token = token_of_upkeep(provider, timezone.localdate())
    return {
        **_each("portal", "upkeep upkeep-confirm upkeep-no-mail", token=token),
        **_each("portal", "upkeep-correct upkeep-gone", token=token, public_id=kept.public_id),
        "portal:upkeep-back": {"token": token, "public_id": gone.public_id},
    }


def _of_the_portal(office: Office, marker: str) -> dict[str, Arguments]:
    """A theme portal that everybody sees and one that is being made; a station and a transition not yet checked."""
    public, draft = f"thema-{office.key}", f"entwurf-{office.key}"
    station, transition = f"station-{office.key}", f"weg-{office.key}"
    blocks = [{"kind": "offers", "texts": {"de": {"title": "Angebote"}}}]
    ThemePortal.unscoped.create(
        office=office, key=public, texts={"de": {"title": f"Thema {office.key}"}}, blocks=blocks, is_published=True
    )
    ThemePortal.unscoped.create(office=office, key=draft, texts={"de": {"title": marker}}, blocks=blocks)
    WayStation.unscoped.create(office=office, key=station, texts={"de": {"title": marker}})
    WayTransition.unscoped.create(
        office=office,
        key=transition,
        source_key="c_berufsreife",
        target_key=station,
        texts={"de": {"condition": marker}},
        sources=marker,
    )
    return {
        **_each("portal", "theme theme-courses theme-classes theme-phones", key=public),
        "portal:translate-theme": {"key": draft, "language": "uk"},
        **_each("portal", "edit-theme preview-theme publish-theme move-theme undo-theme remove-theme", key=draft),
        **_each("portal", "edit-way-station undo-way-station", key=station),
        **_each("portal", "edit-way-transition undo-way-transition check-way-transition", key=transition),
    }


def _of_people(office: Office, marker: str) -> dict[str, Arguments]:
    member = make_person(office=office, roles=(Role.READER,), name=f"Mitglied {marker}")
    invitation = _invitation(office, marker)
    key = {"uidb36": user_pk_to_url_str(member), "key": default_token_generator.make_token(member)}
    token = Signer(salt="bildungsbuero.invitation").sign(invitation.public_id)
    return {
        "account_reset_password_from_key": {**key},
        "accounts:accept-invitation": {"token": token},
        "accounts:confirm-email": {"token": token_for(member, f"neu.{marker}@example.org")},
        **_each("accounts", "resend-invitation withdraw-invitation", public_id=invitation.public_id),
        **_each("accounts", "roles end-membership", public_id=member.public_id),
        **_each("accounts", "switch-off switch-on remove-second-factor", public_id=member.public_id),
        **_each("accounts", "member-data erase-person hand-over", public_id=member.public_id),
        **_each("accounts", "end-session", public_id=_sign_in(member).public_id),
        "mfa_remove_webauthn": {"pk": _passkey(member).pk},
        "mfa_edit_webauthn": {"pk": _passkey(member).pk},
    }


def _sign_in(member: Person) -> SignIn:
    return SignIn.objects.create(person=member, session_key=member.public_id, started_at=timezone.now())


def _passkey(member: Person) -> Authenticator:
    return Authenticator.objects.create(user=member, type="webauthn", data={"name": member.name, "credential": {}})


def _of_releases(office: Office, offer: Offer, other: Office) -> dict[str, Arguments]:
    shared: dict[str, Any] = {"purpose": "Abstimmung", "since": date(2026, 1, 1), "by": None}
    release = releases.release("offer", offer.public_id, owner=office, to_office=other, **shared)
    received = releases.release("offer", "bcdfghjk", owner=other, to_office=office, **shared)
    return {
        **_each("accounts", "withdraw-release", number=release.pk),
        **_each("accounts", "received-record", number=received.pk),
        **_each("accounts", "release-record", kind="offer", public_id=offer.public_id),
    }


def _of_offers(draft: Offer) -> dict[str, Arguments]:
    assert draft.place is not None
    writing = "offer edit-offer copy-offer publish-offer withdraw-offer confirm-offer archive-offer restore-offer"
    writing += " offer-series close-offer cancel-offer seen-changes write-note note-talk seen-sample"
    note = OfferNote.unscoped.create(office=draft.office, offer=draft, text=draft.summary, written_on=date(2026, 1, 1))
    SampledOffer.unscoped.create(office=draft.office, offer=draft, drawn_on=date(2026, 1, 1))
    own_field = OwnField.unscoped.create(office=draft.office, label=f"Feld {draft.public_id}")
    bulk = BulkChange.unscoped.create(
        office=draft.office,
        action="confirm",
        at=timezone.now(),
        items=[{"id": draft.public_id, "stamp": "", "state": "draft", "confirmed_on": "", "replaces": None}],
    )
    delivered = CatalogueDelivery.unscoped.create(office=draft.office, number=0, is_full=True, at=timezone.now())
    of_provider = "organisation edit-organisation archive-organisation restore-organisation organisation-links"
    return {
        **_each("catalogue", writing, public_id=draft.public_id),
        **_each("catalogue", "translate-offer texts-still-right propose-texts", **translated(draft)),
        **_each("catalogue", "offer-picture remove-offer-picture", public_id=draft.public_id),
        **_each("catalogue", "organisation-picture remove-organisation-picture", public_id=draft.provider.public_id),
        "catalogue:picture-file": {"public_id": _picture(draft).public_id},
        **_each("catalogue", "snapshot remove-snapshot", public_id=_snapshot(draft).public_id),
        **_each("catalogue", "edit-own-field remove-own-field", public_id=own_field.public_id),
        **_each("catalogue", "term reset-term", name="topic", key=_own_term(draft.office)),
        **_each("catalogue", "quality-letter quality-letter-pdf send-link", public_id=draft.provider.public_id),
        "catalogue:discard-delivery": {"public_id": delivered.public_id},
        "catalogue:bulk-result": {"public_id": bulk.public_id},
        "catalogue:remove-note": {"public_id": draft.public_id, "note_id": note.public_id},
        **_each("actors", of_provider, public_id=draft.provider.public_id),
        **_each("actors", "invite-keeper own-details", public_id=draft.provider.public_id),
        **_each("actors", "end-keeper", public_id=draft.provider.public_id, person_id=_keeper(draft).public_id),
        **_of_own_list(draft),
        **_each("catalogue", "add-own-offer", organisation_id=draft.provider.public_id, kind="course"),
        **_each("catalogue", "edit-own-offer confirm-own-offer submit-own-offer", public_id=draft.public_id),
        **_each("actors", "place", public_id=draft.place.public_id),
    }


def _picture(offer: Offer) -> Picture:
    """A picture of an offer; that of its provider is made beside it."""
    words = {"office": offer.office, "alt": offer.title, "credit": offer.title, "width": 1, "height": 1}
    names = [default_storage.save(f"pictures/{offer.public_id}{n}.jpg", ContentFile(PICTURE)) for n in range(2)]
    made = [name.rpartition("/")[2] for name in names]
    Picture.unscoped.create(organisation=offer.provider, file_name=made[1], **words)
    return Picture.unscoped.create(offer=offer, file_name=made[0], **words)


def _own_term(office: Office) -> str:
    """The key of a term that no other office has; everybody may read it."""
    wording = Wording(labels={"de": f"Thema in {office.name}"})
    return add_term(office, "topic", "stem", wording=wording).key


def _snapshot(draft: Offer) -> Snapshot:
    """A state of the catalogue that was kept."""
    said = {"office": draft.office, "title": draft.title, "kind": draft.kind, "topics": draft.topics}
    kept = Snapshot.unscoped.create(
        office=draft.office, name=f"Stand {draft.summary}", on=date(2026, 1, 1), made_at=timezone.now()
    )
    SnapshotOffer.unscoped.create(snapshot=kept, offer=draft.public_id, **said)
    return kept


def _of_duplicates(draft: Offer, published: Offer) -> dict[str, Arguments]:
    first, second = sorted((draft.provider.public_id, published.provider.public_id))
    pair = Duplicate.unscoped.create(
        office=draft.office, kind="organisation", first=first, second=second, score=0.7, verdict="same"
    )
    return _each("catalogue", "duplicate decide-duplicate reopen-duplicate", public_id=pair.public_id)


def _of_own_list(draft: Offer) -> dict[str, Arguments]:
    """The list of a provider that was looked at; its file is still here."""
    upload = f"own-list-{draft.public_id}"
    (uploads_folder() / upload).write_text("Titel;Art\n", "utf-8")
    counts = {"new": 1, "changed": 0, "unchanged": 0, "restored": 0, "vanished": 0, "held_back": 0}
    result: dict[str, Any] = {**counts, "refused_count": 0, "refused": [], "duplicates": [], "differences": []}
    titles = {"new": [draft.summary], "changed": [], "vanished": []}
    arguments = {"organisation": draft.provider.public_id, "upload": upload, "file_name": "Kurse.csv"}
    job = Job.unscoped.create(
        office=draft.office,
        kind=OWN_LIST,
        arguments={**arguments, "is_rehearsal": True},
        state=JobState.FINISHED,
        result={**result, "titles": titles},
    )
    return {
        "catalogue:bring-own-list": {"organisation_id": draft.provider.public_id},
        **_each("catalogue", "own-list-result take-own-list", public_id=job.public_id),
    }


def _keeper(draft: Offer) -> Person:
    person = make_person(office=draft.office, roles=(Role.PROVIDER,), name=f"Anbieter {draft.summary}")
    ProviderAccess.unscoped.create(office=draft.office, person=person, organisation=draft.provider)
    return person


def _of_operations(office: Office, marker: str) -> dict[str, Arguments]:
    return {
        **_each("operations", "job job-state settle-job repeat-job", public_id=_job(office, marker).public_id),
        **_each(
            "catalogue", "list-result list-columns take-list undo-list", public_id=_looked_at(office, marker).public_id
        ),
        **_each(
            "catalogue",
            "translations-result take-translations undo-translations",
            public_id=sheet_looked_at(office, marker).public_id,
        ),
        **_of_source(_source(office, marker)),
        **_each("operations", "report", public_id=_report(office, marker).public_id),
        **_each("operations", "settle-mail try-mail-again", public_id=_mail(office, marker).public_id),
    }


def _of_territory(office: Office, marker: str, area: Unit) -> dict[str, Arguments]:
    give_area(office, area)
    layer = make_layer(office=office, name=f"Ebene {marker}", parts={"01": f"Teil {marker}"})
    part = layer.units.get()
    shown = make_layer(office=office, name="Stadtteile", parts={"01": "Nord"}, is_public=True)
    return {
        "portal:part": {"public_id": shown.units.get().public_id},
        **_each("territory", "set-area-role remove-area", key=area.key),
        **_each("territory", "layer edit-layer remove-layer add-part paste-parts", public_id=layer.public_id),
        **_each("territory", "bring-outlines", public_id=layer.public_id),
        **_each("territory", "take-outlines", public_id=layer.public_id, token=_outlines(layer, marker)),
        **_each("territory", "part remove-part", public_id=layer.public_id, part_id=part.public_id),
    }


def _outlines(layer: Layer, marker: str) -> str:
    """A file of outlines that somebody is looking at."""
    upload = f"outlines-{layer.office.key}"
    (uploads_folder() / upload).write_text(geojson([square("01", f"Teil {marker}")]), "utf-8")
    return token_of_outlines(layer, upload)


def _invitation(office: Office, marker: str) -> Invitation:
    return Invitation.unscoped.create(
        office=office,
        email=f"{marker}@example.org",
        name=f"Eingeladen {marker}",
        roles=[Role.EDITOR],
        expires_at=timezone.now() + timedelta(days=7),
    )


def _organisation(office: Office, marker: str) -> Organisation:
    made = make_organisation(
        office=office, name=f"Verein {marker}", description=marker, phone="0651 1", email=f"{marker}@example.org"
    )
    Contact.unscoped.create(office=office, organisation=made, function=f"Anmeldung {marker}")
    return made


def _draft(office: Office, marker: str) -> Offer:
    provider = _organisation(office, marker)
    place = make_place(office=office, name=f"Haus {marker}", street=f"Gasse {marker}", organisation=provider)
    return make_offer(
        office=office,
        title=f"Zaunkönig {marker}",
        summary=marker,
        description=marker,
        kind="course",
        state=State.DRAFT,
        provider=provider,
        place=place,
        topics=("arts_culture",),
        source=marker,
        runs=(Run(number=marker, starts_on=date(2027, 3, 1)),),
    )


def _job(office: Office, marker: str) -> Job:
    return Job.unscoped.create(
        office=office,
        kind="statistics-import",
        arguments={"upload": f"{marker}.csv", "file_name": f"{marker}.csv"},
        state=JobState.INTERRUPTED,
        note=marker,
        problem={"error": {"code": "job.interrupted", "message": marker, "place": "", "remedy": marker}},
        finished_at=timezone.now(),
    )


def _looked_at(office: Office, marker: str) -> Job:
    refused = [{"place": f"{marker}.csv, Zeile 3", "reason": marker}]
    result = {"refused": refused, "refused_count": 1, "duplicates": []}
    counts = {"new": 1, "changed": 0, "unchanged": 2, "vanished": 0, "restored": 0, "held_back": 3}
    ListLayout.unscoped.create(office=office, list_name=marker, columns={marker: "title"})
    return Job.unscoped.create(
        office=office,
        kind="offers-list",
        arguments={"upload": "", "file_name": f"{marker}.csv", "is_rehearsal": True},
        state=JobState.FINISHED,
        result=result | counts | {"titles": {"new": [marker], "changed": [], "vanished": []}},
        finished_at=timezone.now(),
    )


def _of_source(source: ListSource) -> dict[str, Arguments]:
    fetched = Job.unscoped.create(
        office=source.office,
        kind=FETCHED_LIST,
        arguments={"source": source.public_id},
        state=JobState.FINISHED,
        result={"new": 1, "changed": 0, "vanished": 0},
        finished_at=timezone.now(),
    )
    return {
        **_each("catalogue", "edit-source fetch-source remove-source source-fetches", public_id=source.public_id),
        "catalogue:undo-fetch": {"public_id": source.public_id, "job_id": fetched.public_id},
    }


def _source(office: Office, marker: str) -> ListSource:
    return ListSource.unscoped.create(
        office=office, list_name=f"Quelle {marker}", address=f"https://example.org/{marker}", problem=marker
    )


def _report(office: Office, marker: str) -> ErrorReport:
    return ErrorReport.unscoped.create(office=office, path=f"/{office.key}/{marker}/", message=marker, contact=marker)


def _mail(office: Office, marker: str) -> OutgoingMail:
    return OutgoingMail.unscoped.create(
        office=office,
        sender="a@example.org",
        recipients=[f"{marker}@example.org"],
        subject=marker,
        text=marker.encode(),
        state=MailState.FAILED,
        last_error=marker,
    )
