"""A command that was called wrongly, as a refusal in the words of the product, in place of the library's English."""

from typer import rich_utils
from typer._click.exceptions import BadParameter, ClickException, MissingParameter, NoSuchOption, UsageError

from bildungsbuero.core.errors import Refusal

rich_utils.ARGUMENTS_PANEL_TITLE = "Angaben"
rich_utils.OPTIONS_PANEL_TITLE = "Optionen"
rich_utils.COMMANDS_PANEL_TITLE = "Befehle"


def wrong_use(error: ClickException) -> Refusal:
    """Return which word of the command line does not fit, with the command whose help says what does."""
    context = error.ctx if isinstance(error, UsageError) else None
    help_command = f"{context.command_path if context else 'bildungsbuero'} --help"
    match error:
        case MissingParameter(param=parameter) if parameter is not None:
            return Refusal("command.missing", word=_name(parameter), help=help_command)
        case BadParameter(param=parameter) if parameter is not None:
            return Refusal("command.bad_value", word=_name(parameter), help=help_command)
        case NoSuchOption(option_name=name):
            return Refusal("command.unknown", word=name, help=help_command)
        case _:
            return Refusal("command.wrong_use", word=_quoted(error.format_message()), help=help_command)


def _name(parameter: object) -> str:
    """The option as people type it, or the name of the argument."""
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("--")]
    return str(options[0] if options else getattr(parameter, "name", ""))


def _quoted(message: str) -> str:
    """The word that the library puts in quotes: an unknown command or an option without its value."""
    parts = message.split("'")
    return parts[1] if len(parts) > 2 else ""
