"""What an uploaded recording, video or file of captions really is, told by its content and never by its name."""

from bildungsbuero.core.errors import Place, Refusal

AUDIO_LIMIT_MB = 20
VIDEO_LIMIT_MB = 80
CAPTIONS_LIMIT_KB = 200
AUDIO = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg"}
VIDEO = {"mp4": "video/mp4", "webm": "video/webm"}
KINDS = {**AUDIO, **VIDEO, "vtt": "text/vtt", "jpg": "image/jpeg"}
AUDIO_BRANDS = (b"M4A ", b"M4B ")
# The beginnings of an MP3 without a tag: eleven bits of one, then version and layer.
MP3_BEGINS = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")


def check_sound(content: bytes) -> str:
    """Return the ending of a recording; refuse what is too large or something else."""
    ending = _ending_within(content, AUDIO_LIMIT_MB)
    if ending not in AUDIO:
        raise Refusal("media.not_audio", place=Place(field="file"))
    return ending


def check_video(content: bytes) -> str:
    """Return the ending of a video; refuse what is too large or something else."""
    ending = _ending_within(content, VIDEO_LIMIT_MB)
    if ending not in VIDEO:
        raise Refusal("media.not_video", place=Place(field="file"))
    return ending


def check_captions(content: bytes) -> bytes:
    """Return captions as UTF-8 with plain line ends; refuse what is no WebVTT with at least one line in time."""
    place = Place(field="captions")
    if len(content) > CAPTIONS_LIMIT_KB * 1024:
        raise Refusal("media.captions_too_large", place=place, limit=CAPTIONS_LIMIT_KB)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refusal("media.no_captions", place=place) from error
    if text.split("\n", 1)[0].strip().split(" ")[0] != "WEBVTT" or " --> " not in text:
        raise Refusal("media.no_captions", place=place)
    return text.encode()


def _ending_within(content: bytes, limit_mb: int) -> str:
    if len(content) > limit_mb * 2**20:
        raise Refusal("media.too_large", place=Place(field="file"), limit=limit_mb)
    return _ending_of(content)


def _ending_of(content: bytes) -> str:
    if content[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in content[:64]:
        return "webm"
    if content[4:8] == b"ftyp":
        return "m4a" if content[8:12] in AUDIO_BRANDS else "mp4"
    if content[:4] == b"OggS":
        return "ogg"
    if content[:3] == b"ID3" or content[:2] in MP3_BEGINS:
        return "mp3"
    return ""
