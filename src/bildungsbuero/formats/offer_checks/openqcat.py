"""openQ-cat 1.1 held against its rules: the order of its elements, what must be there, offers and their events."""

from pathlib import Path

from lxml import etree

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.offer_checks.findings import Findings, is_day_or_moment, is_number
from bildungsbuero.formats.offer_exports.openqcat import LONGEST_NUMBER, LONGEST_TITLE
from bildungsbuero.formats.safe_xml import elements

# What each element may hold, in its order; elements that are not named here hold text only.
ORDER = {
    "OPENQCAT": ("HEADER", "NEW_CATALOG", "UPDATE_CATALOG"),
    "HEADER": ("GENERATOR_INFO", "CATALOG", "SUPPLIER", "AGREEMENT"),
    "CATALOG": (
        *("LANGUAGE", "CATALOG_ID", "CATALOG_VERSION", "CATALOG_NAME", "GENERATION_DATE", "CURRENCY"),
        *("TERRITORY", "MIME_ROOT"),
    ),
    "SUPPLIER": ("SUPPLIER_ID", "SUPPLIER_NAME", "ADDRESS", "CONTACT", "KEYWORD", "EXTENDED_INFO", "MIME_INFO"),
    "NEW_CATALOG": ("SERVICE",),
    "UPDATE_CATALOG": ("DELETE", "NEW"),
    "DELETE": ("SERVICE",),
    "NEW": ("SERVICE",),
    "SERVICE": (
        *("PRODUCT_ID", "COURSE_TYPE", "SUPPLIER_ID_REF", "SERVICE_DETAILS"),
        *("SERVICE_CLASSIFICATION", "SERVICE_PRICE_DETAILS", "MIME_INFO"),
    ),
    "SERVICE_DETAILS": (
        *("TITLE", "DESCRIPTION_LONG", "SUPPLIER_ALT_PID", "CONTACT", "SERVICE_DATE", "KEYWORD", "TARGET_GROUP"),
        *("TERMS_AND_CONDITIONS", "SERVICE_MODULE", "ANNOUNCEMENT"),
    ),
    "SERVICE_DATE": ("START_DATE", "END_DATE", "DATE_REMARKS"),
    "SERVICE_MODULE": ("EDUCATION",),
    "EDUCATION": (*("COURSE_ID", "DEGREE", "SUBSIDY", "MIME_INFO", "CERTIFICATE", "EXTENDED_INFO", "MODULE_COURSE"),),
    "DEGREE": ("DEGREE_TITLE", "DEGREE_EXAM", "DEGREE_ADD_QUALIFICATION", "DEGREE_ENTITLED"),
    "CERTIFICATE": ("CERTIFICATE_STATUS", "CERTIFIER_NUMBER", "CERT_VALIDITY"),
    "MODULE_COURSE": (
        *("MIN_PARTICIPANTS", "MAX_PARTICIPANTS", "LOCATION", "DURATION", "FLEXIBLE_START", "EXTENDED_INFO"),
    ),
    "LOCATION": ("NAME", "STREET", "ZIP", "CITY", "COUNTRY", "PHONE", "EMAILS"),
    "ANNOUNCEMENT": ("START_DATE", "END_DATE"),
    "SERVICE_CLASSIFICATION": ("REFERENCE_CLASSIFICATION_SYSTEM_NAME", "FEATURE"),
    "FEATURE": ("FNAME", "FVALUE"),
}
DATES = frozenset({"START_DATE", "END_DATE"})
COURSE_TYPES = frozenset("12345")


def check(path: Path, findings: Findings) -> None:
    """Check a catalogue or an update of one."""
    known: set[str] = set()
    _check_frame(path, findings)
    for service in elements(path, ("SERVICE",), name=path.name):
        number = service.findtext("PRODUCT_ID") or ""
        parent = service.getparent()
        if parent is not None and parent.tag == "DELETE":
            findings.need("", "DELETE: PRODUCT_ID", number)
            continue
        offer = number.partition("-")[0]
        findings.count += number == offer
        findings.once(offer, "PRODUCT_ID", number, known)
        _check_service(service, findings, offer=offer, is_event=number != offer)
        if number != offer and offer not in known:
            refusal = Refusal("exports.leads_nowhere", place=Place(field="COURSE_ID"), value=offer[:40])
            findings.add(offer, refusal)


def _check_frame(path: Path, findings: Findings) -> None:
    """Check the order of what lies around the services, without keeping them."""
    found: dict[str, list[str]] = {"OPENQCAT": []}
    for event, element in etree.iterparse(path, events=("start", "end"), resolve_entities=False, no_network=True):
        parent = element.getparent()
        if event == "start" and parent is not None and parent.tag in ("OPENQCAT", "UPDATE_CATALOG"):
            found.setdefault(parent.tag, []).append(element.tag)
        if event == "end" and element.tag == "HEADER":
            _check_inside(element, findings, offer="")
            for name in ("CATALOG/CATALOG_ID", "SUPPLIER/SUPPLIER_ID", "CATALOG/GENERATION_DATE"):
                findings.need("", name, element.findtext(name))
        if event == "end" and element.tag == "SERVICE":
            element.clear()
    for parent_name, children in found.items():
        findings.order("", parent_name, children, ORDER[parent_name])


def _check_service(service: etree._Element, findings: Findings, *, offer: str, is_event: bool) -> None:
    _check_inside(service, findings, offer=offer)
    for name in ("PRODUCT_ID", "COURSE_TYPE", "SUPPLIER_ID_REF"):
        findings.need(offer, name, service.findtext(name))
    findings.fit(offer, "COURSE_TYPE", service.findtext("COURSE_TYPE"), lambda text: text in COURSE_TYPES)
    title = service.findtext("SERVICE_DETAILS/TITLE") or ""
    if not is_event:
        findings.need(offer, "TITLE", title)
        findings.need(offer, "DESCRIPTION_LONG", service.findtext("SERVICE_DETAILS/DESCRIPTION_LONG"))
    findings.fit(offer, "TITLE", title, lambda text: len(text) <= LONGEST_TITLE)
    number = service.findtext("SERVICE_DETAILS/SUPPLIER_ALT_PID")
    findings.fit(offer, "SUPPLIER_ALT_PID", number, lambda text: len(text) <= LONGEST_NUMBER)
    for element in service.iter("PRICE_AMOUNT", "MIN_PARTICIPANTS", "MAX_PARTICIPANTS"):
        findings.fit(offer, str(element.tag), element.text, is_number)


def _check_inside(element: etree._Element, findings: Findings, *, offer: str) -> None:
    for one in element.iter():
        name = str(one.tag)
        if name in ORDER and len(one):
            findings.order(offer, name, [str(child.tag) for child in one], ORDER[name])
        if name in DATES:
            # A day may have a zone behind it.
            findings.fit(offer, name, one.text, lambda text: is_day_or_moment(text) or is_day_or_moment(text[:10]))
    start, end = element.findtext(".//SERVICE_DATE/START_DATE"), element.findtext(".//SERVICE_DATE/END_DATE")
    if start and end and end < start:
        findings.add(offer, Refusal("exports.ends_before_start", place=Place(field="END_DATE")))
