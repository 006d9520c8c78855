"""The German catalogue is complete."""

from tools import messages


def test_every_message_has_its_german_text():
    assert messages.faults() == []
