"""Pictures are decoded in a process of their own with bounds: one that eats memory or crashes takes nothing along."""

import logging
from pathlib import Path

from django.utils.translation import gettext as _

from frontdesk.confined.parent import Busy, Confined, NoAnswer
from frontdesk.refusal import Refused

log = logging.getLogger(__name__)

MB = 1024 * 1024
MOST_PIXELS = 40_000_000
DECODER = Confined(
    Path(__file__).with_name("pixels.py"),
    memory=2048 * MB,  # 40 Mpx in a few copies, and the libraries
    seconds=30,
    most_answer=200 * MB,
)
MEDIA = {"jpeg": "image/jpeg", "png": "image/png"}


def rebuild(data: bytes, kind: str, *, long_side: int) -> tuple[str, bytes]:
    """Media type and bytes of the picture made new from its pixels, upright, at most `long_side` pixels long.

    `kind` is Pillow's name of the format. Refused: `pixels` (more than 40 million), `damaged`, `busy`.
    """
    try:
        word, _newline, picture = DECODER.ask(data, kind, str(long_side), str(MOST_PIXELS)).partition(b"\n")
    except Busy:
        raise Refused(_("Many pictures are being added at this moment. Try again in a minute."), "busy") from None
    except NoAnswer:
        word, picture = b"damaged", b""
    answer = word.decode("ascii", "replace")
    if answer in MEDIA and picture:
        return MEDIA[answer], picture
    log.info("a picture could not be rebuilt: %s", answer)
    if answer == "pixels":
        raise Refused(_("The picture has more than 40 million pixels. Save it smaller, or set the camera lower."), "pixels")
    raise Refused(_("The picture is damaged and can't be read. Open it, save it again as JPEG and add that."), "damaged")
