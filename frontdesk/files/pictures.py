"""Pictures are decoded in a process of their own with bounds: one that eats memory or crashes takes nothing along."""

import logging
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from django.utils.translation import gettext as _

from frontdesk.refusal import Refused, refuse_unless

log = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("pixels.py")
MOST_PIXELS = 40_000_000
AT_ONCE = 2  # of one web process
PATIENCE = 60  # seconds that a picture waits for its turn, and then may take
_turns = BoundedSemaphore(AT_ONCE)
MEDIA = {"jpeg": "image/jpeg", "png": "image/png"}


def rebuild(data: bytes, kind: str, *, long_side: int) -> tuple[str, bytes]:
    """Media type and bytes of the picture made new from its pixels, upright, at most `long_side` pixels long.

    `kind` is Pillow's name of the format. Refused: `pixels` (more than 40 million), `damaged`, `busy`.
    """
    refuse_unless(_turns.acquire(timeout=PATIENCE), _("Many pictures are being added at this moment. Try again in a minute."), "busy")
    try:
        command = [sys.executable, "-I", str(SCRIPT), kind, str(long_side), str(MOST_PIXELS)]
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False, env={})
        word, _newline, picture = done.stdout.partition(b"\n")
    except subprocess.TimeoutExpired:
        word, picture = b"damaged", b""
    finally:
        _turns.release()
    answer = word.decode("ascii", "replace")
    if answer in MEDIA and picture:
        return MEDIA[answer], picture
    log.info("a picture could not be rebuilt: %s", answer)
    if answer == "pixels":
        raise Refused(_("The picture has more than 40 million pixels. Save it smaller, or set the camera lower."), "pixels")
    raise Refused(_("The picture is damaged and can't be read. Open it, save it again as JPEG and add that."), "damaged")
