"""Colours that are told apart by everybody."""

import math
from itertools import combinations

import pytest

from bildungsbuero.documents import palette
from bildungsbuero.documents.palette import class_colours, contrast, ink_on

# How people see linear RGB: with all cones, without red ones, without green ones (Viénot, Brettel, Mollon 1999).
EYES = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "without red cones": ((0.112, 0.888, 0.0), (0.112, 0.888, 0.0), (0.004, -0.004, 1.0)),
    "without green cones": ((0.293, 0.707, 0.0), (0.293, 0.707, 0.0), (-0.021, 0.021, 1.0)),
}
CLEARLY_DIFFERENT = 25  # distance in CIELAB


@pytest.mark.parametrize("colour", [palette.OWN, palette.OTHER, palette.REFERENCE, *palette.SERIES])
def test_mark_stands_out_from_the_ground(colour: str) -> None:
    assert contrast(colour, palette.WHITE) >= 3


@pytest.mark.parametrize("colour", [palette.INK, palette.MUTED])
def test_text_is_readable(colour: str) -> None:
    assert contrast(colour, palette.WHITE) >= 4.5


def test_contrast_of_black_and_white_is_that_of_the_definition() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_each_class_is_darker_than_the_one_before() -> None:
    steps = [contrast(lighter, darker) for lighter, darker in zip(palette.CLASSES, palette.CLASSES[1:], strict=False)]

    assert min(steps) > 1.25
    assert [contrast(colour, palette.WHITE) for colour in palette.CLASSES] == sorted(
        contrast(colour, palette.WHITE) for colour in palette.CLASSES
    )


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("pair", list(combinations(palette.SERIES, 2)))
def test_colours_of_series_differ_for_all_eyes(eyes: str, pair: tuple[str, str]) -> None:
    first, second = (_seen(colour, EYES[eyes]) for colour in pair)

    assert math.dist(first, second) > CLEARLY_DIFFERENT


def test_border_is_seen_on_the_lightest_and_on_the_darkest_class() -> None:
    assert contrast(palette.BORDER, palette.CLASSES[0]) > 2.5
    assert contrast(palette.BORDER, palette.CLASSES[-1]) > 2.5


def test_few_classes_use_the_whole_range() -> None:
    assert class_colours(1) == (palette.CLASSES[2],)
    assert class_colours(2) == (palette.CLASSES[0], palette.CLASSES[-1])
    assert class_colours(5) == palette.CLASSES


def test_ink_on_dark_ground_is_white() -> None:
    assert ink_on(palette.CLASSES[-1]) == palette.WHITE
    assert ink_on(palette.CLASSES[0]) == palette.INK


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    channels = [palette._linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5)]
    return _cielab(
        [max(0.0, sum(weight * value for weight, value in zip(row, channels, strict=True))) for row in matrix]
    )


def _cielab(linear: list[float]) -> tuple[float, float, float]:
    red, green, blue = linear
    x, y, z = (
        _bent(value)
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
