"""Who may do what with people; every rule is one sentence that raises."""

from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
from bildungsbuero.core.errors import Denied, Place, Refusal


def check_an_administrator_stays(office: Office, *, without: Person) -> None:
    """At least one other person can still invite people and change settings."""
    others = Membership.objects.of(office).filter(role=Role.ADMINISTRATOR, person__is_active=True)
    if not others.exclude(person=without).exists():
        raise Refusal("people.last_administrator", place=Place(field="roles"))


def check_roles(roles: frozenset[str]) -> None:
    """A member has at least one role, and only roles that exist."""
    if not roles:
        raise Refusal("people.no_role", place=Place(field="roles"))
    if not roles <= {str(role) for role in Role}:
        raise Refusal("people.unknown_role", place=Place(field="roles"))


def check_belongs_here_alone(person: Person, office: Office) -> None:
    """What concerns a whole account is decided in an office only where the person belongs to no other one."""
    elsewhere = Membership.objects.across_offices(because="an account reaches into every office of a person")
    if person.administers_installation or elsewhere.filter(person=person).exclude(office=office).exists():
        raise Denied("people.elsewhere_too")


def check_is_no_house_reader(person: Person) -> None:
    """The account that stands for all who only read keeps this one role."""
    if person.is_house_reader:
        raise Refusal("people.house_reader", place=Place(field="roles"))


def check_may_take_over(person: Person, to: Person, office: Office) -> None:
    """Only somebody else who works in the same office takes over."""
    if to == person or not to.works_in(office) or to.is_house_reader or not to.is_active:
        raise Refusal("people.cannot_take_over", place=Place(field="to"))
