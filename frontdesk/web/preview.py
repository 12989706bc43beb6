"""A file looked at without downloading it: its pages as pictures, its text where there are none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from frontdesk.files.models import Attachment, Contents, PagePicture
from frontdesk.files.shelves import reads_of

MOST_SHOWN = 200_000  # characters of text on one page


@dataclass(frozen=True)
class Sheet:
    """A page: a picture where there is one, and the text that stands on it."""

    number: int
    path: str
    width: int
    height: int
    text: str


@dataclass(frozen=True)
class Preview:
    """What the page of a file shows."""

    file: Attachment
    sheets: Sequence[Sheet] = ()
    contents: Contents | None = None
    is_marked: bool = False  # who looks at it, and when, stands below each page
    is_cut: bool = False  # there is more in the file than is shown

    @property
    def is_waiting(self) -> bool:
        """A worker has not read it yet."""
        return self.contents is not None and self.contents.read_at is None


def may_preview(file: Attachment) -> bool:
    """Pictures, and what is read; asks the database only where `contents` was not joined."""
    return reads_of(file.subject_type) is not None and (file.is_picture or hasattr(file, "contents"))


def preview_of(file: Attachment, subject: Any) -> Preview:
    """For who may see it: two queries."""
    reads = reads_of(file.subject_type)
    is_marked = reads is not None and reads.is_marked(subject)
    if file.is_picture:
        return Preview(file, [Sheet(1, _path(file, 1), 0, 0, "")], is_marked=is_marked)
    contents = file.contents
    pictures = {page.number: page for page in contents.pages.all()}
    sheets, left = [], MOST_SHOWN
    for number, text in enumerate(contents.texts, 1):
        if left > 0 and (number in pictures or text.strip()):
            sheets.append(_sheet(file, number, pictures.pop(number, None), text[:left]))
        left -= len(text)
    sheets += [_sheet(file, number, page, "") for number, page in pictures.items()]
    is_cut = left < 0 or len(contents.texts) < contents.count
    return Preview(file, sorted(sheets, key=lambda sheet: sheet.number), contents, is_marked, is_cut)


def _sheet(file: Attachment, number: int, page: PagePicture | None, text: str) -> Sheet:
    if page is None:
        return Sheet(number, "", 0, 0, text)
    return Sheet(number, _path(file, number), page.width, page.height, text)


def _path(file: Attachment, number: int) -> str:
    return reverse("file_page", args=[file.pk, number])
