"""A command that is called wrongly answers in German and ends with 2."""

import pytest

from tests.support.command import runner


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["statistics", "nosuch"], "So lässt sich der Befehl nicht lesen: „nosuch“. „bildungsbuero statistics --help“"),
        (["indicators", "value"], "Dem Befehl fehlt die Angabe „key“. „bildungsbuero indicators value --help“"),
        (["indicators", "value", "D-17", "--foo"], "Die Option „--foo“ gibt es nicht."),
        (["offers", "search", "a", "--limit", "x"], "Der Wert für „--limit“ passt nicht."),
        (["check", "--data-dir"], "Die Option „--data-dir“ gibt es nicht."),
    ],
)
def test_wrong_words_are_named_with_the_command_that_helps(words, sentence, capsys, monkeypatch):
    ended = runner(capsys, monkeypatch)(*words)
    assert ended.code == 2
    assert sentence in ended.errors
    assert ended.printed == ""


def test_a_group_without_a_command_shows_its_help(capsys, monkeypatch):
    ended = runner(capsys, monkeypatch)("statistics")
    assert ended.code == 2
    assert "Befehle" in ended.printed + ended.errors
