import pytest
from tests.apps.strategy.test_funding import *
def test_dbg(client, trier, manager, project):
    a=client.post(f"{LIST}{project.public_id}/foerderlinie/", LINE)
    print(a.status_code, a.context and a.context['form'].errors, a.context and [s.errors for _,s in a.context['sets']], a.context and [s.non_form_errors() for _,s in a.context['sets']])
    assert 0
