"""Pictures on public pages and in search engines, as long as what they show is public."""

from datetime import date
from typing import Any
from urllib.parse import urljoin

from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, Picture
from bildungsbuero.apps.catalogue.pictures.keeping import Shown, picture_of, public_picture


def shown_picture(shown: Shown) -> dict[str, Any] | None:
    """Return what a page needs of the picture of an offer or organisation."""
    picture = picture_of(shown)
    if picture is None:
        return None
    return {
        "address": reverse("portal:picture", args=[picture.file_name.removesuffix(".jpg")]),
        "alt": picture.alt,
        "credit": picture.credit,
        "width": picture.width,
        "height": picture.height,
    }


def as_schema(picture: dict[str, Any] | None, *, page: str) -> dict[str, Any]:
    """Return the picture as search engines read it, nothing where there is none; `page` is the page's full address."""
    if picture is None:
        return {}
    image = {
        "contentUrl": urljoin(page, picture["address"]),
        "caption": picture["alt"],
        "creditText": picture["credit"],
    }
    return {"image": {"@type": "ImageObject", **image}}


def found_picture(office: Office, name: str, on: date) -> Picture | None:
    """Return a picture that the public may see on a day."""
    picture = public_picture(office, f"{name}.jpg")
    if picture is None:
        return None
    if picture.offer is not None:
        return picture if picture.offer.is_public_on(on) else None
    shown = Offer.objects.of(office).public_on(on).filter(provider=picture.organisation)
    return picture if shown.exists() else None
