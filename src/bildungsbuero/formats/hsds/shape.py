"""The shape of HSDS 3.0: the tables with their columns, and which lists hang where in the nested form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One table: its file in a package, columns, what must be filled, and which columns hold numbers."""

    file: str
    columns: tuple[str, ...]
    required: tuple[str, ...] = ("id",)
    required_in_tables: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def _entity(
    file: str, *, columns: str, required: str = "id", in_tables: str = "", emails: str = "", numbers: str = ""
) -> Entity:
    return Entity(
        file=f"{file}.csv",
        columns=tuple(columns.split()),
        required=tuple(required.split()),
        required_in_tables=tuple(in_tables.split()),
        emails=tuple(emails.split()),
        numbers=tuple(numbers.split()),
    )


ENTITIES: dict[str, Entity] = {
    "organization": _entity(
        "organizations",
        columns="id name alternate_name description email website tax_status tax_id year_incorporated legal_status "
        "logo uri parent_organization_id",
        required="id name description",
        emails="email",
        numbers="year_incorporated",
    ),
    "program": _entity(
        "programs",
        columns="id organization_id name alternate_name description",
        required="id name description",
        in_tables="organization_id",
    ),
    "service": _entity(
        "services",
        columns="id organization_id program_id name alternate_name description url email status "
        "interpretation_services application_process fees_description wait_time fees accreditations "
        "eligibility_description minimum_age maximum_age assured_date assurer_email licenses alert "
        "last_modified",
        required="id name status",
        in_tables="organization_id",
        emails="email assurer_email",
        numbers="minimum_age maximum_age",
    ),
    "attribute": _entity(
        "attributes",
        columns="id link_id taxonomy_term_id link_type link_entity value",
        in_tables="link_id taxonomy_term_id link_entity",
    ),
    "service_at_location": _entity(
        "service_at_location",
        columns="id service_id location_id description",
        in_tables="service_id location_id",
    ),
    "location": _entity(
        "locations",
        columns="id location_type url organization_id name alternate_name description transportation latitude "
        "longitude external_identifier external_identifier_type",
        required="id location_type",
        numbers="latitude longitude",
    ),
    "phone": _entity(
        "phones",
        columns="id location_id service_id organization_id contact_id service_at_location_id number extension type "
        "description",
        required="id number",
        numbers="extension",
    ),
    "contact": _entity(
        "contacts",
        columns="id organization_id service_id service_at_location_id location_id name title department email",
        emails="email",
    ),
    "address": _entity(
        "addresses",
        columns="id location_id attention address_1 address_2 city region state_province postal_code country "
        "address_type",
        required="id address_1 city state_province postal_code country address_type",
    ),
    "schedule": _entity(
        "schedules",
        columns="id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count "
        "wkst freq interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link "
        "attending_type notes",
        numbers="timezone count interval",
    ),
    "funding": _entity(
        "funding",
        columns="id organization_id service_id source",
    ),
    "service_area": _entity(
        "service_areas",
        columns="id service_id name description extent extent_type uri",
    ),
    "required_document": _entity(
        "required_documents",
        columns="id service_id document uri",
    ),
    "language": _entity(
        "languages",
        columns="id service_id location_id phone_id name code note",
    ),
    "accessibility": _entity(
        "accessibility",
        columns="id location_id description details url",
    ),
    "taxonomy": _entity(
        "taxonomies",
        columns="id name description uri version",
        required="id name description",
    ),
    "taxonomy_term": _entity(
        "taxonomy_terms",
        columns="id code name description parent_id taxonomy language taxonomy_id term_uri",
        required="id name description",
    ),
    "metadata": _entity(
        "metadata",
        columns="id resource_id resource_type last_action_date last_action_type field_name previous_value "
        "replacement_value updated_by",
        required="id last_action_date last_action_type field_name previous_value replacement_value updated_by",
        in_tables="resource_id resource_type",
    ),
    "cost_option": _entity(
        "cost_options",
        columns="id service_id valid_from valid_to option currency amount amount_description",
        in_tables="service_id",
        numbers="amount",
    ),
    "organization_identifier": _entity(
        "organization_identifiers",
        columns="id organization_id identifier_scheme identifier_type identifier",
        required="id identifier_type identifier",
        in_tables="organization_id",
    ),
    "meta_table_description": _entity(
        "meta_table_descriptions",
        columns="id name language character_set",
    ),
}

# Lists of the nested form: the name of the list, and what its members are.
LISTS = {
    "phones": "phone",
    "contacts": "contact",
    "schedules": "schedule",
    "service_areas": "service_area",
    "service_at_locations": "service_at_location",
    "languages": "language",
    "funding": "funding",
    "cost_options": "cost_option",
    "required_documents": "required_document",
    "attributes": "attribute",
    "metadata": "metadata",
    "addresses": "address",
    "accessibility": "accessibility",
    "locations": "location",
    "programs": "program",
    "organization_identifiers": "organization_identifier",
    "services": "service",
}
# Single things of the nested form that stand by an id in a table.
SINGLES = {
    "organization": "organization",
    "program": "program",
    "location": "location",
    "service": "service",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_detail": "taxonomy",
}
# Which lists each entity has in the nested form.
LISTS_OF: dict[str, tuple[str, ...]] = {
    "organization": ("funding", "contacts", "phones", "locations", "programs", "organization_identifiers"),
    "service": (
        "phones",
        "schedules",
        "service_areas",
        "service_at_locations",
        "languages",
        "funding",
        "cost_options",
        "required_documents",
        "contacts",
    ),
    "service_at_location": ("contacts", "phones", "schedules"),
    "location": ("languages", "addresses", "contacts", "accessibility", "phones", "schedules"),
    "phone": ("languages",),
    "contact": ("phones",),
}
SINGLES_OF: dict[str, tuple[str, ...]] = {
    "service": ("organization", "program"),
    "service_at_location": ("location",),
    "attribute": ("taxonomy_term",),
    "taxonomy_term": ("taxonomy_detail",),
}
# An attribute and a line of the history name what they belong to by its id.
LINKED = {"attribute": "link_id", "metadata": "resource_id"}
# The table that a column leads to; a parent may lie outside the package.
FOREIGN = {f"{name}_id": name for name in ENTITIES}
