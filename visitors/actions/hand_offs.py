"""New customers who called: handed on to the head of sales by notice, and to the company's customer program by webhook."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import Letter, post, post_outside
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.todos import actions as todos
from visitors.limits import CallLimits
from visitors.models import Call
from visitors.notices.customer_handed_on import CustomerHandedOn
from visitors.notices.customer_hook import CustomerHook
from visitors.promises.about_call import about_call
from visitors.promises.customer_passed_on import CustomerPassedOn


def sales() -> Department | None:
    """The department that the settings name, while it is open."""
    return Department.objects.open().select_related("head").filter(pk=CallLimits.now().sales).first()


def pass_on(call: Call, *, by: Person, now: datetime) -> None:
    """Tell the head of sales and post to the customer program; while either is missing, a to-do of the desk stays open. By the caller's
    transaction."""
    department = sales()
    head = department.head if department else None
    call.handed_to = department
    call.save(update_fields=["handed_to"])
    trail.record("pass_on_customer", subject=call, by=by, at=now, details={"to": head.pk if head else None})
    for reader in [head] if head else Person.objects.holding(Role.ADMIN_MANAGER):
        with override(reader.language):
            data = {**about_call(call), "taker": str(by), "path": call.get_absolute_url()}
        post(CustomerHandedOn, cause=f"call:{call.pk}:customer", to=reader, subject=call, data=data, now=now)
    if settings.HAND_OFF_URL:
        post_outside(CustomerHook, [_letter(call)], now=now)
    if settings.HAND_OFF_URL or head is None:
        todos.open(CustomerPassedOn, subject=call, since=call.ended_at, role=Role.RECEPTIONIST, by=by, now=now)


def send_anew(call: Call, *, entry: int, now: datetime) -> None:
    """The call counts again: what the customer program did not get because it was struck out goes now. By the caller's transaction."""
    struck = Notice.objects.filter(kind=CustomerHook.name, subject_type=call._meta.label_lower, subject_id=call.pk)
    if settings.HAND_OFF_URL and struck.exists() and not struck.exclude(obsolete_at__isnull=False).exists():
        post_outside(CustomerHook, [_letter(call, again=f":{entry}")], now=now)


def taken(call: Call, *, now: datetime) -> int:
    """The customer program has taken it: nothing is left for the desk, unless no department takes it up."""
    with transaction.atomic():
        held = Call.objects.select_for_update(of=("self",)).select_related("handed_to__head").get(pk=call.pk)
        if held.handed_to is None or held.handed_to.head is None:
            return 0
        return todos.settle(CustomerPassedOn, subject=held, now=now, words="taken by the customer program")


def _letter(call: Call, *, again: str = "") -> Letter:
    """What the other program gets: plain values under names that do not change, in no language. `again`: sent once more since then."""
    data = {
        **{"caller": call.name, "company": call.company, "phone": call.phone, "about": call.about, "words": call.words},
        **{"began_at": call.began_at.isoformat(), "ended_at": call.ended_at.isoformat()},
        **{"taken_by": call.taken_by.staff_number if call.taken_by else "", "department": str(call.handed_to or "")},
        "path": call.get_absolute_url(),
    }
    host = urlsplit(settings.HAND_OFF_URL).hostname or ""  # the address may hold a key
    return Letter(f"call:{call.pk}:hook{again}", Channel.HOOK, host[:254], "zh-hans", call, data)
