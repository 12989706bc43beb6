"""Files on pages: the list beside a record, the field that takes several, and looking at what was sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.files.models import Attachment
from frontdesk.files.receive import MB, Bounds, Received, receive
from frontdesk.files.shelves import shelf_of
from frontdesk.files.sniff import Type
from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.web.limits import FileLimits
from frontdesk.web.preview import may_preview
from frontdesk.web.throttle import may_try

AT_ONCE = 10  # files of one post
A_MINUTE = 60  # files of one person
SOUND = ",.m4a,.mp3,.wav"
ACCEPT = "image/*,.heic,.heif,.pdf,.docx,.xlsx,.pptx,.txt,.csv"  # a phone offers camera and gallery
MARKS = {
    Type.JPEG: "photo",
    Type.PNG: "photo",
    Type.PDF: "file-type-pdf",
    Type.DOCX: "file-type-docx",
    Type.XLSX: "file-type-xls",
    Type.PPTX: "file-type-ppt",
    Type.CSV: "file-type-csv",
    Type.TEXT: "file-type-txt",
    **dict.fromkeys((Type.M4A, Type.MP3, Type.WAV), "microphone"),
}


GUARDED = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True)
class Beside:
    """The files beside one record as its page shows them; `kind` and `pk` say which record."""

    kind: str
    pk: int
    rows: Sequence[tuple[Attachment, str]]
    may_change: bool
    removable: Collection[int]  # ids of those that this reader may take away
    readable: Collection[int] = ()  # ids of those that can be looked at without downloading
    accept: str = ACCEPT


def files_beside(subject: Model, reader: Person) -> Beside:
    """For a page that shows `subject` to somebody who may see it: one query. Goes with `_ui/files.html` and css/files.css."""
    found = Attachment.objects.there().about(subject).select_related("added_by", "contents").defer("contents__text").order_by("pk")
    rows = [(attachment, MARKS[Type.of_media(attachment.media_type)]) for attachment in found]
    shelf = shelf_of(subject)
    may_change = shelf.may_add(reader, subject)
    all_of_them = may_change and bool(found) and shelf.takes_others(reader, subject)
    removable = {each.pk for each in found if may_change and not each.is_kept and (all_of_them or each.added_by_id == reader.pk)}
    readable = {each.pk for each in found if may_preview(each)}
    accept = ACCEPT + SOUND if shelf.takes_sound else ACCEPT
    return Beside(shelf.name, subject.pk, rows, may_change, removable, readable, accept)


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; cleans to a list of uploads that `take_in` looks at."""

    def __init__(self, **kwargs: Any):
        super().__init__(
            widget=ManyFiles(attrs={"accept": ACCEPT}),
            error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
            **kwargs,
        )

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        sent = list(data) if isinstance(data, list | tuple) else [data]
        if len(sent) > AT_ONCE:
            raise forms.ValidationError(_("Add up to %(n)d files at once.") % {"n": AT_ONCE}, "at-once")
        return [upload for upload in (super(FilesField, self).clean(each, initial) for each in sent or [None]) if upload]


def take_in(uploads: Sequence[UploadedFile], *, who: Person, takes_sound: bool = False) -> list[Received]:
    """Look at each upload: all or none. Slow for photos, so call it before `@once` opens its transaction.

    Refused in words about each file that can't be taken, with its name when there are several.
    """
    values = FileLimits.now()
    bounds = Bounds(largest=values.largest * MB, long_side=values.long_side, takes_sound=takes_sound)
    taken, problems = [], []
    for upload in uploads:
        words = _("You have added very many files. Go on in a minute.")
        refuse_unless(may_try("upload", who.pk, limit=A_MINUTE, seconds=60), words, "tries")
        try:
            taken.append(receive(upload, bounds))
        except Refused as error:
            problems.append((upload.name, error))
            if error.code == "busy":  # the others would only wait too
                break
    if problems:
        told = [f"“{name}”: {error}" if len(uploads) > 1 else str(error) for name, error in problems]
        raise Refused(" ".join(told), problems[0][1].code)
    return taken


def sent(attachment: Attachment, file: Any) -> HttpResponse:
    """A stored file as the answer to a request; only pictures, which are made by us, open in the browser."""
    inline = attachment.is_picture
    response = FileResponse(file, as_attachment=not inline, filename=attachment.name, content_type=attachment.media_type, headers=GUARDED)
    return cast(HttpResponse, response)
