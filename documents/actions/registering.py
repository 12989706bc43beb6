"""收文登记: a document is written into its register with its files and gets the register's next number."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.naming import name
from documents.actions.papers import copies_of, write_down
from documents.actions.sign_offs import renew
from documents.actions.steps import locked
from documents.models import Clearance, Document, Level, Named, Register
from documents.numbers import BY_REGISTER
from documents.scope import reads
from frontdesk.files.actions import keep_all
from frontdesk.files.receive import Received
from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.people.models import Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put


def key_of(text: str) -> str:
    """As senders and their numbers are compared: width, case and spaces do not count."""
    return "".join(normal(text).split())


def register(
    values: Mapping[str, Any],
    *,
    by: Person,
    now: datetime,
    files: Sequence[Received] = (),
    twin_seen: bool = False,
    copies: int | None = None,
) -> Document:
    """Write it down; what is confidential goes into the register of its own. Number and record commit together.

    Of `copies` on paper each gets its label; unless somebody says how many, one of what came by post, by courier or by hand.
    Refused: not-yours, subject, files (paper only), not-cleared, copies, twin (unless the reader has seen that there is one).
    """
    refuse_unless(by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents registers them."), "not-yours")
    made = worded(values, by, now)
    _must_be_whole(made, files)
    _must_be_cleared(by, made)
    with transaction.atomic():
        twin = twin_of(made, by)
        refuse_unless(twin is None or twin_seen, alike(twin), "twin")
        made.save()
        trail.record("register_document", subject=made, by=by, at=now, details={"register": str(made.register)})
        name(made, by, Named.Why.REGISTERED, by=by, now=now)
        keep_all(made, files, now=now)
        write_down(made, copies_of(made, copies), by=by, now=now)
        made.number = draw(BY_REGISTER[Register(made.register)], subject=made, at=now).text
        made.save(update_fields=["number"])
        put(made)
    return made


def _must_be_cleared(by: Person, made: Document) -> None:
    """Whoever may not read it is told who takes it."""
    cleared = [str(each.person) for each in Clearance.objects.of_keepers(made.level)]
    words = _("You are not cleared for %(level)s documents. Hand it on unopened to: %(people)s.")
    said = {"level": made.get_level_display(), "people": _(", ").join(cleared) or _("the admin manager")}
    refuse_unless(Clearance.objects.level_of(by) >= made.level, words % said, "not-cleared")


def worded(values: Mapping[str, Any], by: Person, now: datetime) -> Document:
    """As it will be written down; nothing is saved."""
    made = Document(**values, registered_at=now, registered_by=by)
    made.register = Register.CONFIDENTIAL if made.level >= Level.CONFIDENTIAL else Register.INCOMING
    made.source_key, made.number_key = key_of(made.source), key_of(made.source_number)
    if made.proposal or made.grounds:
        made.proposed_at, made.proposed_by = now, by
    return made


def _must_be_whole(document: Document, files: Sequence[Received]) -> None:
    if document.is_paper_only:
        refuse_unless(not files, _("What stays on paper has no scan in here."), "files")
        document.subject = ""
    refuse_unless(document.is_paper_only or bool(document.subject.strip()), _("Write the subject."), "subject")


def twin_of(document: Document, reader: Person) -> Document | None:
    """Registered before, of those this reader may know: a confidential twin stays unmentioned."""
    return Document.objects.visible_to(reader).exclude(pk=document.pk).twins_of(document).order_by("pk").first()


def alike(twin: Document | None) -> str:
    """Why it is asked whether this is the same paper."""
    if twin is not None and not twin.number_key:
        return _("%(number)s of the last day has the same sender and the same subject.") % {"number": twin}
    return _("%(number)s is from the same sender with the same number.") % {"number": twin}


def new_version(document: Document, files: Sequence[Received], *, by: Person, now: datetime) -> Document:
    """Files that come later stand beside the original; whoever is asked to sign is asked anew.

    Refused: not-yours, void, issued, filed, files.
    """
    with transaction.atomic():
        mine = locked(document)
        seen = reads(by, mine.pk)
        refuse_unless(seen and by.can(Can.KEEP_DOCUMENTS), _("Only who keeps documents registers them."), "not-yours")
        refuse_unless(mine.voided_at is None, _("This document is void."), "void")
        refuse_unless(mine.issued_at is None, _("It is issued: its words stand."), "issued")
        refuse_unless(mine.filed_at is None, _("It is filed, and stays as it was filed."), "filed")
        refuse_unless(bool(files) and not mine.is_paper_only, _("Choose a file."), "files")
        keep_all(mine, files, now=now)
        renew(mine, by=by, now=now)
    return mine
