"""What in a short text may point at a person: addresses and numbers are turned down, likely names are asked about."""

import re

from django import forms
from django.utils.translation import gettext as _

EMAIL = re.compile(r"\S+@\S+|\S+\s*\[at\]\s*\S+|\S+ät\S+\.\w{2,}", re.IGNORECASE)
TELEPHONE = re.compile(r"(?:\+|\b0)\d(?:[\s/().-]?\d){5,}")
ADDRESS = re.compile(r"\b\S+(?:straße|strasse|str\.|gasse|allee|weg|platz|ring)\s+\d", re.IGNORECASE)
TITLED = r"(?:herr[n]?|frau|familie|fam\.|dr\.|prof\.|mr\.?|mrs\.?|ms\.?)\s+(?!(?:und|oder|and|or)\b)\w{2,}"
SAID = r"(?:ich|wir)\s+hei(?:ß|ss)en?|mein\s+name|my\s+name|ich\s+bin\s+(?:der|die)\s+[A-ZÄÖÜ]\w+|geb(?:oren|\.)\s+am"
NAME = re.compile(rf"\b(?:{TITLED}|{SAID})", re.IGNORECASE)
# Two words with capitals in a row are often a name, and in German as often none: that is only asked about.
TWO_CAPITALS = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+\s+[A-ZÄÖÜ][a-zäöüß]+\b")


def check_no_contact(text: str) -> None:
    """A text about needs holds no e-mail address, telephone number or address of a house."""
    if EMAIL.search(text) or TELEPHONE.search(text) or ADDRESS.search(text):
        raise forms.ValidationError(
            _("An e-mail address, a telephone number or an address stands in the text. Please leave it out.")
        )


def may_name_somebody(text: str) -> bool:
    """Whether a text looks as if it named a person."""
    return bool(NAME.search(text) or TWO_CAPITALS.search(text))
