"""The UUIDs that HSDS wants, made from our public ids so that the way back needs no list (version 8, RFC 9562)."""

import uuid

# Bytes of a UUID that hold no version and no variant.
FREE = (0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15)
SERVICE = "s"
ORGANIZATION = "o"
AT_LOCATION = "a"


def uuid_of(kind: str, public_id: str) -> str:
    """Return the UUID of a thing; the same id always gives the same UUID."""
    letters = f"{kind}{public_id}".encode("ascii")
    if len(letters) > len(FREE):
        raise ValueError(f"{public_id} is too long for a UUID")
    bytes_ = bytearray(16)
    for position, letter in zip(FREE, letters, strict=False):
        bytes_[position] = letter
    bytes_[6], bytes_[8] = 0x80, 0x80
    return str(uuid.UUID(bytes=bytes(bytes_)))


def public_id_of(kind: str, text: str) -> str:
    """Return the public id in a UUID, or nothing where it is none of ours."""
    try:
        bytes_ = uuid.UUID(text).bytes
    except ValueError:
        return ""
    letters = bytes(bytes_[position] for position in FREE).rstrip(b"\0")
    if not letters.isascii() or not letters.isalnum() or (bytes_[6], bytes_[8]) != (0x80, 0x80):
        return ""
    found = letters.decode("ascii")
    return found[1:] if found.startswith(kind) else ""


def part_of(whole: str, *names: object) -> str:
    """Return the UUID of a part, named inside its whole."""
    return str(uuid.uuid5(uuid.UUID(whole), "/".join(map(str, names))))
