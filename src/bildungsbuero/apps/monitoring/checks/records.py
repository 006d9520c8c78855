"""Checks as they are kept with a delivery, and as people read them in their language."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from bildungsbuero.apps.monitoring.checks.wording import message, title
from bildungsbuero.apps.monitoring.declarations import is_declared
from bildungsbuero.apps.monitoring.models import AcceptedHint, Delivery
from bildungsbuero.core.checks import Finding, Outcome
from bildungsbuero.core.symbols import Dash

# What these ask is answered by declaring the data set, not by a reason.
SETTLED_BY_DECLARATION = frozenset({"declaration", "dash"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCheck:
    """One check of a delivery with what was decided about it since."""

    name: str
    result: Outcome
    title: str
    message: str
    examples: tuple[dict[str, Any], ...] = field(default=())
    accepted: AcceptedHint | None = None
    is_settled: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say something before the delivery may be published."""
        return self.result is Outcome.HINT and self.accepted is None and not self.is_settled

    @property
    def is_failed(self) -> bool:
        """Whether it keeps the delivery from being published."""
        return self.result is Outcome.FAIL


def to_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as it is kept; its message stands beside it for the command line and the API."""
    return {
        "name": finding.name,
        "result": finding.result.value,
        "message": message(finding.code, finding.facts),
        "code": finding.code,
        "facts": finding.facts,
        "examples": [asdict(example) for example in finding.examples],
    }


def checks_of(delivery: Delivery) -> list[KeptCheck]:
    """Return the checks of a delivery in the active language, with who accepted which hint."""
    accepted = {item.check_name: item for item in AcceptedHint.objects.about(delivery)}
    settled = _settled(delivery)
    return [_kept(delivery, record, accepted, settled) for record in delivery.checks]


def reason_given_before(delivery: Delivery, name: str) -> str:
    """Return why the same hint was accepted for the last earlier delivery of the data set, empty where it was not."""
    of_dataset = AcceptedHint.objects.across_offices(because="earlier deliveries of the same data set")
    earlier = of_dataset.filter(delivery__dataset=delivery.dataset_id, delivery__pk__lt=delivery.pk, check_name=name)
    last = earlier.order_by("-pk").first()
    return last.reason if last is not None else ""


def without_examples(records: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Return kept checks as name, result and message, without any number of the delivery."""
    return [{key: record[key] for key in ("name", "result", "message")} for record in records]


def _kept(
    delivery: Delivery, record: dict[str, Any], accepted: dict[str, AcceptedHint], settled: set[str]
) -> KeptCheck:
    name, labels = record["name"], delivery.dataset.dimensions
    facts = dict(record.get("facts", {}))
    if "dimension" in facts:
        facts["dimension"] = labels.get(facts["dimension"], {}).get("label", facts["dimension"])
    return KeptCheck(
        name=name,
        result=Outcome(record["result"]),
        title=title(name, facts),
        message=message(record["code"], facts) if record.get("code") else record["message"],
        examples=tuple(record.get("examples", ())),
        accepted=accepted.get(name),
        is_settled=name in settled,
    )


def _settled(delivery: Delivery) -> set[str]:
    """The checks whose question somebody has answered since by declaring the data set."""
    dataset = delivery.dataset
    found = {"declaration"} if is_declared(dataset) else set()
    return found | ({"dash"} if dataset.dash != Dash.UNDECIDED else set())
