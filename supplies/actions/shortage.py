"""What is missing: when it is expected, what may stand in for it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from supplies.actions.back_orders import share_out
from supplies.actions.ledger import locked
from supplies.actions.quotas import must_be_within, take_turns
from supplies.actions.requisitions import close_when_done, held
from supplies.actions.reserving import release
from supplies.models import Item, RequisitionLine
from supplies.notices import things
from supplies.notices.substitute_offered import SubstituteOffered
from supplies.notices.supply_expected import SupplyExpected


def promise_on(line: RequisitionLine, day: date, *, by: Person, now: datetime) -> RequisitionLine:
    """When what is missing is expected; the asker hears it, and again whenever it moves. Refused: over, there, past."""
    refuse_unless(day >= timezone.localdate(now), _("This day is over. Choose a day to come."), "past")
    with transaction.atomic():
        requisition, mine = _line(line)
        refuse_unless(mine.missing > 0, _("Nothing of it is missing."), "there")
        before = mine.promised_on
        if before == day:
            return mine
        mine.promised_on, mine.short_at = day, mine.short_at or now
        mine.save(update_fields=["promised_on", "short_at"])
        trail.record("promise_supply", subject=requisition, by=by, at=now, details={"line": mine.pk, "day": f"{day}"})
        asker = requisition.asker
        with override(asker.language):
            data = {
                "number": requisition.number,
                "things": things([(mine.item, mine.missing)]),
                "day": date_format(day, "DATE_FORMAT"),
                "moved": _("It was expected on %(day)s.") % {"day": date_format(before, "DATE_FORMAT")} if before else "",
                "path": requisition.get_absolute_url(),
            }
        post(SupplyExpected, cause=f"line:{mine.pk}:{day}:{now:%H%M%S}", to=asker, subject=requisition, data=data, now=now)
    return mine


def offer(line: RequisitionLine, item: Item, quantity: int, *, by: Person, now: datetime) -> RequisitionLine:
    """Offer something else for what is missing; the asker accepts or declines. Refused: over, there, quantity, item."""
    with transaction.atomic():
        requisition, mine = _line(line)
        words = _("%(item)s: enter a number from 1 to %(most)d.") % {"item": mine.item, "most": mine.missing}
        refuse_unless(mine.missing > 0, _("Nothing of it is missing."), "there")
        refuse_unless(0 < quantity <= mine.missing, words, "quantity")
        taken = item.closed_at is not None or requisition.lines.filter(item=item).exists()
        refuse_unless(not taken, _("%(item)s stands on this requisition already, or is not handed out.") % {"item": item}, "item")
        made = RequisitionLine.objects.create(requisition=requisition, item=item, asked=quantity, instead_of=mine.item)
        trail.record("offer_substitute", subject=requisition, by=by, at=now, details={"item": item.pk, "instead_of": mine.item_id})
        asker = requisition.asker
        with override(asker.language):
            data = {
                "number": requisition.number,
                "item": str(mine.item),
                "things": things([(item, quantity)]),
                "path": requisition.get_absolute_url(),
            }
        post(SubstituteOffered, cause=f"line:{made.pk}:offered", to=asker, subject=requisition, data=data, now=now)
    return made


def accept(offered: RequisitionLine, *, by: Person, now: datetime) -> RequisitionLine:
    """The substitute is taken for as many of the thing that is missing. Refused: over, answered, there, quota."""
    with transaction.atomic():
        requisition, mine = _line(offered, counts=True)
        refuse_unless(mine.is_offer, _("This offer was answered already."), "answered")
        original = requisition.lines.select_related("item").get(item=mine.instead_of)
        many = min(mine.asked, original.owed)
        refuse_unless(many > 0, _("What it stands in for has come meanwhile."), "there")
        original.approved = (original.approved or 0) - many
        freed = max(original.reserved - original.owed, 0)
        original.reserved -= freed
        original.save(update_fields=["approved", "reserved"])
        must_be_within({mine.item: many}, person=requisition.asker, department=requisition.department, now=now)
        mine.approved = many
        mine.save(update_fields=["approved"])
        trail.record("accept_substitute", subject=requisition, by=by, at=now, details={"item": mine.item_id})
        release({original.item: freed}, store=requisition.store)
        share_out([mine.item, original.item], store=requisition.store, now=now, silent=requisition)
        close_when_done(requisition, now=now)
    return mine


def decline(offered: RequisitionLine, *, by: Person, now: datetime) -> RequisitionLine:
    """No thanks: the asker waits for the thing itself. Refused: over, answered."""
    with transaction.atomic():
        requisition, mine = _line(offered)
        refuse_unless(mine.is_offer, _("This offer was answered already."), "answered")
        mine.given_up_at, mine.given_up_by = now, by
        mine.save(update_fields=["given_up_at", "given_up_by"])
        trail.record("decline_substitute", subject=requisition, by=by, at=now, details={"item": mine.item_id})
        close_when_done(requisition, now=now)
    return mine


def _line(line: RequisitionLine, *, counts: bool = False) -> tuple[Any, RequisitionLine]:
    """The paper, held, and its line as it stands once the balances of the paper are held too; `counts`: against quotas."""
    requisition = held(RequisitionLine.objects.select_related("requisition").get(pk=line.pk).requisition)
    if counts:
        take_turns(requisition.department)
    locked(requisition.lines.values_list("item_id", flat=True), requisition.store)
    return requisition, RequisitionLine.objects.select_related("item").get(pk=line.pk)
