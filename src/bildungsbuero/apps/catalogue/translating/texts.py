"""The German texts of an offer that are translated, and what pages call them."""

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.differences import title_of
from bildungsbuero.apps.catalogue.vocabulary import active_language, kinds, label
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.translations import CONDITION, CONTACT, LONGEST, PROFILE, WORDS, texts_of

TEXT_TYPES = ("text", "long_text")
ADDRESSES = ("http://", "https://", "www.")
TITLE = "title"
INSTITUTION = "institution"


def originals_of(record: OfferRecord) -> dict[str, str]:
    """Return the German texts of an offer by field; numbers and addresses of pages need no translation."""
    profile = [field.name for field in kinds()[record.kind].fields if field.type in TEXT_TYPES]
    found = texts_of(record, profile)
    return {field: text for field, text in found.items() if _is_text(text) and not (field == TITLE and is_name(record))}


def is_name(record: OfferRecord) -> bool:
    """Whether the title is the name of an institution, which is called so in every language."""
    return record.kind == INSTITUTION and record.title == record.provider.name


def name_of(field: str, record: OfferRecord) -> str:
    """Return what pages call a field of an offer."""
    if field in LONGEST:
        return title_of(field)
    if field == CONTACT:
        return _("Contact")
    if field.startswith(CONDITION):
        return _("Condition: %(name)s") % {"name": label("condition", field.split(".")[1])}
    if field.startswith(WORDS):
        return _("Words beside price or date")
    name = field.removeprefix(PROFILE)
    found = next((one for one in kinds()[record.kind].fields if one.name == name), None)
    return found.label(active_language()) if found else name


def _is_text(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and not text.startswith(ADDRESSES)
