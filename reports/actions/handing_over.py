"""交班: one shift of the desk leaves its list to the next, and somebody else takes it over."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.web.templatetags.ui import day_and_clock
from reports.finding.inherited import inherited
from reports.models import Handover
from reports.promises.handover_taken import HandoverTaken


def hand_over(*, by: Person, note: str = "", now: datetime) -> Handover:
    """The list as it stands for whoever gives it, and the to-do to take it over. Refused: open (another one waits)."""
    left = inherited(by, now)
    given = {"given_at": now, "given_by": by, "note": note.strip(), "left": left.ids, "late": len(left.late)}
    with transaction.atomic():
        try:
            made, is_new = Handover.objects.open().select_related("given_by").get_or_create(defaults=given)
        except IntegrityError:  # the other was taken over between the two looks
            raise Refused(_("Somebody else has just handed over or taken over. Look at it again."), "open") from None
        words = _("%(person)s handed over at %(at)s and nobody has taken over yet.")
        refuse_unless(is_new, words % {"person": made.given_by, "at": day_and_clock(made.given_at)}, "open")
        todos.open(HandoverTaken, subject=made, since=now, role=Role.RECEPTIONIST, by=by, now=now)
        trail.record("hand_shift_over", subject=made, by=by, at=now, details={"late": made.late, "left": len(made.left)})
    return made


def take_over(handover: Handover, *, by: Person, now: datetime) -> Handover:
    """Somebody else has it now. Refused: taken, withdrawn, own."""
    with transaction.atomic():
        mine = _held(handover)
        refuse_unless(mine.given_by != by, _("Somebody else takes over from you. You can withdraw it."), "own")
        mine.taken_at, mine.taken_by = now, by
        mine.save(update_fields=["taken_at", "taken_by"])
        todos.settle(HandoverTaken, subject=mine, by=by, now=now)
        trail.record("take_shift_over", subject=mine, by=by, at=now)
    return mine


def withdraw(handover: Handover, *, by: Person, now: datetime) -> Handover:
    """Whoever handed over goes on. Refused: taken, withdrawn, not-yours."""
    with transaction.atomic():
        mine = _held(handover)
        refuse_unless(mine.given_by == by, _("Only %(person)s can withdraw it.") % {"person": mine.given_by}, "not-yours")
        mine.withdrawn_at, mine.withdrawn_by = now, by
        mine.save(update_fields=["withdrawn_at", "withdrawn_by"])
        todos.withdraw(HandoverTaken, subject=mine, by=by, now=now)
        trail.record("withdraw_handover", subject=mine, by=by, at=now)
    return mine


def _held(handover: Handover) -> Handover:
    """Read under its lock. Refused: taken, withdrawn."""
    mine = Handover.objects.select_for_update(of=("self",)).select_related("given_by", "taken_by").get(pk=handover.pk)
    said = {"person": mine.taken_by or mine.given_by, "at": day_and_clock(mine.taken_at or mine.withdrawn_at)}
    refuse_unless(mine.taken_at is None, _("%(person)s took over already, at %(at)s.") % said, "taken")
    refuse_unless(mine.withdrawn_at is None, _("%(person)s withdrew it at %(at)s.") % said, "withdrawn")
    return mine
