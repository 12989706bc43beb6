"""What a file is, by its content; its name and what the browser says of it are not believed.

Taken: PDF, JPEG, PNG, WebP, GIF, HEIC, docx, xlsx, pptx, and text in UTF-8 or GB 18030; sound (`sounds.py`) where its shelf takes it. All
else is refused, saying what to do instead.
Signatures as in the WHATWG MIME Sniffing Standard, ISO 32000 §7.5 (PDF) and ISO 14496-12 §4.3 (the brands of HEIC).
"""

import re
from enum import Enum
from io import BytesIO
from zipfile import is_zipfile

from django.utils.translation import gettext as _

from frontdesk.files import packages, sounds
from frontdesk.refusal import Refused, refuse_unless


class Type(Enum):
    """A type that is taken: its media type, the ending of its name, and Pillow's name of it when it is a picture."""

    PDF = ("application/pdf", "pdf", "")
    JPEG = ("image/jpeg", "jpg", "JPEG")
    PNG = ("image/png", "png", "PNG")
    GIF = ("image/gif", "gif", "GIF")
    WEBP = ("image/webp", "webp", "WEBP")
    HEIC = ("image/heic", "heic", "HEIF")
    DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "")
    XLSX = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "")
    PPTX = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "")
    CSV = ("text/csv", "csv", "")
    TEXT = ("text/plain", "txt", "")
    M4A = ("audio/mp4", "m4a", "")
    MP3 = ("audio/mpeg", "mp3", "")
    WAV = ("audio/wav", "wav", "")

    def __init__(self, media: str, ending: str, picture: str):
        self.media, self.ending, self.picture = media, ending, picture

    @classmethod
    def of_media(cls, media: str) -> "Type":
        return next(each for each in cls if each.media == media)


HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"}
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"\x00asm",
    b"L\x00\x00\x00",
)
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OTHER_PICTURES = (b"BM", b"II*\x00", b"MM\x00*", b"8BPS", b"\x00\x00\x01\x00")
BEGUN = (
    b"\x89P",
    b"\xff\xd8",
    b"GIF8",
    b"RIFF",
    b"%PDF",
    b"%!PS",
    b"{\\rtf",
    b"OggS",
    b"ID3",
)  # cut off, or read by nobody here
MARKUP = re.compile(r"<(!doctype|html|head|body|svg|script|iframe|\?xml|\?php|object|embed)\b", re.IGNORECASE)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000e0000-\U0010ffff]")
PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\x00]*\Z")
MOST_TEXT = 5 * 1024 * 1024


def sniff(data: bytes, name: str = "", *, takes_sound: bool = False) -> Type:
    """The type of this content. The name decides nothing but whether text is a table (.csv). Refused: all that is not taken."""
    refuse_unless(bool(data), _("The file is empty."), "empty")
    found = _picture(data)
    if found:
        return found
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return Type[packages.kind(data)]
    if takes_sound and (sound := sounds.kind(data)):
        return Type[sound]
    _refuse_what_is_known(data)
    return _text(data, name)


def _picture(data: bytes) -> Type | None:
    if data.startswith(b"\xff\xd8\xff"):
        return Type.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Type.PNG
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Type.GIF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Type.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return Type.HEIC
    return None


def _pdf(data: bytes) -> Type:
    """A PDF to its end, and nothing behind it."""
    if PDF_END.search(data[-2048:]) is None or is_zipfile(BytesIO(data)):
        raise Refused(_("The PDF is cut off or damaged. Open it, print or save it as a PDF again and add that."), "damaged")
    return Type.PDF


def _refuse_what_is_known(data: bytes) -> None:
    """Say what to do with files that people really have and that are not taken."""
    if data.startswith(PROGRAMS):
        raise Refused(_("This is a program. Programs can't be added."), "program")
    if data.startswith(OLD_OFFICE):
        raise Refused(
            _("This is an old Office file, or one with a password. Save it as .docx, .xlsx or .pptx without a password."), "old-office"
        )
    if data.startswith(ARCHIVES):
        raise Refused(_("This is an archive. Unpack it and add the files that are in it."), "archive")
    if data.startswith(OTHER_PICTURES) or data[4:12] in (b"ftypavif", b"ftypavis"):
        raise Refused(_("Pictures of this kind can't be shown by every browser. Save it as JPEG or PNG and add that."), "picture")
    if data[4:8] == b"ftyp" or data.startswith((b"\x1aE\xdf\xa3", b"OggS", b"ID3")) or data[8:12] in (b"AVI ", b"WAVE"):
        raise Refused(_("Films and sound can't be added."), "film")
    refuse_unless(not data.startswith(BEGUN), unknown(), "type")


def _text(data: bytes, name: str) -> Type:
    text = _decoded(data)
    if text is None or UNPRINTABLE.search(text[:MOST_TEXT]):
        raise Refused(unknown(), "type")
    refuse_unless(len(data) <= MOST_TEXT, _("A text file may have up to %(n)d MB.") % {"n": MOST_TEXT // 2**20}, "size")
    if MARKUP.search(text):
        raise Refused(_("This is a web page or a drawing in SVG. Save it as PDF or PNG and add that."), "markup")
    return Type.CSV if name.casefold().endswith(".csv") else Type.TEXT


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return None


def unknown() -> str:
    return _("This kind of file can't be added. Add a photo (JPEG, PNG, HEIC), a PDF, an Office file (.docx, .xlsx, .pptx) or text.")
