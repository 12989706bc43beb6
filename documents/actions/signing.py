"""What a signer does: agrees, refuses, sends back, hands on, adds a signer. A time-out does nothing of it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions.naming import must_be_cleared, must_be_there
from documents.actions.ready import must_be_another
from documents.actions.steps import ORIGINATOR, advance, locked, send_back, spare
from documents.models import Clearance, Decision, Document, Signing
from documents.models.sign_off import TAKEN_OFF
from documents.promises.of_signing import signing_promise
from documents.scope import reads
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos

LONGEST = 1000


def decide(signing: Signing, *, agreed: bool, by: Person, now: datetime, seen: str, opinion: str = "") -> Signing:
    """Agree or refuse, with an opinion; `seen` is the hash of what the signer had before them, and stays on the answer.

    Refused: words (a refusal needs some), own, same, changed, and what `_mine` refuses.
    """
    opinion = opinion.strip()[:LONGEST]
    refuse_unless(agreed or bool(opinion), _("Say in a few words why not."), "words")
    with transaction.atomic():
        mine = _mine(signing, by, now)
        sign_off = mine.step.sign_off
        must_be_another(by, mine)
        refuse_unless(seen == sign_off.sha256, _("The document was changed meanwhile. Look at it once more, then sign."), "changed")
        mine.decision, mine.sha256 = Decision.AGREED if agreed else Decision.REFUSED, seen
        _answered(mine, opinion, by=by, now=now)
        advance(mine.step, by=by, now=now)
    return mine


def send_back_to(signing: Signing, *, position: int, jumps_back: bool, opinion: str, by: Person, now: datetime) -> Signing:
    """退回: to an earlier step, or to who began it (position 0). Refused: words, not-earlier, and what `_mine` refuses."""
    opinion = opinion.strip()[:LONGEST]
    refuse_unless(bool(opinion), _("Say in a few words what is to be done."), "words")
    with transaction.atomic():
        mine = _mine(signing, by, now)
        refuse_unless(ORIGINATOR <= position < mine.step.position, _("Choose an earlier step."), "not-earlier")
        mine.decision = Decision.RETURNED
        _answered(mine, opinion, by=by, now=now)
        send_back(mine.step, to=position, jumps_back=jumps_back, by=by, now=now)
    return mine


def hand_on(signing: Signing, *, to: Person, by: Person, now: datetime, opinion: str = "") -> Signing:
    """转签: another signs in their place. Refused: twice, left, own, same, not-cleared, and what `_mine` refuses."""
    with transaction.atomic():
        mine = _mine(signing, by, now)
        _must_be_new([to], mine)
        mine.opinion = opinion.strip()[:LONGEST]
        mine.save(update_fields=["opinion"])
        spare(mine, by=by, now=now, decision=Decision.TRANSFERRED)
        made = Signing.objects.create(step=mine.step, signer=to, place=mine.place, added_at=now, added_by=by)
        trail.record("hand_on_signing", subject=mine.step.sign_off.document, by=by, at=now, details={"from": mine.signer_id, "to": to.pk})
        advance(mine.step, by=by, now=now)
    return made


def add(signing: Signing, *, person: Person, by: Person, now: datetime) -> Signing:
    """加签: one more signer of the same step, after the others. Refused: twice, left, own, same, not-cleared, and what `_mine` refuses."""
    with transaction.atomic():
        mine = _mine(signing, by, now)
        _must_be_new([person], mine)
        last = max(mine.step.signings.values_list("place", flat=True))
        made = Signing.objects.create(step=mine.step, signer=person, place=last + 1, added_at=now, added_by=by)
        trail.record("add_signer", subject=mine.step.sign_off.document, by=by, at=now, details={"person": person.pk})
        advance(mine.step, by=by, now=now)
    return made


def remove(signing: Signing, *, by: Person, now: datetime) -> Signing:
    """减签: a signer who has not answered is not asked any more. Refused: not-yours, over, last, needed."""
    with transaction.atomic():
        document = locked(signing.step.sign_off.document)
        mine = _fresh(signing, document)
        theirs = mine.step.sign_off.begun_by_id == by.pk or by.can(Can.KEEP_DOCUMENTS)
        seen = reads(by, document.pk)
        refuse_unless(theirs and seen, _("Only who began this sign-off does that."), "not-yours")
        refuse_unless(mine.decided_at is None and mine.step.ended_at is None, _("This answer stands already."), "over")
        rest = mine.step.signings.counting().count() - 1
        refuse_unless(rest > 0, _("A step keeps at least one signer."), "last")
        refuse_unless(rest >= mine.step.needed, _("More agreements are asked for than there are signers."), "needed")
        spare(mine, by=by, now=now)
        mine.place = TAKEN_OFF
        mine.save(update_fields=["place"])
        trail.record("remove_signer", subject=document, by=by, at=now, details={"person": mine.signer_id})
        if mine.step.begun_at is not None:
            advance(mine.step, by=by, now=now)
    return mine


def _mine(signing: Signing, by: Person, now: datetime) -> Signing:
    """The question as it stands, held; asked of this person or of whom they act for today.

    Refused: not-yours, not-cleared (a stand-in must be cleared too), over, not-asked.
    """
    document = locked(signing.step.sign_off.document)
    mine = _fresh(signing, document)
    acts = acts_for(mine.signer, by, now)
    refuse_unless(acts, _("Somebody else is asked to sign this."), "not-yours")
    cleared = Clearance.objects.level_of(by) >= document.level
    refuse_unless(cleared, _("You are not cleared for documents as secret as this one."), "not-cleared")
    refuse_unless(mine.decided_at is None and mine.step.ended_at is None, _("This has been answered already."), "over")
    refuse_unless(mine.asked_at is not None, _("It is not your turn yet."), "not-asked")
    return mine


def acts_for(signer: Person, by: Person, now: datetime) -> bool:
    """Whether this person signs for that one today: themselves, or as the stand-in of somebody who is away."""
    return by == signer or acting_for(signer, timezone.localdate(now)) == by


def _fresh(signing: Signing, document: Document) -> Signing:
    mine = Signing.objects.select_related("step__sign_off__begun_by", "signer").get(pk=signing.pk)
    mine.step.sign_off.document = document
    return mine


def _answered(mine: Signing, opinion: str, *, by: Person, now: datetime) -> None:
    mine.opinion, mine.decided_at, mine.decided_by = opinion, now, by
    mine.save(update_fields=["decision", "sha256", "opinion", "decided_at", "decided_by"])
    document = mine.step.sign_off.document
    todos.settle(signing_promise(document), subject=mine, now=now, by=by)
    facts = {"decision": str(mine.decision), "for": mine.signer_id, "sign_off": mine.step.sign_off.number, "step": mine.step.position}
    trail.record("sign_document", subject=document, by=by, at=now, details={**facts, "sha256": mine.sha256})


def _must_be_new(people: Collection[Person], mine: Signing) -> None:
    there = set(mine.step.signings.counting().values_list("signer", flat=True))
    for person in people:
        refuse_unless(person.pk not in there, _("%(person)s signs this step already.") % {"person": person}, "twice")
        must_be_there([person])
        must_be_another(person, mine)
    must_be_cleared(people, mine.step.sign_off.document)
