"""Why a pair got its score: each reason has a weight in powers of two and a sentence that pages translate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bildungsbuero.core.texts import gettext_noop


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for (above 0) or against sameness; `code` names its sentence, `facts` fill it."""

    code: str
    weight: float
    facts: Mapping[str, Any] = field(default_factory=dict)


SENTENCES: dict[str, str] = {
    "name_same": gettext_noop("The names are the same."),
    "name_alike": gettext_noop("The names are alike (%(percent)d %%)."),
    "name_different": gettext_noop("The names differ (alike by %(percent)d %%)."),
    "provider_same": gettext_noop("The provider is the same."),
    "provider_alike": gettext_noop("The providers are alike (%(percent)d %%)."),
    "provider_different": gettext_noop("The providers differ."),
    "address_same": gettext_noop("Street and number are the same."),
    "house_different": gettext_noop("The street is the same, the number is not."),
    "street_different": gettext_noop("The streets differ."),
    "point_near": gettext_noop("Both lie within %(metres)d metres."),
    "point_far": gettext_noop("They lie %(kilometres)s km apart."),
    "postcode_same": gettext_noop("The postcode is the same."),
    "town_same": gettext_noop("The town is the same."),
    "town_different": gettext_noop("The towns differ."),
    "phone_same": gettext_noop("The telephone number is the same."),
    "phone_near": gettext_noop("The telephone numbers differ in the last digits only."),
    "phone_different": gettext_noop("The telephone numbers differ."),
    "mailbox_same": gettext_noop("The e-mail address is the same."),
    "domain_same": gettext_noop("Both write from the same domain."),
    "page_same": gettext_noop("The web page is the same."),
    "host_same": gettext_noop("Both web pages lie on the same server."),
    "host_different": gettext_noop("The web pages differ."),
    "identifier_same": gettext_noop("The register number is the same."),
    "days_same": gettext_noop("They take place on the same day."),
    "sort_different": gettext_noop("They are of different kinds."),
    "number_missing": gettext_noop("Only one of them has a number in its name (%(number)s)."),
    "said_once": gettext_noop("Only one of the names says “%(words)s”."),
    "when_missing": gettext_noop("Only one of them says in its name when it is held."),
    "when_different": gettext_noop("They are held at different times."),
    "veto_number": gettext_noop("Different numbers in the names (%(a)s and %(b)s): these are two."),
    "veto_level": gettext_noop("Different levels (%(a)s and %(b)s): these are two."),
    "veto_identifier": gettext_noop("Different register numbers: these are two."),
    "veto_words": gettext_noop("The names exclude one another (%(a)s and %(b)s): these are two."),
    "veto_kind": gettext_noop("Different sorts of entries are never the same."),
}
