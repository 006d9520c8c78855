"""Learning opportunities (ELM LOQ 3.1) held against their rules: order, what must be there, references that hold."""

from pathlib import Path

from lxml import etree

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.offer_checks.findings import Findings, is_address, is_day_or_moment, is_number
from bildungsbuero.formats.offer_exports.loq import LOQ

ORDER = {
    "Courses": (
        *("learningOpportunityReferences", "learningAchievementSpecificationReferences", "learningOutcomeReferences"),
        *("learningActivitySpecificationReferences", "learningAssessmentSpecificationReferences"),
        *("learningEntitlementSpecificationReferences", "agentReferences", "groupReferences"),
        *("accreditationReferences", "gradingSchemeReferences", "locationReferences"),
    ),
    "learningOpportunity": (
        *("identifier", "title", "description", "type", "additionalNote", "homepage", "supplementaryDocument"),
        *("temporal", "duration", "mode", "grant", "learningSchedule", "scheduleInformation", "admissionProcedure"),
        *("applicationDeadline", "priceDetail", "providedBy", "location", "learningAchievementSpecification"),
        *("learningActivitySpecification", "hasPart", "isPartOf", "bannerImage", "defaultLanguage", "status"),
        *("modified", "publisher"),
    ),
    "learningOutcome": (
        *("identifier", "title", "type", "additionalNote", "reusabilityLevel", "relatedSkill", "relatedESCOSkill"),
    ),
    "location": ("identifier", "geographicName", "spatialCode", "description", "address", "geometry"),
    "address": ("identifier", "fullAddress", "countryCode"),
}
NEEDED = {
    "learningOpportunity": ("title", "homepage", "providedBy", "learningAchievementSpecification", "defaultLanguage"),
    "learningAchievementSpecification": ("title", "ISCEDFCode", "language", "learningOutcome"),
    "learningOutcome": ("title",),
    "organisation": ("legalName", "location"),
    "location": ("address",),
    "address": ("countryCode",),
}
MOMENTS = frozenset({"startDate", "endDate", "applicationDeadline"})


def check(path: Path, findings: Findings) -> None:
    """Check a document with opportunities, outcomes, organisations and places."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise Refusal("exports.unreadable", detail=str(error)[:120]) from error
    known: set[str] = set()
    findings.order("", "Courses", [_name(child) for child in root], ORDER["Courses"])
    for element in root.iter(f"{{{LOQ}}}*"):
        _check(element, findings, known)
    for element in root.iter(f"{{{LOQ}}}*"):
        leads_to = element.get("idref")
        if leads_to is not None and leads_to not in known:
            place = Place(field=_name(element))
            findings.add(_offer_of(element), Refusal("exports.leads_nowhere", place=place, value=leads_to[-40:]))


def _check(element: etree._Element, findings: Findings, known: set[str]) -> None:
    name, offer, key = _name(element), _offer_of(element), element.get("id")
    is_whole = element.get("idref") is None
    if key is not None:
        findings.once(offer, f"{name}: id", key, known)
        findings.count += name == "learningOpportunity"
    if is_whole and name in ORDER and name != "Courses":
        findings.order(offer, name, [_name(child) for child in element], ORDER[name])
    if is_whole:
        children = {_name(child) for child in element}
        for needed in NEEDED.get(name, ()):
            findings.need(offer, f"{name}.{needed}", needed in children or None)
    findings.fit(offer, name, element.get("uri"), is_address)
    if name == "contentUrl":
        findings.fit(offer, name, element.text, is_address)
    elif name in MOMENTS:
        findings.fit(offer, name, element.text, is_day_or_moment)
    elif name == "value":
        findings.fit(offer, name, element.text, is_number)
    elif name in ("title", "legalName"):
        findings.need(offer, name, (element.text or "").strip())
    elif name == "temporal":
        _check_span(element, findings, offer)


def _check_span(element: etree._Element, findings: Findings, offer: str) -> None:
    start, end = (element.findtext(f"{{{LOQ}}}{name}") for name in ("startDate", "endDate"))
    if start and end and end < start:
        findings.add(offer, Refusal("exports.ends_before_start", place=Place(field="endDate")))


def _offer_of(element: etree._Element) -> str:
    """Return the public id of the offer around an element; organisations belong to none."""
    for one in (element, *element.iterancestors()):
        kind, _colon, key = (one.get("id") or "").removeprefix("urn:bildungsbuero:").partition(":")
        if kind in ("opportunity", "specification", "outcome", "location"):
            return key if key != "country" else ""
    return ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
