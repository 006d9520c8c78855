"""Sealing a backup with a passphrase, in the open format age (age-encryption.org/v1, recipient “scrypt”), as a stream.

A published format, so that `age --decrypt` opens a backup even where this program is long gone. The primitives are
those of the library cryptography; here stands only how they are put together.
"""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bildungsbuero.core.errors import Refusal

MAGIC = b"age-encryption.org/v1\n"
LABEL = b"age-encryption.org/v1/scrypt"
# 2^17 rounds of work take about half a second and 128 MB for each try at the passphrase.
WORK, MOST_WORK = 17, 20
CHUNK, TAG, KEY, NONCE = 64 * 2**10, 16, 16, 16
HEADER_LINES = 3
LINE_LIMIT = 200
SHORTEST_PASSPHRASE = 12


def check_passphrase(passphrase: str) -> None:
    """A passphrase is long enough that trying does not pay."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal("backup.short_passphrase", limit=SHORTEST_PASSPHRASE)


def is_sealed(start: bytes) -> bool:
    """Whether a file that begins so was sealed."""
    return start.startswith(MAGIC)


@contextmanager
def sealed(sink: IO[bytes], passphrase: str) -> Iterator["SealingSink"]:
    """Give a sink whose bytes reach `sink` sealed; only a block that ends well completes them."""
    file_key = os.urandom(KEY)
    sink.write(_header(file_key, passphrase))
    nonce = os.urandom(NONCE)
    sink.write(nonce)
    inner = SealingSink(sink, _payload_key(file_key, nonce))
    yield inner
    inner.complete()


class SealingSink:
    """Takes bytes and passes them on in sealed chunks; what comes last is marked, so that a cut is noticed."""

    def __init__(self, sink: IO[bytes], key: bytes) -> None:
        self._sink = sink
        self._cipher = ChaCha20Poly1305(key)
        self._pending = bytearray()
        self._count = 0

    def write(self, content: bytes) -> int:
        """Take bytes; the last chunk is kept back until it is known that others follow."""
        self._pending += content
        while len(self._pending) > CHUNK:
            self._pass_on(bytes(self._pending[:CHUNK]), is_last=False)
            del self._pending[:CHUNK]
        return len(content)

    def flush(self) -> None:
        """Pass on what can be passed on; a chunk that is not full has to wait."""
        self._sink.flush()

    def complete(self) -> None:
        """Pass on the last chunk."""
        self._pass_on(bytes(self._pending), is_last=True)

    def _pass_on(self, content: bytes, *, is_last: bool) -> None:
        self._sink.write(self._cipher.encrypt(_chunk_nonce(self._count, is_last=is_last), content, None))
        self._count += 1


def unseal(source: BinaryIO, sink: IO[bytes], passphrase: str, *, file_name: str) -> None:
    """Write what was sealed; raises Refusal for a wrong passphrase and for a file that is cut off or changed."""
    try:
        file_key = _file_key(source, passphrase, file_name)
        cipher = ChaCha20Poly1305(_payload_key(file_key, _exactly(source, NONCE)))
        count, chunk = 0, source.read(CHUNK + TAG)
        while True:
            following = source.read(CHUNK + TAG)
            sink.write(cipher.decrypt(_chunk_nonce(count, is_last=not following), chunk, None))
            if not following:
                return
            count, chunk = count + 1, following
    except (InvalidTag, InvalidSignature, ValueError) as error:
        raise Refusal("restore.foreign", name=file_name) from error


def _header(file_key: bytes, passphrase: str) -> bytes:
    salt = os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, WORK)).encrypt(bytes(12), file_key, None)
    head = MAGIC + b"-> scrypt %s %d\n%s\n---" % (_encoded(salt), WORK, _encoded(wrapped))
    signer = _signer(file_key, head)
    return head + b" " + _encoded(signer.finalize()) + b"\n"


def _file_key(source: BinaryIO, passphrase: str, file_name: str) -> bytes:
    if _exactly(source, len(MAGIC)) != MAGIC:
        raise ValueError
    stanza, body, mac = (source.readline(LINE_LIMIT) for _number in range(HEADER_LINES))
    words = stanza.split()
    if words[:2] != [b"->", b"scrypt"] or len(words) != 4 or not mac.startswith(b"--- "):
        raise ValueError
    work = int(words[3])
    if not 1 <= work <= MOST_WORK:
        raise ValueError
    try:
        wrapped = ChaCha20Poly1305(_wrap_key(passphrase, _decoded(words[2]), work))
        file_key = wrapped.decrypt(bytes(12), _decoded(body.strip()), None)
    except InvalidTag as error:
        raise Refusal("restore.wrong_passphrase", name=file_name) from error
    _signer(file_key, MAGIC + stanza + body + b"---").verify(_decoded(mac[4:].strip()))
    return file_key


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(salt=LABEL + salt, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


def _payload_key(file_key: bytes, nonce: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key)


def _signer(file_key: bytes, head: bytes) -> hmac.HMAC:
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"header").derive(file_key)
    signer = hmac.HMAC(key, hashes.SHA256())
    signer.update(head)
    return signer


def _chunk_nonce(count: int, *, is_last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes([is_last])


def _exactly(source: BinaryIO, count: int) -> bytes:
    content = source.read(count)
    if len(content) != count:
        raise ValueError
    return content


def _encoded(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
