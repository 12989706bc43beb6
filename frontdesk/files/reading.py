"""Reading files: one worker at a time takes what is owed, looks at it outside any transaction, and writes what it found in one.

The row of `Contents` is the truth. A lost message or a killed worker leaves it owed; after three tries it ends with a problem.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F

from frontdesk.confined.parent import Busy
from frontdesk.files import store
from frontdesk.files.contents import WAIT, Drawn, Found, look
from frontdesk.files.models import PAGE_BREAK, Attachment, Contents, PagePicture, Problem
from frontdesk.files.shelves import SHELVES, reads_of

LEASE = timedelta(seconds=5 * WAIT)  # longer than all children of one file may take
MOST_TRIES = 3


def work(pk: int, *, clock: Callable[[], datetime]) -> bool:
    """Read one file, if it is owed; whether this call brought it to its end."""
    contents = claim(pk, now=clock())
    if contents is None:
        return False
    try:
        found = seen(contents.attachment)
    except Busy:  # others are reading: it is owed as before
        Contents.objects.filter(pk=pk, read_at__isnull=True).update(leased_until=None, tries=F("tries") - 1)
        return False
    return finish(contents, found, now=clock())


def claim(pk: int, *, now: datetime) -> Contents | None:
    """Lease it; None when another worker has it, or it is over. One that failed too often ends here."""
    free = Contents.objects.unread_and_free(now).filter(pk=pk)  # no other table: PostgreSQL asks a joined one only once, before it waits
    if not free.update(leased_until=now + LEASE, tries=F("tries") + 1):
        return None
    contents = Contents.objects.select_related("attachment").get(pk=pk)
    if contents.attachment.removed_at is not None:
        return None
    if contents.tries > MOST_TRIES:
        finish(contents, Found(problem=Problem.FAILED), now=now)
        return None
    return contents


def seen(attachment: Attachment) -> Found:
    """What is in the stored bytes. Raises `Busy`."""
    try:
        with default_storage.open(attachment.stored_as) as file:
            return look(file.read(), attachment.media_type)
    except FileNotFoundError:
        return Found(problem=Problem.DAMAGED)  # `verify` says that it is gone


def finish(contents: Contents, found: Found, *, now: datetime) -> bool:
    """Write what was found and tell the area; False when it was over already or the file is gone. Unwanted pictures go again."""
    stored = [(page, store.write(page.data)) for page in found.drawn]
    is_mine = False
    try:
        with transaction.atomic():
            is_mine = _write(contents.attachment, found, stored, now)
    finally:
        if not is_mine:
            for _page, name in stored:
                store.delete(name)
    return is_mine


def _write(attachment: Attachment, found: Found, stored: list[tuple[Drawn, str]], now: datetime) -> bool:
    model = SHELVES[attachment.subject_type].model
    subject = model._default_manager.select_for_update(of=("self",)).filter(pk=attachment.subject_id).first()
    open_ = Contents.objects.filter(pk=attachment.pk, read_at__isnull=True, attachment__forgotten_at__isnull=True)
    words = PAGE_BREAK.join(found.texts)
    text, problem = (words, "") if words.strip() else ("", found.problem or Problem.EMPTY)
    if subject is None or not open_.update(text=text, count=found.count, problem=problem, read_at=now, leased_until=None):
        return False
    PagePicture.objects.bulk_create(_picture(attachment.pk, page, name) for page, name in stored)
    if text and (reads := reads_of(attachment.subject_type)):
        reads.words_changed(subject)
    return True


def _picture(contents: int, page: Drawn, name: str) -> PagePicture:
    facts = {"number": page.number, "width": page.width, "height": page.height, "size": len(page.data)}
    return PagePicture(contents_id=contents, stored_as=name, sha256=hashlib.sha256(page.data).hexdigest(), **facts)
