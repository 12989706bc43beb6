"""Complaints 投诉: written down, routed to a department, the customer spoken to, told what came of it, and asked whether satisfied."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.todos.handing_over import follow
from frontdesk.todos.models import Todo
from visitors.models import Call, Complaint
from visitors.notices.complaint_routed import ComplaintRouted
from visitors.notices.complaint_told import ComplaintTold
from visitors.numbers import COMPLAINTS
from visitors.promises.about_complaint import about_complaint
from visitors.promises.complaint_answered import ComplaintAnswered
from visitors.promises.complaint_contacted import ComplaintContacted
from visitors.promises.satisfaction_asked import SatisfactionAsked

BY_HANDLER = (ComplaintContacted, ComplaintAnswered)


def receive(
    *,
    name: str,
    words: str,
    category: str,
    department: Department,
    by: Person,
    now: datetime,
    company: str = "",
    phone: str = "",
    email: str = "",
    order_number: str = "",
    product: str = "",
    wish: str = "",
    call: Call | None = None,
) -> Complaint:
    """Write a complaint down; the head of the department is told at once. Refused: name, words, contact, closed."""
    refuse_unless(bool(name.strip()), _("Enter the name of the customer."), "name")
    refuse_unless(bool(words.strip()), _("Write down what is wrong."), "words")
    refuse_unless(bool(phone or email), _("Enter a number or an e-mail address: the customer is called back."), "contact")
    refuse_unless(department.closed_at is None, _("This department is closed. Choose another."), "closed")
    with transaction.atomic():
        complaint = Complaint.objects.create(
            **{"name": " ".join(name.split()), "company": company.strip(), "phone": phones.digits(phone), "email": email},
            **{"category": category, "order_number": order_number.strip(), "product": product.strip()},
            **{"words": words.strip(), "wish": wish.strip(), "department": department, "handler": department.head, "call": call},
            **{"received_at": call.ended_at if call else now, "received_by": by},
        )
        # The last row that others wait for: complaints of one year queue here until they commit, so the count has no hole.
        complaint.number = draw(COMPLAINTS, subject=complaint, at=now).text
        complaint.save(update_fields=["number"])
        given = {"department": department.pk, "number": complaint.number}
        trail.record("receive_complaint", subject=complaint, by=by, at=now, details=given)
        put(complaint)
        for promise in BY_HANDLER:
            todos.open(promise, subject=complaint, since=complaint.received_at, by=by, now=now, **_held_by(complaint))
        _tell_handler(complaint, by=by, now=now, cause=f"complaint:{complaint.pk}")
    return complaint


def route(complaint: Complaint, *, department: Department, by: Person, now: datetime) -> Complaint:
    """Another department answers; the clock runs on. Refused: forgotten, done, closed, same."""
    refuse_unless(department.closed_at is None, _("This department is closed. Choose another."), "closed")
    with transaction.atomic():
        held = _open(complaint)
        refuse_unless(held.department_id != department.pk, _("This department answers already."), "same")
        held.department, held.handler = department, department.head
        held.save(update_fields=["department", "handler"])
        entry = trail.record("route_complaint", subject=held, by=by, at=now, details={"department": department.pk})
        _follow(held, by=by, now=now)
        _tell_handler(held, by=by, now=now, cause=f"complaint:{held.pk}:{entry.pk}")
    return held


def give(complaint: Complaint, *, to: Person, by: Person, now: datetime) -> Complaint:
    """The head gives it on to a colleague, who is told. Refused: forgotten, done, retired, same."""
    refuse_unless(to.is_active, _("This colleague has left the company. Choose another."), "retired")
    with transaction.atomic():
        held = _open(complaint)
        refuse_unless(held.handler_id != to.pk, _("%(name)s has it already.") % {"name": to}, "same")
        held.handler = to
        held.save(update_fields=["handler"])
        entry = trail.record("give_complaint", subject=held, by=by, at=now, details={"to": to.pk})
        _follow(held, by=by, now=now)
        _tell_handler(held, by=by, now=now, cause=f"complaint:{held.pk}:{entry.pk}")
    return held


def contact(complaint: Complaint, *, by: Person, now: datetime, words: str) -> Complaint:
    """The customer was spoken to for the first time. Refused: forgotten, done, contacted, words."""
    refuse_unless(bool(words.strip()), _("Say in a few words what was said."), "words")
    with transaction.atomic():
        held = _open(complaint)
        refuse_unless(held.contacted_at is None, _("The customer was spoken to already."), "contacted")
        held.contacted_at, held.contacted_by, held.contact = now, by, words.strip()[:500]
        held.save(update_fields=["contacted_at", "contacted_by", "contact"])
        trail.record("contact_complainant", subject=held, by=by, at=now)
        todos.settle(ComplaintContacted, subject=held, by=by, now=now)
    return held


def answer(complaint: Complaint, *, by: Person, now: datetime, outcome: str) -> Complaint:
    """The customer was told what came of it; the desk asks whether they are satisfied. Refused: forgotten, done, outcome."""
    refuse_unless(bool(outcome.strip()), _("Write down what came of it."), "outcome")
    with transaction.atomic():
        held = _open(complaint)
        held.answered_at, held.answered_by, held.outcome = now, by, outcome.strip()[:1000]
        if held.contacted_at is None:
            held.contacted_at, held.contacted_by = now, by
        held.save(update_fields=["answered_at", "answered_by", "outcome", "contacted_at", "contacted_by"])
        trail.record("answer_complaint", subject=held, by=by, at=now)
        for promise in BY_HANDLER:
            todos.settle(promise, subject=held, by=by, now=now)
        todos.open(SatisfactionAsked, subject=held, since=now, role=Role.RECEPTIONIST, by=by, now=now)
        put(held)
        _tell_receiver(held, by=by, now=now)
    return held


def rate(complaint: Complaint, *, by: Person, now: datetime, score: int | None, words: str = "") -> Complaint:
    """The customer was asked: 1 to 5, or nothing where they gave no answer. Refused: forgotten, unanswered, rated, words."""
    refuse_unless(score is not None or bool(words.strip()), _("Say in a few words why there is no answer."), "words")
    with transaction.atomic():
        held = _held(complaint)
        refuse_unless(held.answered_at is not None, _("The customer has not been told yet what came of it."), "unanswered")
        refuse_unless(held.rated_at is None, _("The customer was asked already."), "rated")
        held.rated_at, held.rated_by, held.score, held.rating = now, by, score, words.strip()[:300]
        held.save(update_fields=["rated_at", "rated_by", "score", "rating"])
        trail.record("rate_complaint", subject=held, by=by, at=now, details={"score": score})
        todos.settle(SatisfactionAsked, subject=held, by=by, now=now)
    return held


def _held(complaint: Complaint) -> Complaint:
    Complaint.objects.select_for_update().get(pk=complaint.pk)  # by itself: whoever waited would find the department of before beside it
    held = Complaint.objects.select_related("department__head", "handler", "received_by").get(pk=complaint.pk)
    refuse_unless(held.forgotten_at is None, _("This complaint was forgotten."), "forgotten")
    return held


def _open(complaint: Complaint) -> Complaint:
    """The complaint, held, while its customer has not been answered."""
    held = _held(complaint)
    refuse_unless(held.answered_at is None, _("This complaint is answered already."), "done")
    return held


def _held_by(complaint: Complaint) -> dict[str, Any]:
    """Whose to-dos they are: a department without a head leaves them to the admin manager."""
    return {"holder": complaint.handler} if complaint.handler else {"role": Role.ADMIN_MANAGER}


def _follow(complaint: Complaint, *, by: Person, now: datetime) -> None:
    names = [promise.name for promise in BY_HANDLER]
    for todo in Todo.objects.open().about(complaint).filter(promise__in=names):
        follow(todo, by=by, now=now, **_held_by(complaint))


def _tell_handler(complaint: Complaint, *, by: Person, now: datetime, cause: str) -> None:
    readers = [complaint.handler] if complaint.handler else Person.objects.holding(Role.ADMIN_MANAGER)
    limit = ComplaintContacted.version()
    for reader in (person for person in readers if person and person.pk != by.pk):
        with override(reader.language):
            data = {
                **about_complaint(complaint),
                "order": _in_words(complaint),
                "words": complaint.words,
                "wish": _("Wishes: %(wish)s") % {"wish": complaint.wish} if complaint.wish else "",
                "limit": ComplaintContacted.shown(limit)["limit"],
                "taker": str(complaint.received_by or by),
                "path": complaint.get_absolute_url(),
            }
        post(ComplaintRouted, cause=cause, to=reader, subject=complaint, data=data, now=now)


def _in_words(complaint: Complaint) -> str:
    """'Order 4711, pump P2', as far as it is known."""
    parts = [pgettext("of a complaint", "Order %(number)s") % {"number": complaint.order_number}] if complaint.order_number else []
    return _(", ").join([*parts, *filter(None, [complaint.product])])


def _tell_receiver(complaint: Complaint, *, by: Person, now: datetime) -> None:
    """Who wrote it down can tell the customer who calls again."""
    reader = complaint.received_by
    if reader is None or reader.pk == by.pk or not reader.is_active:
        return
    with override(reader.language):
        data = {**about_complaint(complaint), "outcome": complaint.outcome, "by": str(by), "path": complaint.get_absolute_url()}
    post(ComplaintTold, cause=f"complaint:{complaint.pk}:answered", to=reader, subject=complaint, data=data, now=now)
