"""Recordings are taken where a shelf says so, by their content, and nowhere else; a film is no recording."""

import pytest

from frontdesk.files.receive import Bounds, receive
from frontdesk.files.sniff import Type, sniff
from frontdesk.refusal import Refused
from tests.sample_files import upload


def track(handler: bytes) -> bytes:
    return b"\x00\x00\x00\x21hdlr" + bytes(8) + handler + bytes(13)


def mp4(*handlers: bytes, brand: bytes = b"M4A ") -> bytes:
    return b"\x00\x00\x00\x18ftyp" + brand + bytes(12) + b"".join(track(each) for each in handlers) + bytes(60)


FRAME = b"\xff\xfb\x90\x64" + bytes(400)
TAGGED = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128) + FRAME
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(60)
SOUNDS = [
    ("a phone's memo", mp4(b"soun"), Type.M4A),
    ("another phone's", mp4(b"soun", b"meta", brand=b"mp42"), Type.M4A),
    ("mp3", FRAME, Type.MP3),
    ("mp3 with a tag", TAGGED, Type.MP3),
    ("wav", WAV, Type.WAV),
]
OTHERS = [
    ("a film", mp4(b"soun", b"vide", brand=b"mp42"), "film"),
    ("a film without sound", mp4(b"vide"), "film"),
    ("nothing in it", mp4(), "film"),
    ("a tag and no sound", TAGGED[:138] + b"<script>x</script>", "film"),
    ("a tag that ends nowhere", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + FRAME, "film"),
    ("a tag cut off", b"ID3\x04", "film"),
    ("layer I", b"\xff\xff\x90\x64" + bytes(400), "type"),
    ("utf-16", "text".encode("utf-16"), "type"),
]


@pytest.mark.parametrize(("data", "found"), [row[1:] for row in SOUNDS], ids=[row[0] for row in SOUNDS])
def test_what_phones_record_is_taken_where_the_shelf_takes_it(data: bytes, found: Type) -> None:
    assert sniff(data, "a.exe", takes_sound=True) == found
    with pytest.raises(Refused):
        sniff(data, "a.m4a")


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_what_is_none_is_refused_there_too(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as error:
        sniff(data, "a.m4a", takes_sound=True)
    assert error.value.code == code


def test_it_is_kept_as_it_came_and_named_by_what_it_is() -> None:
    kept = receive(upload(TAGGED, "例会.html"), Bounds(takes_sound=True))
    assert (kept.data, kept.name) == (TAGGED, "例会.mp3")
