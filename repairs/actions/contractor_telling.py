"""Who hears of a ticket that is in a contractor's hands."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import override

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Channel
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.templatetags.ui import day_and_clock
from repairs.models import HandOff, Ticket
from repairs.notices import about_ticket
from repairs.notices.about_offers import path_of
from repairs.notices.contractor_asked import ContractorAsked
from repairs.notices.contractor_done import ContractorDone
from repairs.notices.contractor_not_needed import ContractorNotNeeded
from repairs.notices.contractor_on_way import ContractorOnWay
from repairs.notices.hand_off_late import HandOffLate
from repairs.notices.hand_off_link_over import HandOffLinkOver


def tell_contractor(hand_off: HandOff, *, now: datetime, again: str = "") -> None:
    """By mail, where the contractor has an address: what, where and by when, with the link; `again` says what made it wanted once more."""
    contractor = hand_off.contractor
    if not contractor.email:
        return
    with override("zh-hans"):
        data = {**about_ticket(hand_off.ticket), "contractor": str(contractor), "due": day_and_clock(hand_off.due_at)}
    post(
        ContractorAsked,
        cause=f"hand_off:{hand_off.pk}:asked:{hand_off.salt[:8]}{again}",
        subject=hand_off,
        address=contractor.email,
        channel=Channel.MAIL,
        language="zh-hans",
        data=data,
        now=now,
    )


def tell_not_needed(ticket: Ticket, *, cause: str, now: datetime) -> None:
    """Whoever has it in their hands need not come: by mail, and by a text message to a mobile where there is a gateway."""
    for hand_off in ticket.hand_offs.out().select_related("contractor"):
        contractor, number = hand_off.contractor, phones.digits(hand_off.contractor.phone)
        with override("zh-hans"):
            data = {**about_ticket(ticket), "contractor": str(contractor), "path": ""}
        common: dict[str, Any] = {"cause": f"hand_off:{hand_off.pk}:{cause}", "subject": hand_off, "language": "zh-hans", "data": data}
        if contractor.email:
            post(ContractorNotNeeded, channel=Channel.MAIL, address=contractor.email, now=now, **common)
        if settings.SMS_URL and phones.is_mobile(number):
            post(ContractorNotNeeded, channel=Channel.SMS, address=number, now=now, **common)


def tell_wanted_again(ticket: Ticket, *, cause: str, now: datetime) -> None:
    """A contractor who was told not to come is asked once more, by the link that they have."""
    for hand_off in ticket.hand_offs.out().select_related("contractor"):
        hand_off.ticket = ticket
        tell_contractor(hand_off, now=now, again=f":{cause}")


def tell_on_way(hand_off: HandOff, *, now: datetime) -> None:
    """Whoever has the ticket lets them in."""
    _tell(ContractorOnWay, hand_off, _who_has(hand_off), "on_way", now=now)


def tell_done(hand_off: HandOff, *, now: datetime) -> None:
    """Whoever has the ticket looks at it and finishes it."""
    _tell(ContractorDone, hand_off, _who_has(hand_off), "done", now=now)


def tell_late(hand_off: HandOff, *, now: datetime) -> None:
    """Whoever has the ticket, and the lead of its team."""
    lead = hand_off.ticket.team.lead if hand_off.ticket.team else None
    _tell(HandOffLate, hand_off, [*_who_has(hand_off), *([lead] if lead else [])], f"late:{hand_off.due_at:%Y%m%d%H%M}", now=now)


def tell_link_over(hand_off: HandOff, *, now: datetime) -> None:
    """Whoever has the ticket calls the contractor, or renews the link."""
    _tell(HandOffLinkOver, hand_off, _who_has(hand_off), f"over:{hand_off.expires_at:%Y%m%d%H%M}", now=now)


def _who_has(hand_off: HandOff) -> list[Person]:
    """Who is to see to it: whoever has it and who handed it off."""
    has = hand_off.ticket.assigned_to
    return [has] if has and has.is_active else [hand_off.handed_by]


def _tell(kind: type[NoticeKind], hand_off: HandOff, readers: list[Person], moment: str, *, now: datetime) -> None:
    for reader in {person.pk: person for person in readers if person.is_active}.values():
        with override(reader.language):
            data = {
                **about_ticket(hand_off.ticket),
                "contractor": str(hand_off.contractor),
                "due": day_and_clock(hand_off.due_at),
                "phone": hand_off.contractor.phone or "–",
                **({"path": path_of(hand_off.ticket)} if reader.can(Can.WORK_ON_REPAIRS) else {}),
            }
        post(kind, cause=f"hand_off:{hand_off.pk}:{moment}", to=reader, subject=hand_off.ticket, data=data, now=now)
