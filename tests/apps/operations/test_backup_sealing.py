"""A sealed backup: an open format that another program reads too, no cut and no change unnoticed."""

import io
import os

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.apps.operations.backup import sealing
from bildungsbuero.apps.operations.backup.sealing import CHUNK, check_passphrase, is_sealed, sealed, unseal
from bildungsbuero.core.errors import Refusal

PASSPHRASE = "vier Störche über dem Dach"
# Around the borders of a chunk.
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7)


@pytest.fixture(autouse=True)
def _little_work(monkeypatch):
    """One try at the passphrase need not take half a second here."""
    monkeypatch.setattr(sealing, "WORK", 2)


def seal(content: bytes, *, portion: int = 10_000, passphrase: str = PASSPHRASE) -> bytes:
    sink = io.BytesIO()
    with sealed(sink, passphrase) as inner:
        for start in range(0, len(content), portion):
            inner.write(content[start : start + portion])
    return sink.getvalue()


def opened(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    sink = io.BytesIO()
    unseal(io.BytesIO(content), sink, passphrase, file_name="backup.zip.age")
    return sink.getvalue()


def refusal(content: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Refusal) as refused:
        opened(content, passphrase)
    return refused.value.code


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_opened_by_us_and_by_the_independent_program(size):
    content = os.urandom(size)
    closed = seal(content)

    assert is_sealed(closed)
    assert opened(closed) == content
    assert pyrage.passphrase.decrypt(closed, PASSPHRASE) == content


def test_what_the_independent_program_sealed_is_opened_by_us(monkeypatch):
    content = os.urandom(CHUNK + 7)
    monkeypatch.setattr(sealing, "MOST_WORK", 24)

    assert opened(pyrage.passphrase.encrypt(content, PASSPHRASE)) == content


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=300), st.integers(1, 50))
def test_the_portions_of_writing_do_not_matter(content, portion):
    assert opened(seal(content, portion=portion)) == content


def test_a_wrong_passphrase_is_told_apart_from_a_damaged_file():
    closed = seal(b"x" * 100)

    assert refusal(closed, "drei Störche über dem Dach") == "restore.wrong_passphrase"
    assert refusal(closed[:-1]) == "restore.foreign"


@pytest.mark.parametrize("kept", [0, 10, 22, 60, 0.3, 0.5, 0.99, -1, -CHUNK])
def test_a_cut_is_noticed(kept):
    closed = seal(os.urandom(3 * CHUNK))
    length = int(len(closed) * kept) if isinstance(kept, float) else kept

    assert refusal(closed[:length]) in {"restore.foreign", "restore.wrong_passphrase"}


def test_a_whole_chunk_left_out_at_the_end_is_noticed():
    closed = seal(os.urandom(2 * CHUNK))

    assert refusal(closed[: -(CHUNK + sealing.TAG)]) == "restore.foreign"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_changed_byte_goes_unnoticed(data):
    content = b"figures and people" * 20
    changed = bytearray(seal(content))
    place = data.draw(st.integers(0, len(changed) - 1))
    changed[place] ^= data.draw(st.integers(1, 255))

    assert refusal(bytes(changed)) in {"restore.foreign", "restore.wrong_passphrase"}


@pytest.mark.parametrize("work", [b"0", b"99", b"-1", b"x", b"1 2"])
def test_a_header_that_asks_for_senseless_work_is_refused(work):
    closed = seal(b"x").replace(b" 2\n", b" " + work + b"\n", 1)

    assert refusal(closed) == "restore.foreign"


def test_a_short_passphrase_is_refused():
    check_passphrase("zwölf Zeichen")
    with pytest.raises(Refusal, match="short_passphrase"):
        check_passphrase("kurz")
