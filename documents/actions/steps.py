"""The engine of sign-off: a step begins, and `advance` alone ends it. Whoever calls holds the document's row (`locked`)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from documents.actions.awaiting_issue import ask_to_issue
from documents.actions.naming import note
from documents.finding.standing import Verdict, standing
from documents.models import Decision, Document, Named, Outcome, Signing, SignOff, Step
from documents.notices.paper_returned import PaperReturned
from documents.notices.paper_to_sign import PaperToSign
from documents.notices.sign_off_ended import SignOffEnded
from documents.promises.of_signing import signing_promise
from documents.promises.rework import Rework
from documents.scope import about, sees
from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.standing_in import acting_for
from frontdesk.todos import actions as todos

ORIGINATOR = 0  # the position before the first step


def locked(document: Document) -> Document:
    """The document as it stands now, held until the transaction ends: one row for everything that its sign-off changes."""
    return Document.objects.select_for_update(of=("self",)).select_related("registered_by").get(pk=document.pk)


def begin_step(sign_off: SignOff, position: int, *, by: Person, now: datetime, goes_to: int | None = None) -> Step:
    """Begin the step at a position; one that was tried before is tried again as a new row, its signers asked anew."""
    step = sign_off.steps.filter(position=position).order_by("-attempt").first()
    if step is None:
        raise LookupError(f"no step at {position}")
    if step.begun_at is not None:
        step = _again(step)
    step.begun_at, step.goes_to = now, goes_to
    step.save(update_fields=["begun_at", "goes_to"])
    return advance(step, by=by, now=now)


def _again(step: Step) -> Step:
    """Whoever was spared because the step ended is asked again with the others; who was handed on or taken off is not."""
    signers = [(signing.signer, signing.place) for signing in step.signings.planned()]
    common = {"mode": step.mode, "needed": step.needed, "refusal": step.refusal}
    made = Step.objects.create(sign_off=step.sign_off, position=step.position, attempt=step.attempt + 1, **common)
    Signing.objects.bulk_create(Signing(step=made, signer=signer, place=place) for signer, place in signers)
    return made


def advance(step: Step, *, by: Person, now: datetime) -> Step:
    """Ask whose turn it is, or end the step and go on: the only place where a step ends by itself."""
    signings = list(step.signings.counting().select_related("signer"))
    stands = standing(step.mode, step.refusal, step.needed, [Decision(each.decision) if each.decision else None for each in signings])
    if stands.verdict == Verdict.OPEN:
        for place in stands.asked:
            _ask(step, signings[place], by=by, now=now)
    elif stands.verdict == Verdict.PASSED:
        end_step(step, Outcome.PASSED, by=by, now=now)
        _go_on(step, by=by, now=now)
    elif stands.verdict == Verdict.REFUSED:
        end_step(step, Outcome.REFUSED, by=by, now=now)
        end_sign_off(step.sign_off, Outcome.REFUSED, by=by, now=now)
    else:
        send_back(step, to=step.position - 1, jumps_back=True, by=by, now=now)
    return step


def _ask(step: Step, signing: Signing, *, by: Person, now: datetime) -> None:
    if signing.asked_at is not None:
        return
    document = step.sign_off.document
    note(document, signing.signer, Named.Why.SIGNS, by=by, now=now)
    signing.asked_at = now
    signing.save(update_fields=["asked_at"])
    todos.open(signing_promise(document), subject=signing, holder=signing.signer, since=now, now=now, by=by)
    acting = acting_for(signing.signer, timezone.localdate(now))
    if acting and not document.is_urgent and sees(acting, document.pk):  # of an urgent one the ladder tells at once
        data = {**about(document), "signing": signing.pk}
        post(PaperToSign, cause=f"signing:{signing.pk}", to=acting, subject=document, data=data, now=now)


def end_step(step: Step, outcome: Outcome, *, by: Person, now: datetime) -> None:
    """The step is over: whoever was not needed any more is spared, and their to-dos go."""
    step.ended_at, step.outcome = now, outcome
    step.save(update_fields=["ended_at", "outcome"])
    for signing in step.signings.filter(decided_at__isnull=True):
        spare(signing, by=by, now=now)


def spare(signing: Signing, *, by: Person, now: datetime, decision: Decision = Decision.SPARED) -> None:
    """This answer is not wanted any more."""
    signing.decided_at, signing.decided_by, signing.decision = now, by, decision
    signing.save(update_fields=["decided_at", "decided_by", "decision"])
    todos.withdraw(signing_promise(signing.step.sign_off.document), subject=signing, now=now, by=by)


def _go_on(step: Step, *, by: Person, now: datetime) -> None:
    following = step.goes_to or step.position + 1
    if step.sign_off.steps.filter(position=following).exists():
        begin_step(step.sign_off, following, by=by, now=now)
    else:
        end_sign_off(step.sign_off, Outcome.PASSED, by=by, now=now)


def send_back(step: Step, *, to: int, jumps_back: bool, by: Person, now: datetime) -> None:
    """End the step as returned and begin an earlier one, or wait for who began the sign-off; what was answered stays on its rows.

    Afterwards it comes straight back to this step (`jumps_back`) or goes through all between again. Clocks begin anew.
    """
    end_step(step, Outcome.RETURNED, by=by, now=now)
    sign_off = step.sign_off
    if to > ORIGINATOR:
        begin_step(sign_off, to, by=by, now=now, goes_to=step.position if jumps_back else None)
        return
    sign_off.returned_at, sign_off.returned_by = now, by
    sign_off.resumes_at = step.position if jumps_back else 1
    sign_off.save(update_fields=["returned_at", "returned_by", "resumes_at"])
    todos.open(Rework, subject=sign_off, holder=sign_off.begun_by, since=now, now=now, by=by)
    document = sign_off.document
    post(PaperReturned, cause=f"returned:{step.pk}", to=sign_off.begun_by, subject=document, data=about(document), now=now)


def end_sign_off(sign_off: SignOff, outcome: Outcome, *, by: Person, now: datetime) -> None:
    """The way through the signers is over; the document remembers how."""
    sign_off.ended_at, sign_off.ended_by, sign_off.outcome = now, by, outcome
    sign_off.save(update_fields=["ended_at", "ended_by", "outcome"])
    document = sign_off.document
    document.approved_at = now if outcome == Outcome.PASSED else None
    document.refused_at = now if outcome == Outcome.REFUSED else None
    document.save(update_fields=["approved_at", "refused_at"])
    trail.record("end_sign_off", subject=document, by=by, at=now, details={"sign_off": sign_off.number, "outcome": str(outcome)})
    if outcome == Outcome.PASSED and document.is_draft:
        ask_to_issue(document, by=by, now=now)
    if sign_off.begun_by != by:
        with override(sign_off.begun_by.language):
            data = {**about(document), "outcome": str(outcome.label)}
        post(SignOffEnded, cause=f"sign-off:{sign_off.pk}", to=sign_off.begun_by, subject=document, data=data, now=now)
