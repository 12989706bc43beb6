"""What the page of a document shows of its sign-offs, and what its reader is asked to sign."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.finding.held import Held
from documents.models import Decision, Document, Signing, SignOff
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.people.standing_in import covered_by

BESIDE = ("steps__signings__signer", "steps__signings__decided_by")  # what is shown of each sign-off


def sign_off_context(document: Document, reader: Person, holders: Sequence[Held]) -> dict[str, Any]:
    """The newest first."""
    sign_offs = list(document.sign_offs.select_related("begun_by", "returned_by").prefetch_related(*BESIDE))
    running = next((each for each in sign_offs if each.ended_at is None), None)
    mine, keeps = asked_of(reader, holders), reader.can(Can.KEEP_DOCUMENTS)
    return {
        **{"sign_offs": sign_offs[::-1], "running": running, "mine": mine},
        "earlier": earlier_steps(running, mine),
        "back": sent_back(running),
        "unsigned": running is None and came_after(document),
        "may_route": keeps and running is None and not (document.voided_at or document.finished_at or document.is_outgoing),
        "may_change": running is not None and (keeps or running.begun_by_id == reader.pk),
    }


def came_after(document: Document) -> bool:
    """Whether files were added after it was approved: nobody has signed those."""
    if document.approved_at is None or document.filed_at is not None:
        return False
    return Attachment.objects.there().about(document).filter(added_at__gt=document.approved_at).exists()


def asked_of(reader: Person, holders: Sequence[Held]) -> Signing | None:
    """The question that this reader answers now, for themselves or for somebody who is away."""
    covering = covered_by(reader, timezone.localdate())
    asked = (each for each in holders if each.signing)
    return next((each.signing for each in asked if each.by.pk == reader.pk or each.by.pk in covering), None)


def sent_back(running: SignOff | None) -> Signing | None:
    """The answer that sent it back to who began it, with the words what is to be done."""
    if running is None or running.returned_at is None:
        return None
    answers = [each for step in running.steps.all() for each in step.signings.all() if each.decision == Decision.RETURNED]
    return max(answers, key=lambda each: each.pk, default=None)


def earlier_steps(running: SignOff | None, mine: Signing | None) -> list[tuple[int, str]]:
    """Where a signer may send it back to: who began it, or an earlier step by its signers."""
    if running is None or mine is None:
        return []
    steps = {step.position: step for step in running.steps.all() if step.position < mine.step.position}
    said = [(position, _(", ").join(str(each.signer) for each in step.signings.all())) for position, step in sorted(steps.items())]
    return [(0, str(running.begun_by)), *said]
