"""Photos are rebuilt from their pixels: upright, bounded, and without anything that was hidden in them."""

import random
import string
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from frontdesk.files import pictures
from frontdesk.files.pictures import rebuild
from frontdesk.files.receive import Bounds, receive
from frontdesk.files.sniff import Type
from frontdesk.refusal import Refused
from tests.counts import count
from tests.figures import Figure
from tests.sample_files import (
    HEIC,
    jpeg_markers,
    picture,
    planted_gif,
    planted_jpeg,
    planted_png,
    planted_webp,
    png_bomb,
    png_chunks,
    taken,
    upload,
)

pytestmark = pytest.mark.once

PLANTERS: dict[str, Callable[[bytes, int], bytes]] = {"jpg": planted_jpeg, "png": planted_png, "webp": planted_webp, "gif": planted_gif}
SEED = 20261123
BARE_JPEG = {0xE0, 0xDB, 0xC0, 0xC4}  # JFIF head, quantisation, frame, Huffman tables
BARE_PNG = {b"IHDR", b"IDAT", b"IEND"}
BLUE = (20, 40, 200)
LIGHT, DARK = (32, 24, 64, 48), (0, 0, 32, 24)


def like(pixel: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, wanted, strict=True))


def spellings(secret: bytes) -> list[bytes]:
    return [secret, secret.decode().encode("utf-16-be"), secret.decode().encode("utf-16-le")]


def what_is_left(data: bytes, secret: bytes) -> list[object]:
    """Every trace of the secret, and every place where something could hide."""
    left: list[object] = [spelling for spelling in spellings(secret) if spelling in data]
    if data.startswith(b"\xff\xd8"):
        left += sorted(set(jpeg_markers(data)) - BARE_JPEG) + ([] if data.endswith(b"\xff\xd9") else ["behind the end"])
        left += ["a thumbnail in the JFIF head"] if data[18:20] != b"\0\0" else []
    else:
        left += sorted(set(png_chunks(data)) - BARE_PNG) + ([] if data.endswith(b"IEND\xaeB`\x82") else ["behind the end"])
    with Image.open(BytesIO(data)) as made:
        left += [key for key in made.info if key not in ("jfif", "jfif_version", "jfif_unit", "jfif_density")]
        left += list(made.getexif())
    return left


def test_of_photos_with_metadata_planted_in_every_place_nothing_is_left(figure: Figure) -> None:
    chance, found, planted = random.Random(SEED), {}, 0
    for number in range(count(1000, 40)):
        secret = "".join(chance.choices(string.ascii_letters, k=13)).encode()
        kind = list(PLANTERS)[number % len(PLANTERS)]
        photo = PLANTERS[kind](secret, chance.randint(1, 8))
        planted += sum(photo.count(spelling) for spelling in spellings(secret))
        if left := what_is_left(taken(photo, f"photo.{kind}").data, secret):
            found[number] = left

    figure(f"{count(1000, 40)} photos, {planted} planted values: {len(found)} photos with something left")
    assert (found, planted >= count(1000, 40) * 2) == ({}, True)


def test_the_eight_places_are_really_planted() -> None:
    secret = b"ThirteenChars"
    photo = planted_jpeg(secret)

    assert [photo.count(spelling) for spelling in spellings(secret)[:2]] == [7, 1]  # the profile's name is in UTF-16
    with Image.open(BytesIO(photo)) as read:
        assert (read.info["comment"], secret in read.info["xmp"], secret in read.info["icc_profile"].replace(b"\0", b"")) == (
            secret,
            True,
            True,
        )
        assert (read.getexif()[0x010E], secret in read.getexif().get_ifd(0x8825)[0x1C]) == ("about ThirteenChars", True)
        assert secret in read.info["photoshop"][0x0404]


def test_control_saving_a_photo_again_leaves_traces() -> None:
    secret = b"ThirteenChars"
    with Image.open(BytesIO(planted_jpeg(secret))) as read:
        out = BytesIO()
        read.save(out, "JPEG")

    assert what_is_left(out.getvalue(), secret) != []


def test_of_an_iphones_heic_nothing_is_left_and_it_stands_upright() -> None:
    assert [word in HEIC for word in (b"PLANTED-EXIF", b"PLANTED-GPS", b"PLANTED-XMP")] == [True] * 3

    received = taken(HEIC, "IMG_0001.HEIC")

    with Image.open(BytesIO(received.data)) as made:
        corners = [made.getpixel(at) for at in ((4, 4), (43, 4), (4, 59), (43, 59))]
        assert (made.format, made.size, [like(corner, BLUE) for corner in corners]) == ("JPEG", (48, 64), [False, True, False, False])
    assert (received.name, what_is_left(received.data, b"PLANTED")) == ("IMG_0001.jpg", [])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_photo_stands_upright_in_all_eight_orientations(kind: str, orientation: int) -> None:
    photo = PLANTERS[kind](b"ThirteenChars", orientation)
    with Image.open(BytesIO(photo)) as read, Image.open(BytesIO(taken(photo).data)) as made:
        upright = ImageOps.exif_transpose(read).convert("RGB")
        places = [(4, 4), (made.width - 5, 4), (4, made.height - 5), (made.width - 5, made.height - 5)]
        assert (made.size, all(like(made.getpixel(at), upright.getpixel(at)) for at in places)) == (upright.size, True)


@pytest.mark.parametrize(
    ("kind", "mode", "media", "made_mode"),
    [
        ("JPEG", "L", "image/jpeg", "L"),
        ("JPEG", "CMYK", "image/jpeg", "RGB"),
        ("PNG", "1", "image/png", "L"),
        ("PNG", "P", "image/png", "RGB"),
        ("PNG", "LA", "image/png", "RGBA"),
        ("PNG", "RGBA", "image/png", "RGBA"),
        ("PNG", "I;16", "image/png", "L"),
        ("GIF", "P", "image/png", "RGB"),
        ("WEBP", "RGB", "image/jpeg", "RGB"),
        ("WEBP", "RGBA", "image/png", "RGBA"),
    ],
)
def test_every_kind_of_pixel_comes_through(kind: str, mode: str, media: str, made_mode: str) -> None:
    sent = picture(kind, mode=mode) if mode != "I;16" else deep_grey()

    found, data = rebuild(sent, kind, long_side=3200)

    with Image.open(BytesIO(data)) as made:
        light, dark = (made.convert("L").crop(box).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)) for box in (LIGHT, DARK))
        assert (found, made.mode, made.size, light > dark + 40) == (media, made_mode, (64, 48), True)


def deep_grey() -> bytes:
    """16 bits of grey a pixel, as scanners write them."""
    made = Image.new("I;16", (64, 48), 50_000)
    made.paste(10_000, (0, 0, 32, 24))
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_large_photo_is_kept_smaller_and_a_small_one_as_it_is(kind: str) -> None:
    sizes = [Image.open(BytesIO(rebuild(picture(kind, size=size), kind, long_side=800)[1])).size for size in ((1600, 1200), (640, 480))]

    assert sizes == [(800, 600), (640, 480)]


def test_a_moving_gif_is_its_first_picture() -> None:
    frames, out = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")], BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    media, data = rebuild(out.getvalue(), "GIF", long_side=3200)

    with Image.open(BytesIO(data)) as made:
        assert (media, made.getpixel((5, 5)), getattr(made, "n_frames", 1)) == ("image/png", (255, 0, 0), 1)


@pytest.mark.parametrize(("size", "code"), [((8000, 5001), "pixels"), ((13_000, 13_000), "pixels"), ((60_000, 60_000), "pixels")])
def test_more_than_40_million_pixels_are_refused_by_the_head_alone(size: tuple[int, int], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        rebuild(png_bomb(*size), "PNG", long_side=3200)

    assert refusal.value.code == code


def test_exactly_40_million_pixels_are_taken() -> None:
    _media, data = rebuild(png_bomb(8000, 5000), "PNG", long_side=3200)

    assert Image.open(BytesIO(data)).size == (3200, 2000)


def test_a_decoder_that_dies_hangs_eats_memory_or_never_stops_talking_takes_nothing_along(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ends = {
        "dies": "import os; os.kill(os.getpid(), 11)",
        "hangs": "import time; time.sleep(60)",
        "eats": "x = bytearray(3 << 30); print('jpeg')",
        "talks": "import sys\nwhile True: sys.stdout.write('jpeg\\n' * 10_000)",
    }
    codes = {}
    for name, code in ends.items():
        script = tmp_path / f"{name}.py"
        script.write_text(code)
        monkeypatch.setattr(pictures, "DECODER", replace(pictures.DECODER, script=script, patience=3))
        with pytest.raises(Refused) as refusal:
            rebuild(picture(), "JPEG", long_side=3200)
        codes[name] = refusal.value.code

    assert codes == dict.fromkeys(ends, "damaged")


def test_control_without_bounds_the_same_script_would_have_its_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "eats.py"
    script.write_text("x = bytearray(300 << 20); print('jpeg\\nx')")
    answers = {}
    for memory in (2048, 256):
        monkeypatch.setattr(pictures, "DECODER", replace(pictures.DECODER, script=script, memory=memory << 20))
        try:
            answers[memory] = rebuild(picture(), "JPEG", long_side=3200)[0]
        except Refused as refusal:
            answers[memory] = refusal.code

    assert answers == {2048: "image/jpeg", 256: "damaged"}


def test_no_more_than_two_pictures_are_decoded_at_once_and_who_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = replace(pictures.DECODER, patience=0.05)
    monkeypatch.setattr(pictures, "DECODER", decoder)
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: pytest.fail("decoded though two are at it"))
    turns = [decoder.turns.acquire(blocking=False) for _ in range(decoder.at_once)]

    with pytest.raises(Refused) as refusal:
        rebuild(picture(), "JPEG", long_side=3200)

    assert (turns, refusal.value.code) == ([True, True], "busy")


def test_who_cannot_even_wait_is_told_at_once_and_holds_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = replace(pictures.DECODER)  # with its minute of patience
    monkeypatch.setattr(pictures, "DECODER", decoder)
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: pytest.fail("decoded though nobody may wait any more"))
    places = [decoder.places.acquire(blocking=False) for _ in range(decoder.at_once + decoder.waiting)]

    with pytest.raises(Refused) as refusal:
        rebuild(picture(), "JPEG", long_side=3200)

    assert (places, refusal.value.code) == ([True] * 3, "busy")


def test_a_small_file_of_many_colours_is_not_kept_larger_than_files_may_be() -> None:
    chance, out = random.Random(SEED), BytesIO()
    Image.frombytes("RGBA", (300, 300), chance.randbytes(360_000)).save(out, "WEBP", quality=1)
    small = out.getvalue()
    bounds = Bounds(largest=2 * len(small))

    with pytest.raises(Refused) as refusal:
        receive(upload(small, "noise.webp"), bounds)

    assert (refusal.value.code, receive(upload(small, "noise.webp"), Bounds()).type) == ("size", Type.PNG)
