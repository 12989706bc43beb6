"""A picture in, the same picture made of nothing but its pixels out. Runs by itself, in a process that may die.

`pictures.py` has it run within bounds (`frontdesk/confined`) with FORMAT LONG_SIDE MOST_PIXELS, the file on standard input. Answers
on standard output with one line, `jpeg`, `png` or what is wrong (`pixels`, `damaged`), and after it the bytes.
It knows neither Django nor the project: it starts in a tenth of a second and has nothing that a hostile file could reach.
"""

import sys
import warnings
from contextlib import suppress
from io import BytesIO
from typing import Any

DEEP_GREY = ("I", "I;16", "I;16L", "I;16B", "I;16N")


class TooManyPixels(Exception):
    """More than the bound, by the file's own head; nothing was decoded."""


def rebuilt(data: bytes, kind: str, long_side: int, most_pixels: int) -> tuple[str, bytes]:
    """The format and bytes of a new picture: upright, sRGB, at most `long_side` long, without anything beside its pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415  after the limits are set

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = most_pixels
    if kind == "HEIF":
        from pi_heif import register_heif_opener  # noqa: PLC0415  only where it is needed

        register_heif_opener(thumbnails=False)
    try:
        picture: Any = Image.open(BytesIO(data), formats=[kind])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TooManyPixels from None
    if picture.width * picture.height > most_pixels:
        raise TooManyPixels
    picture.draft(None, (long_side, long_side))
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((long_side, long_side), Image.Resampling.LANCZOS, reducing_gap=3)
    plain = in_srgb(levelled(upright), profile)
    clean = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = BytesIO()
    if clean.mode == "RGBA" or kind in ("PNG", "GIF"):
        clean.save(out, "PNG")
        return "png", out.getvalue()
    clean.save(out, "JPEG", quality=86, optimize=True)
    return "jpeg", out.getvalue()


def levelled(picture: Any) -> Any:
    """In one of the modes L, RGB and RGBA."""
    if picture.mode in DEEP_GREY:
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("L", "RGB", "RGBA", "CMYK"):
        if "transparency" in picture.info:
            return picture.convert("RGBA")
        return picture
    see_through = "transparency" in picture.info or picture.mode in ("LA", "La", "PA", "RGBa")
    return picture.convert("RGBA" if see_through else "L" if picture.mode == "1" else "RGB")


def in_srgb(picture: Any, profile: bytes | None) -> Any:
    """The colours that the profile meant, said without it; a profile that makes no sense is left out."""
    if profile:
        from PIL import ImageCms  # noqa: PLC0415  only where it is needed

        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            mode = "RGBA" if picture.mode == "RGBA" else "L" if picture.mode == "L" else "RGB"
            target = ImageCms.createProfile("sRGB")
            if mode != "L":
                return ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(BytesIO(profile)), target, outputMode=mode)
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def main() -> None:
    kind, long_side, most_pixels = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    answer = b""
    try:
        word, answer = rebuilt(sys.stdin.buffer.read(), kind, long_side, most_pixels)
    except TooManyPixels:
        word = "pixels"
    except Exception:  # a decoder answers a broken file with whatever it stumbles over
        word = "damaged"
    sys.stdout.buffer.write(word.encode() + b"\n" + answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
