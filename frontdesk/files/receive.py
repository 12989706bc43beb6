"""Taking a file in, before any transaction: its size, its type by content, and for pictures new ones in its place."""

import hashlib
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from frontdesk.files.names import named
from frontdesk.files.pictures import rebuild
from frontdesk.files.sniff import Type, sniff
from frontdesk.refusal import refuse_unless

MB = 1024 * 1024


@dataclass(frozen=True)
class Bounds:
    """How large a file may be, in bytes, how long the longer side of a picture that is kept, in pixels, and whether it may be sound."""

    largest: int = 20 * MB
    long_side: int = 3200
    takes_sound: bool = False


@dataclass(frozen=True)
class Received:
    """A file that may be kept: the bytes as they will be stored, and what they are."""

    name: str
    type: Type
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def receive(upload: UploadedFile, bounds: Bounds) -> Received:
    """Look at an upload; slow for pictures, so never inside a transaction. Refused in words about this file."""
    words = _("The file is larger than %(n)d MB. Choose a smaller one.") % {"n": bounds.largest // MB}
    refuse_unless((upload.size or 0) <= bounds.largest, words, "size")
    data, name = upload.read(bounds.largest + 1), upload.name or ""
    refuse_unless(len(data) <= bounds.largest, words, "size")
    found = sniff(data, name, takes_sound=bounds.takes_sound)
    if found.picture:
        media, data = rebuild(data, found.picture, long_side=bounds.long_side)
        found = Type.of_media(media)
        words = _("Without compression this picture is larger than %(n)d MB. Save it as JPEG and add that.") % {"n": bounds.largest // MB}
        refuse_unless(len(data) <= bounds.largest, words, "size")
    return Received(named(name, found), found, data)
