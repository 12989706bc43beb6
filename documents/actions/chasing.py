"""催办: signers are asked again by hand, and who began a sign-off hears once a day who holds theirs up."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.actions.sign_offs import running
from documents.finding.held import Held, held
from documents.models import Document, Signing, SignOff
from documents.notices.documents_held_up import DocumentsHeldUp
from documents.notices.paper_chased import PaperChased
from documents.scope import about, seen_by
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless

APART = timedelta(hours=1)  # nobody is chased twice within it
SHOWN = 10  # documents of one notice


def chase(sign_off: SignOff, *, by: Person, now: datetime, only: Signing | None = None) -> int:
    """Ask all who hold it, or one of them, once more; how many were asked.

    Refused: not-yours, void, ended, nobody, chased (all of them within the hour).
    """
    with transaction.atomic():
        mine = running(sign_off, by)
        asked = Signing.objects.asked().filter(step__sign_off=mine).select_related("signer")
        waiting = [each for each in asked if only is None or each.pk == only.pk]
        refuse_unless(bool(waiting), _("Nobody is asked now."), "nobody")
        fresh = [each for each in waiting if each.chased_at is None or now - each.chased_at >= APART]
        refuse_unless(bool(fresh), _("They were chased within the last hour."), "chased")
        for signing in fresh:
            _chase(signing, mine.document, by=by, now=now)
        trail.record("chase_signers", subject=mine.document, by=by, at=now, details={"people": [each.signer_id for each in fresh]})
    return len(fresh)


def _chase(signing: Signing, document: Document, *, by: Person, now: datetime) -> None:
    signing.chased_at, signing.chased_by = now, by
    signing.save(update_fields=["chased_at", "chased_by"])
    acting = acting_for(signing.signer, timezone.localdate(now))
    if acting and seen_by(acting).filter(pk=document.pk).exists():
        data = {**about(document), "person": str(by)}
        post(PaperChased, cause=f"chased:{signing.pk}:{now.isoformat()}", to=acting, subject=document, data=data, now=now)


def tell_originators(day: date, *, now: datetime) -> int:
    """One notice to each who began a sign-off that is yellow or red; how many were told."""
    late: dict[Person, list[tuple[Document, Sequence[Held]]]] = defaultdict(list)
    rows = SignOff.objects.running().filter(returned_at__isnull=True).select_related("document", "begun_by")
    sign_offs = {each.document_id: each for each in rows}
    for document_id, holders in held(sign_offs).items():
        slow = [each for each in holders if each.yellow_at <= now]
        mine = sign_offs[document_id]
        if slow and mine.begun_by.is_active:
            late[mine.begun_by].append((mine.document, slow))
    for person, held_up in late.items():
        with override(person.language):
            between = _(", ")
            lines = [f"{document.designation} · {between.join(str(each.by) for each in slow)}" for document, slow in held_up[:SHOWN]]
            data = {"many": str(len(held_up)), "list": "\n".join(lines), "path": "/documents/?state=signing"}
        post(DocumentsHeldUp, cause=f"held-up:{day}", to=person, subject=held_up[0][0], data=data, now=now)
    return len(late)
