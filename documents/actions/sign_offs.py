"""A sign-off as whoever began it sees it: begun, sent again after rework, renewed by a new version, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from documents.actions.awaiting_issue import approval_lapses
from documents.actions.keeping import must_route
from documents.actions.naming import must_be_cleared, must_be_there
from documents.actions.ready import must_be_filled, must_be_ready
from documents.actions.steps import begin_step, end_sign_off, end_step, locked
from documents.finding.content import hash_of
from documents.models import Document, Mode, Outcome, Refusal, Signing, SignOff, Step
from documents.promises.rework import Rework
from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos

MOST_STEPS, MOST_SIGNERS = 20, 50
LONGEST = 200


@dataclass(frozen=True)
class Plan:
    """A step before the sign-off begins; `needed` counts where the mode is N of M."""

    signers: Sequence[Person]
    mode: Mode = Mode.ORDERED
    refusal: Refusal = Refusal.STOP
    needed: int = 1


def begin(document: Document, *, steps: Sequence[Plan], by: Person, now: datetime, purpose: str = "") -> SignOff:
    """Send a document through its signers; the steps are frozen as rows, the first is asked at once.

    Refused: not-yours, void, finished, running, no-steps, no-signers, twice, needed, left, not-cleared; of what goes out also what
    `must_be_ready` refuses.
    """
    _must_be_whole(steps)
    with transaction.atomic():
        mine = locked(document)
        must_route(by, mine)
        refuse_unless(mine.finished_at is None, _("This document is finished."), "finished")
        refuse_unless(not mine.sign_offs.running().exists(), _("It is being signed already. Withdraw it first."), "running")
        must_be_ready(mine, [step.signers for step in steps])
        must_be_cleared({signer for step in steps for signer in step.signers}, mine)
        number = mine.sign_offs.count() + 1
        common = {"sha256": hash_of(mine), "begun_at": now, "begun_by": by, "purpose": purpose.strip()[:LONGEST]}
        sign_off = SignOff.objects.create(document=mine, number=number, **common)
        for position, plan in enumerate(steps, 1):
            _freeze(sign_off, position, plan)
        _begins_anew(mine, by=by, now=now)
        trail.record("begin_sign_off", subject=mine, by=by, at=now, details={"sign_off": number, "steps": len(steps)})
        begin_step(sign_off, 1, by=by, now=now)
    return sign_off


def _must_be_whole(steps: Sequence[Plan]) -> None:
    refuse_unless(0 < len(steps) <= MOST_STEPS, _("Name who signs."), "no-steps")
    for plan in steps:
        refuse_unless(0 < len(plan.signers) <= MOST_SIGNERS, _("Every step needs a signer, fifty at most."), "no-signers")
        refuse_unless(len(set(plan.signers)) == len(plan.signers), _("The same person signs a step once."), "twice")
        fits = plan.mode != Mode.SOME or 1 <= plan.needed <= len(plan.signers)
        refuse_unless(fits, _("More agreements are asked for than there are signers."), "needed")
        must_be_there(plan.signers)


def _begins_anew(document: Document, *, by: Person, now: datetime) -> None:
    """What an earlier sign-off refused is asked again; what goes out and was approved before waits for the new answer."""
    document.refused_at = None
    document.save(update_fields=["refused_at"])
    approval_lapses(document, by=by, now=now)


def _freeze(sign_off: SignOff, position: int, plan: Plan) -> None:
    needed = plan.needed if plan.mode == Mode.SOME else 1
    step = Step.objects.create(sign_off=sign_off, position=position, mode=plan.mode, needed=needed, refusal=plan.refusal)
    Signing.objects.bulk_create(Signing(step=step, signer=signer, place=place) for place, signer in enumerate(plan.signers, 1))


def resubmit(sign_off: SignOff, *, by: Person, now: datetime) -> SignOff:
    """After rework it goes on as the return said: where it came from, or from the start. Refused: not-yours, void, not-returned, blanks."""
    with transaction.atomic():
        mine = running(sign_off, by)
        refuse_unless(mine.returned_at is not None, _("It was not sent back to you."), "not-returned")
        must_be_filled(mine.document)
        resumes = mine.resumes_at or 1
        mine.returned_at, mine.returned_by, mine.resumes_at, mine.sha256 = None, None, None, hash_of(mine.document)
        mine.save(update_fields=["returned_at", "returned_by", "resumes_at", "sha256"])
        todos.settle(Rework, subject=mine, now=now, by=by)
        trail.record("resubmit_document", subject=mine.document, by=by, at=now, details={"sign_off": mine.number, "step": resumes})
        begin_step(mine, resumes, by=by, now=now)
    return mine


def withdraw(sign_off: SignOff, *, by: Person, now: datetime) -> SignOff:
    """The whole of it is taken back; what was answered stays to be read. Refused: not-yours, void, ended."""
    with transaction.atomic():
        mine = running(sign_off, by)
        for step in mine.steps.running():
            end_step(step, Outcome.WITHDRAWN, by=by, now=now)
        todos.withdraw(Rework, subject=mine, now=now, by=by)
        end_sign_off(mine, Outcome.WITHDRAWN, by=by, now=now)
    return mine


def renew(document: Document, *, by: Person, now: datetime) -> SignOff | None:
    """What is signed has changed: all who signed are asked anew, from the first step. The caller holds the document.

    What goes out and was approved is so no more: it is sent to be checked again. Refused: blanks (while somebody is asked).
    """
    mine = document.sign_offs.running().first()
    if mine is None:
        approval_lapses(document, by=by, now=now)
    if mine is None or mine.sha256 == (fresh := hash_of(document)):
        return None
    mine.sha256, mine.resumes_at = fresh, None if mine.returned_at is None else 1
    mine.save(update_fields=["sha256", "resumes_at"])
    if mine.returned_at is None:
        must_be_filled(document)
        for step in mine.steps.running():
            end_step(step, Outcome.RETURNED, by=by, now=now)
        begin_step(mine, 1, by=by, now=now)
    trail.record("renew_sign_off", subject=document, by=by, at=now, details={"sign_off": mine.number})
    return mine


def running(sign_off: SignOff, by: Person) -> SignOff:
    """The sign-off as it stands, its document held, for who may change it. Refused: not-yours, void, ended."""
    document = locked(sign_off.document)
    mine = SignOff.objects.select_related("document", "begun_by").get(pk=sign_off.pk)
    mine.document = document
    refuse_unless(mine.ended_at is None, _("This sign-off has ended."), "ended")
    refuse_unless(mine.begun_by_id == by.pk or by.can(Can.KEEP_DOCUMENTS), _("Only who began this sign-off does that."), "not-yours")
    must_route(by, document)
    return mine
