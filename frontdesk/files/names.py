"""What a file is called: a name that no system stumbles over, ending as its content says."""

import re
import unicodedata

from frontdesk.files.sniff import Type

MOST = 120
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u2028-\u202f\u2066-\u206f\ufeff\ud800-\udfff]+')
ENDINGS = {Type.JPEG: ("jpg", "jpeg")}


def named(original: str, found: Type) -> str:
    """`C:\\tmp\\发票.exe` that is a PDF → `发票.pdf`; without a name of its own, `file.pdf`. At most 120 characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", original))[-1]
    clean = NOT_IN_NAMES.sub(" ", last).strip(" .")
    stem, dot, ending = clean.rpartition(".")
    endings = ENDINGS.get(found, (found.ending,))
    if dot and ending.casefold() in endings:
        endings = (ending,)
    elif not (dot and ending.isascii() and ending.isalnum() and len(ending) <= 5):
        stem = clean
    return f"{stem.strip(' .')[: MOST - 6] or 'file'}.{endings[0]}"
