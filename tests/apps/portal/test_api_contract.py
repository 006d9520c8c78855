"""Whatever is asked of the API: it never breaks, and its answers are what its own description says (schemathesis)."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tests.support.offers import make_offer

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
# Asked without a server in between, nothing unpacks an answer.
HEADERS = {"Host": "testserver", "Accept-Encoding": "identity"}
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck), "phases": (Phase.explicit, Phase.generate)}


@pytest.fixture
def api(trier, figures):
    make_offer(office=trier, title="Chor", kind="group", topics=("arts_culture",), is_free=True)
    # The test's transaction lives in the connection, which a real request would close at its end.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/trier/api/openapi.json", get_wsgi_application(), headers=HEADERS)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def check_all(api, *, examples: int) -> int:
    """Ask every operation what its description allows and what it does not; return the number of operations."""
    operations = [found.ok() for found in api.get_all_operations()]
    for operation in operations:

        @settings(max_examples=examples, derandomize=True, database=None, **QUIET)
        @given(case=operation.as_strategy())
        def check(case):
            case.call_and_validate(checks=CHECKS, headers=HEADERS)

        check()
    return len(operations)


def test_the_api_answers_as_it_is_described(api):
    assert check_all(api, examples=6) >= 4


@pytest.mark.prove
def test_the_api_answers_as_it_is_described_very_often(api):
    assert check_all(api, examples=500) >= 4
