"""Places that lower apps leave and higher ones fill."""

import logging

from bildungsbuero.web.slots import Slot


def broken(_office):
    raise ZeroDivisionError


def test_a_broken_part_is_left_out_and_logged_while_the_others_stand(caplog):
    slot = Slot("today")
    slot.fill("first", lambda office: f"1 {office}", order=1)
    slot.fill("broken", broken, order=2)
    slot.fill("silent", lambda _office: None, order=3)
    slot.fill("last", lambda office: f"4 {office}", order=4)

    with caplog.at_level(logging.ERROR):
        assert slot.collect_what_works("Trier") == ["1 Trier", "4 Trier"]

    assert "broken" in caplog.text
    assert "today" in caplog.text
