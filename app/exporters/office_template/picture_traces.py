"""What a picture says of who took it, where and with what: left out of the pictures of a template; the picture itself stays."""

from collections.abc import Iterator

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_SEGMENTS = (0xE0, 0xE2, 0xEE)
"""Application data that the colours of a JPEG hang on: JFIF, colour profile, Adobe's way of storing them."""
_DROPPED_CHUNKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")


def without_traces(picture: bytes) -> bytes:
    """Return a JPEG or PNG without camera data, places, names and comments; anything else, or one that is cut short, as it is."""
    parts = _of_jpeg(picture) if picture.startswith(_JPEG) else _of_png(picture) if picture.startswith(_PNG) else iter((picture,))
    return b"".join(parts)


def _of_jpeg(picture: bytes) -> Iterator[bytes]:
    """Give the segments of a JPEG that are kept; from the picture's own data on, everything."""
    yield picture[:2]
    place = 2
    while picture[place : place + 1] == b"\xff" and place + 4 <= len(picture):
        kind, size = picture[place + 1], int.from_bytes(picture[place + 2 : place + 4])
        if kind == 0xDA:
            break
        is_told = (0xE0 <= kind <= 0xEF and kind not in _KEPT_SEGMENTS) or kind == 0xFE
        if not is_told:
            yield picture[place : place + 2 + size]
        place += 2 + size
    yield picture[place:]


def _of_png(picture: bytes) -> Iterator[bytes]:
    """Give the chunks of a PNG that are kept."""
    yield picture[:8]
    place = 8
    while place + 12 <= len(picture):
        size = int.from_bytes(picture[place : place + 4])
        if picture[place + 4 : place + 8] not in _DROPPED_CHUNKS:
            yield picture[place : place + 12 + size]
        place += 12 + size
    yield picture[place:]
