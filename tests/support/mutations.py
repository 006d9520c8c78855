"""Files changed as accidents and hostile people change them: cut, swapped, doubled, filled with other bytes."""

import random

FILLINGS = (
    b"\x00",
    b"\xff",
    b'"',
    b"'",
    b";",
    b"\n",
    b"\r",
    b"\r\n",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"=1+1",
    b"%s{}$1",
    b"'); DROP TABLE source; --",
    b"9" * 400,
    b"1e999",
    b"-",
    b"\xe2\x80\xae",
    b"INSGESAMT",
    b"\x1a",
    b";" * 300,
)


def mutated(content: bytes, seed: int) -> bytes:
    """Return the content after one to four random changes, the same for the same seed."""
    chance = random.Random(seed)
    for _number in range(chance.randint(1, 4)):
        content = chance.choice(CHANGES)(content, chance)
    return content


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _without_a_piece(content: bytes, chance: random.Random) -> bytes:
    start, length = _piece(content, chance)
    return content[:start] + content[start + length :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    start, length = _piece(content, chance)
    return content[: start + length] + content[start:]


def _filled(content: bytes, chance: random.Random) -> bytes:
    start, length = _piece(content, chance)
    return content[:start] + chance.choice(FILLINGS) + content[start + length * chance.randint(0, 1) :]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _number in range(chance.randint(1, 8) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _other_delimiter(content: bytes, chance: random.Random) -> bytes:
    return content.replace(b";", chance.choice((b",", b"\t", b"|", b"; ")), chance.choice((-1, 5)))


def _other_encoding(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "utf-32")), "replace")


def _shuffled_lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _shifted_column(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    first = chance.randrange(len(lines))
    return b"\n".join(line if number < first else line.replace(b";", b";;", 1) for number, line in enumerate(lines))


def _piece(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    return start, min(chance.choice((1, 3, 20, 200)), len(content) - start)


CHANGES = (
    _cut,
    _without_a_piece,
    _doubled,
    _filled,
    _filled,
    _flipped,
    _flipped,
    _other_delimiter,
    _other_encoding,
    _shuffled_lines,
    _shifted_column,
)
