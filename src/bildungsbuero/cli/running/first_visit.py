"""What the first visitor needs, on the terminal and in the log: the address of the assistant, the one-time code."""

from bildungsbuero.cli import output


def print_code(address: str) -> bool:
    """Print the code while nobody administers an office; return whether it was needed."""
    from django.utils import formats, timezone
    from django.utils.dateparse import parse_datetime

    from bildungsbuero.apps.desk.set_up.code import valid_code

    state = valid_code(timezone.now())
    if state is None:
        return False
    until = parse_datetime(state.valid_until)
    assert until is not None  # noqa: S101 - written by ourselves
    shown = formats.date_format(timezone.localtime(until), "d.m.Y H:i")
    output.people.print(f"Erste Einrichtung im Browser: {address}/einrichten/", highlight=False, soft_wrap=True)
    output.people.print(f"Einrichtungscode: {state.code}  (einmal, gültig bis {shown} Uhr)", highlight=False)
    return True
