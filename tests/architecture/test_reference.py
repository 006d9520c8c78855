"""The reference pages say what the code says: every command, setting, indicator, table, page and problem."""

import re

import pytest

from bildungsbuero.config.options import OPTIONS
from bildungsbuero.formats.sheets import shipped_indicators, shipped_tables
from tests.architecture.tree import ROOT
from tools.reference import commands, pages, shelf
from tools.reference.__main__ import main
from tools.reference.commands import Command

REFERENCE = ROOT / "docs" / "reference"
# A help text in which one of these stands was not written in German.
ENGLISH = frozenset({"and", "for", "from", "of", "or", "that", "the", "this", "which", "with", "without"})


def test_every_reference_page_is_up_to_date():
    assert shelf.out_of_date() == [], "run `make fix`"


def test_a_page_that_is_missing_or_differs_is_out_of_date_and_written_anew(tmp_path):
    assert shelf.write(tmp_path) == list(shelf.PAGES)
    assert shelf.out_of_date(tmp_path) == []

    (tmp_path / "settings.md").write_text("something else", "utf-8")

    assert shelf.out_of_date(tmp_path) == ["settings.md"]
    assert shelf.write(tmp_path) == ["settings.md"]


def test_wrong_use_of_the_tool_ends_with_two(capsys):
    assert main(["forget"]) == 2
    assert "write | check" in capsys.readouterr().out


@pytest.mark.parametrize("command", commands.all_commands(), ids=lambda command: command.name)
def test_every_command_and_option_has_german_help(command):
    assert without_german(command) == []


def test_help_that_is_missing_or_english_is_noticed():
    option = commands.Parameter(
        names=("--name",), help="", is_option=True, is_required=False, is_flag=False, is_repeatable=False, default=""
    )
    planted = Command(
        path=("bildungsbuero", "x"), help="Shows the names of files.", is_group=False, parameters=(option,)
    )

    assert without_german(planted) == ["bildungsbuero x", "--name"]


def test_every_command_and_option_stands_on_its_page():
    text = (REFERENCE / "commands.md").read_text("utf-8")
    sections = dict(re.findall(r"^##+ (bildungsbuero .+?)$\n(.*?)(?=^##+ |\Z)", text, re.MULTILINE | re.DOTALL))

    inner = [command for command in commands.all_commands() if len(command.path) > 1]
    assert [command.name for command in inner] == list(sections)
    for command in inner:
        missing = [item.label for item in command.parameters if f"`{item.label}`" not in sections[command.name]]
        assert missing == [], command.name


def test_every_setting_stands_on_its_page():
    text = (REFERENCE / "settings.md").read_text("utf-8")

    assert [option.name for option in OPTIONS if f"`{option.variable}`" not in text] == []


def test_every_indicator_and_its_tables_stand_on_their_page():
    text = (REFERENCE / "indicators.md").read_text("utf-8")
    declared = {table.key for table in shipped_tables()}

    assert [item.key for item in shipped_indicators() if f"### {item.key} " not in text] == []
    assert [key for key in declared if f"### {key}\n" not in text] == []
    assert [key for item in shipped_indicators() for key in item.datasets if key not in declared] == []


def test_every_page_stands_on_its_page_with_who_may_open_it():
    text = (REFERENCE / "pages.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `[^|]+` \| `([^`]+)` \| ([^|]+) \|", text, re.MULTILINE))

    assert {page.name for page in pages.all_pages()} == set(listed)
    assert all(listed.values())


def without_german(command: Command) -> list[str]:
    """Return the command's name and its options' names where their help is missing or not German."""
    helps = {command.name: command.help} | {item.label: item.help for item in command.parameters}
    return [name for name, text in helps.items() if not text or ENGLISH & set(re.findall(r"[a-z]+", text.lower()))]
