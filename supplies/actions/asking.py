"""Who is asked about a requisition, and who hears of what became of it."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import acting_for
from supplies.models import Requisition
from supplies.notices import things
from supplies.notices.requisition_asked import RequisitionAsked
from supplies.notices.requisition_decided import RequisitionDecided


def head_asked(asker: Person, *, by: Person, now: datetime) -> Person | None:
    """The head of the asker's department, else of the one above: the first who neither asks, nor entered it, nor is acted for by who did.

    None where the admin managers decide.
    """
    today, own = timezone.localdate(now), {asker.pk, by.pk}
    near = (asker.department, asker.department.parent) if asker.department else ()
    heads = (department.head for department in near if department)
    return next((head for head in heads if head and head.is_active and own.isdisjoint(deciding(head, today))), None)


def deciding(head: Person, on: date) -> set[int]:
    """Ids of the head and of who acts for them on a day."""
    acting = acting_for(head, on)
    return {head.pk, acting.pk} if acting else {head.pk}


def tell_head(requisition: Requisition, head: Person | None, *, now: datetime) -> None:
    """Who decides hears of it, or who acts for them today; of what is signed for at the counter nobody."""
    if requisition.is_at_counter:
        return
    acting = acting_for(head, timezone.localdate(now)) if head else None
    lines = list(requisition.lines.select_related("item"))
    for reader in [acting] if acting else Person.objects.holding(Role.ADMIN_MANAGER):
        with override(reader.language):
            data = {
                "number": requisition.number,
                "asker": str(requisition.asker),
                "things": things((line.item, line.asked) for line in lines),
                "purpose": _("For: %(purpose)s") % {"purpose": requisition.purpose} if requisition.purpose else "",
                "path": requisition.get_absolute_url(),
            }
        post(RequisitionAsked, cause=f"requisition:{requisition.pk}:asked", to=reader, subject=requisition, data=data, now=now)


def tell_decided(requisition: Requisition, *, by: Person, now: datetime) -> None:
    """The asker hears what was decided, what is ready and what is missing."""
    lines = list(requisition.lines.select_related("item"))
    is_whole = all(line.approved == line.asked for line in lines)
    with override(requisition.asker.language):
        outcome = _("refused") if requisition.refused_at else _("agreed to") if is_whole else _("agreed to in part")
        ready, missing = things((line.item, line.reserved) for line in lines), things((line.item, line.missing) for line in lines)
        data = {
            "number": requisition.number,
            "outcome": outcome,
            "decider": str(by),
            "words": requisition.words,
            "ready": _("Ready to be fetched: %(things)s.") % {"things": ready} if ready else "",
            "missing": _("Not there just now: %(things)s. You hear when it comes.") % {"things": missing} if missing else "",
            "path": requisition.get_absolute_url(),
        }
    cause = f"requisition:{requisition.pk}:decided"
    post(RequisitionDecided, cause=cause, to=requisition.asker, subject=requisition, data=data, now=now)
