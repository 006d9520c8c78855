"""Every page names who may open it; what strangers open only shows something."""

import ast

from ninja.openapi.schema import OpenAPISchema

from bildungsbuero.apps.portal.api import api
from tests.architecture.tree import PACKAGE, modules
from tools.reference.pages import Page, all_pages

# Signed-in people without regard to an office.
FOR_ANYBODY_SIGNED_IN = frozenset(
    {
        "accounts:after-login",
        "accounts:confirm-email",
        "accounts:end-other-sessions",
        "accounts:end-session",
        "accounts:own-account",
        "accounts:own-data",
        "accounts:own-data-file",
        "accounts:own-email",
        "accounts:own-name",
        "accounts:sessions",
        "account_change_password",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
    }
)
# Public pages with a form.
FORMS_OF_STRANGERS = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_from_key",
        "accounts:accept-invitation",
        "mfa_authenticate",
        "openid_connect_callback",
        "openid_connect_login",
        # Open only while nobody administers an office, and with the code from the terminal.
        "desk:set-up",
        "desk:set-up-administrator",
        "desk:set-up-area",
        "desk:set-up-office",
        # Behind the link of a mail, for one provider and 30 days.
        "portal:ask-for-link",
        # Changes what the browser of the visitor remembers, nothing else.
        "portal:change-kept-list",
        "portal:fitting",
        "portal:report-problem",
        "portal:suggest-offer",
        "portal:upkeep-back",
        "portal:upkeep-confirm",
        "portal:upkeep-correct",
        "portal:upkeep-gone",
        "portal:upkeep-no-mail",
        # Behind the link of a reminder, for one measure and 30 days.
        "strategy:plan-update-milestone",
        "strategy:plan-update-step",
    }
)


def test_every_page_is_public_or_names_its_roles():
    assert [page.name for page in all_pages() if not has_an_access_rule(page)] == []


def test_no_staff_page_is_public():
    assert [page.name for page in all_pages() if page.is_staff_page and (page.is_public or not page.roles)] == []


def test_what_strangers_open_only_shows_something():
    open_pages = [page for page in all_pages() if page.is_public and not page.is_operation]

    assert {page.name for page in open_pages if not page.is_readonly} == FORMS_OF_STRANGERS


def test_the_public_api_only_answers():
    methods = {method for path in OpenAPISchema(api, "").get_paths().values() for method in path}

    assert methods == {"get"}


def test_a_page_without_an_access_rule_is_noticed():
    def forgotten(request: object) -> None: ...

    def opened(request: object) -> None: ...

    opened.login_required = False

    assert not has_an_access_rule(Page(name="portal:forgotten", address="vergessen/", view=forgotten))
    assert has_an_access_rule(Page(name="portal:opened", address="offen/", view=opened))


def test_views_are_functions():
    classes = [
        f"{one.place}:{node.lineno}"
        for one in modules(f"{PACKAGE}/apps")
        for node in one.classes
        if any(ast.unparse(base).endswith("View") for base in node.bases)
    ]

    assert classes == []


def has_an_access_rule(page: Page) -> bool:
    """Whether a page says who may open it."""
    return page.is_public or bool(page.roles) or page.name in FOR_ANYBODY_SIGNED_IN
