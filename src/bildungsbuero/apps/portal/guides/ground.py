"""The outlines under the points of a printed map."""

from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.offers.ground import ground
from bildungsbuero.documents.point_map import Outline


def outlines(office: Office, on: date) -> list[Outline]:
    """Return the office's area and the districts around it."""
    return [
        Outline(
            rings=[ring for polygon in feature["geometry"]["coordinates"] for ring in polygon],
            is_around=feature["properties"]["role"] == "around",
        )
        for feature in ground(office, on)["features"]
    ]
