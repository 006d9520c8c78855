"""Public ids."""

from bildungsbuero.web.public_ids import ALPHABET, PublicIdField, new_public_id


def test_ids_are_short_and_hold_no_vowel():
    made = {new_public_id() for _time in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 8 and set(one) <= set(ALPHABET) for one in made)
    assert not set(ALPHABET) & set("aeiou01")


def test_a_field_is_unique_and_a_copy_for_the_history_is_not():
    field = PublicIdField()
    assert field.unique
    assert field.clone().unique
    assert not field.editable

    copy = field.clone()
    copy._unique = False
    assert not copy.clone().unique
    assert copy.clone().max_length == 16
