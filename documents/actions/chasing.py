"""催办: signers and readers are asked again by hand, and who sent documents out hears once a day who holds theirs up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.actions import circulating
from documents.actions.sign_offs import running
from documents.finding.held import Held, held
from documents.models import Circulation, Document, Reader, Recipient, Signing, SignOff
from documents.notices.documents_held_up import DocumentsHeldUp
from documents.notices.paper_chased import PaperChased
from documents.notices.reading_chased import ReadingChased
from documents.notices.signer_not_cleared import SignerNotCleared
from documents.scope import about, seen_by, sees
from frontdesk.journal import trail
from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless

Asked = TypeVar("Asked", Signing, Reader, Recipient)
APART = timedelta(hours=1)  # nobody is chased twice within it
SHOWN = 10  # documents of one notice


def chase(sign_off: SignOff, *, by: Person, now: datetime, only: Signing | None = None) -> int:
    """Ask all who hold it, or one of them, once more; how many were asked.

    Refused: not-yours, void, ended, nobody, chased (all of them within the hour).
    """
    with transaction.atomic():
        mine = running(sign_off, by)
        fresh = _again(Signing.objects.asked().filter(step__sign_off=mine).select_related("signer"), only, by=by, now=now)
        for signing in fresh:
            acting = acting_for(signing.signer, timezone.localdate(now))
            _tell(PaperChased, f"chased:{signing.pk}", acting, mine.document, {"signing": signing.pk}, by=by, now=now)
        trail.record("chase_signers", subject=mine.document, by=by, at=now, details={"people": [each.signer_id for each in fresh]})
    return len(fresh)


def chase_readers(circulation: Circulation, *, by: Person, now: datetime, only: Reader | None = None) -> int:
    """Ask all who have not read it, or one of them, once more; how many were asked.

    Refused: not-yours, void, sideways, ended, nobody, chased (all of them within the hour).
    """
    with transaction.atomic():
        mine = circulating.running(circulation, by)
        fresh = _again(Reader.objects.asked().filter(circulation=mine).select_related("person"), only, by=by, now=now)
        for row in fresh:
            _tell(ReadingChased, f"read-chased:{row.pk}", row.person, mine.document, {"reader": row.pk}, by=by, now=now)
        trail.record("chase_readers", subject=mine.document, by=by, at=now, details={"people": [each.person_id for each in fresh]})
    return len(fresh)


def _again(asked: Iterable[Asked], only: Asked | None, *, by: Person, now: datetime) -> list[Asked]:
    """Those who were not chased within the hour, marked as chased now. Refused: nobody, chased."""
    waiting = [each for each in asked if only is None or each.pk == only.pk]
    refuse_unless(bool(waiting), _("Nobody is asked now."), "nobody")
    return fresh_of(waiting, by=by, now=now)


def fresh_of(waiting: Sequence[Asked], *, by: Person, now: datetime) -> list[Asked]:
    """Those of them who were not chased within the hour, marked as chased now. Refused: chased."""
    fresh = [each for each in waiting if each.chased_at is None or now - each.chased_at >= APART]
    refuse_unless(bool(fresh), _("They were chased within the last hour."), "chased")
    for each in fresh:
        each.chased_at, each.chased_by = now, by
        each.save(update_fields=["chased_at", "chased_by"])
    return fresh


def _tell(
    kind: type[NoticeKind], cause: str, person: Person | None, document: Document, asked: dict[str, int], *, by: Person, now: datetime
) -> None:
    if person and sees(person, document.pk):
        data = {**about(document), **asked, "person": str(by)}
        post(kind, cause=f"{cause}:{now.isoformat()}", to=person, subject=document, data=data, now=now)


def tell_not_cleared(signing: Signing, *, now: datetime) -> None:
    """Who began the sign-off hears whom it waits for in vain."""
    sign_off = signing.step.sign_off
    data = {**about(sign_off.document), "person": str(signing.signer)}
    post(SignerNotCleared, cause=f"not-cleared:{signing.pk}", to=sign_off.begun_by, subject=sign_off.document, data=data, now=now)


def tell_originators(day: date, *, now: datetime) -> int:
    """One notice to each who began sign-offs or circulations that are yellow or red; how many were told."""
    late = {person: told for person, held_up in _late(now).items() if (told := _still_known(held_up, person))}
    for person, held_up in late.items():
        with override(person.language):
            between = _(", ")
            lines = [f"{document.designation} · {between.join(str(each.by) for each in slow)}" for document, slow in held_up.items()]
            data = {"many": str(len(held_up)), "list": "\n".join(lines[:SHOWN]), "path": "/documents/"}
        post(DocumentsHeldUp, cause=f"held-up:{day}", to=person, subject=next(iter(held_up)), data=data, now=now)
    return len(late)


def _still_known(held_up: Mapping[Document, Sequence[Held]], reader: Person) -> Mapping[Document, Sequence[Held]]:
    """Those that this reader may still know; a clearance may have been lowered meanwhile."""
    known = set(seen_by(reader).filter(pk__in=[each.pk for each in held_up]).values_list("pk", flat=True))
    return {document: slow for document, slow in held_up.items() if document.pk in known}


def _late(now: datetime) -> Mapping[Person, Mapping[Document, Sequence[Held]]]:
    """Who began it → their documents → who holds each for too long; what was sent back waits for themselves."""
    sign_offs = SignOff.objects.running().filter(returned_at__isnull=True).select_related("document", "begun_by").in_bulk()
    circulations = Circulation.objects.running().select_related("document", "begun_by").in_bulk()
    late: dict[Person, dict[Document, list[Held]]] = defaultdict(lambda: defaultdict(list))
    documents = {each.document_id for each in sign_offs.values()} | {each.document_id for each in circulations.values()}
    for holders in held(documents).values():
        for each in holders:
            began = sign_offs.get(each.sign_off) if each.reader is None else circulations.get(each.reader.circulation_id)
            if began and each.yellow_at <= now and began.begun_by.is_active:
                late[began.begun_by][began.document].append(each)
    return late
