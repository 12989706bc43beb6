"""Office files are packages: what a zip holds says which kind it is, and whether it stays within bounds (ECMA-376 part 2)."""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from frontdesk.confined.zips import entries
from frontdesk.refusal import Refused, refuse_unless

log = logging.getLogger(__name__)

MB = 1024 * 1024
MOST_UNPACKED = 200 * MB
MOST_MEMBERS = 3000  # a long presentation has some hundred
MOST_RATIO = 100  # unpacked to packed, of what is larger than a megabyte
MOST_HEAD = MB  # of [Content_Types].xml
CHUNK = 256 * 1024
HEAD = "[Content_Types].xml"
MAIN = {
    "DOCX": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "XLSX": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "PPTX": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
PROGRAM = re.compile(r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jar|msi|lnk|hta)$|(^|/)vbaProject\.bin$", re.IGNORECASE)
OUTSIDE = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\\|\0")


def kind(data: bytes) -> str:
    """DOCX, XLSX or PPTX, every member read once to its end. Refused: other zips (`archive`), `bomb`, `macros`, `password`, `damaged`."""
    refuse_unless(entries(data) <= MOST_MEMBERS, _("Unpacked the file is far too large."), "bomb")
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            _check(members, package.start_dir)
            found = _kind(package, members)
            _read_through(package, members)
            return found
    except Refused:
        raise
    except Exception as error:  # zipfile answers a broken file with whatever it stumbles over
        log.info("an uploaded package could not be read: %s", type(error).__name__)
        raise Refused(_("The file is damaged. Open it, save it again and add that."), "damaged") from None


def _kind(package: ZipFile, members: Sequence[ZipInfo]) -> str:
    """By the main part that is there and is declared as what it is."""
    names = {member.filename: member for member in members}
    if HEAD not in names:
        raise Refused(_("This is an archive. Unpack it and add the files that are in it."), "archive")
    refuse_unless(names[HEAD].file_size <= MOST_HEAD, _("Unpacked the file is far too large."), "bomb")
    head = fromstring(package.read(HEAD), forbid_dtd=True)
    declared = {each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in head.iter() if each.get("PartName")}
    if any("macroEnabled" in content for content in declared.values()):
        raise Refused(_("The file holds macros. Save it without them, or as PDF."), "macros")
    for found, (part, content) in MAIN.items():
        if part in names and declared.get(part, "").endswith(content):
            return found
    raise Refused(_("This is an archive. Unpack it and add the files that are in it."), "archive")


def _check(members: Sequence[ZipInfo], directory: int) -> None:
    """Before anything is unpacked; `directory` is where the members end."""
    names = [member.filename for member in members]
    if any(PROGRAM.search(name) for name in names):
        raise Refused(_("The file holds macros or a program. Save it without them, or as PDF."), "macros")
    if any(member.flag_bits & 1 for member in members):
        raise Refused(_("The file has a password. Save it without one."), "password")
    steep = any(member.file_size > MB and member.file_size > MOST_RATIO * max(member.compress_size, 1) for member in members)
    if sum(member.file_size for member in members) > MOST_UNPACKED or steep:
        raise Refused(_("Unpacked the file is far too large."), "bomb")
    packed = sum(member.compress_size for member in members)
    first = min((member.header_offset for member in members), default=0)
    odd = any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members)
    if len(set(names)) < len(names) or any(OUTSIDE.search(name) for name in names) or first or packed > directory or odd:
        raise BadZipFile("members overlap, share a name, lie outside or are packed in a way that Office knows not")


def _read_through(package: ZipFile, members: Sequence[ZipInfo]) -> None:
    """Each member has the length and the check sum that it is said to have."""
    for member in members:
        with package.open(member) as part:
            while part.read(CHUNK):
                pass
