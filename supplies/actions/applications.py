"""采购申请单: the chosen quotes and agreed prices of a plan, or a small need at once; agreed to before anything is ordered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.outbox.post import post
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import BOTH, when_decided, which_answers
from frontdesk.todos.models import Outcome, Todo
from supplies.actions.own import another_decides
from supplies.actions.quotes import Compared, Terms, compared, hold_lines
from supplies.limits import PurchaseLimits
from supplies.models import AgreedPrice, Application, ApplicationLine, Item, PlanLine, PurchasePlan, Quote, Supplier
from supplies.notices.application_approved import ApplicationIsApproved
from supplies.notices.application_asked import ApplicationAsked
from supplies.notices.application_refused import ApplicationIsRefused
from supplies.numbers import APPLICATIONS
from supplies.promises.application_approved import ApplicationApproved

Route = Application.Route
MOST = Decimal(10) ** 12  # yuan: more is a slip of the finger, and no column takes it
LARGE = (Route.TENDER, Route.COLLECTIVE)


@dataclass(frozen=True)
class Wanted:
    """One line of an application without a plan: an item or words, so many base units, of whom, at which price."""

    quantity: int
    supplier: Supplier
    terms: Terms
    item: Item | None = None
    special: str = ""


@transaction.atomic
def apply(
    plan: PurchasePlan,
    *,
    purpose: str,
    by: Person,
    now: datetime,
    department: Department | None = None,
    route: str = "",
    decision: str = "",
) -> Application:
    """Everything of a plan that has a chosen quote or an agreed price, and stands in no application yet, becomes one.

    Refused: purpose, nothing, few (quotes), reason (not the lowest), route or decision (a large one needs a tender or a collective
    decision, and its words).
    """
    refuse_unless(bool(purpose.strip()), _("Say what it is bought for."), "purpose")
    PurchasePlan.objects.select_for_update().get(pk=plan.pk)
    hold_lines(plan)
    ready = [row for row in compared(to_buy(plan), on=timezone.localdate(now)) if row.applied is None and row.terms]
    refuse_unless(bool(ready), _("Nothing of this plan has a chosen quote or an agreed price that is not applied for yet."), "nothing")
    lines = [_of(row) for row in ready]
    before = Application.objects.standing().filter(plan=plan).aggregate(total=Sum("total"))["total"] or Decimal(0)
    way = route_of(ready, lines, before=before, route=route, decision=decision)
    if way is not Route.FAST:
        _must_be_compared(ready)
    _must_be_explained(ready)
    made = Application(plan=plan, department=department, purpose=purpose.strip()[:200], route=way, decision=decision.strip()[:200])
    return _make(made, lines, by=by, now=now)


def to_buy(plan: PurchasePlan) -> list[PlanLine]:
    """The lines of a plan that are bought."""
    return list(PlanLine.objects.filter(plan=plan, to_buy__gt=0).select_related("item", "special__form__department", "plan"))


def route_of(ready: Sequence[Compared], lines: Sequence[ApplicationLine], *, before: Decimal, route: str, decision: str) -> str:
    """Which way the rules ask for; what was applied for of the same plan counts with it, so that nobody makes it small by halves.

    What an agreement fixes was decided when the agreement was made, and does not count.
    """
    limits = PurchaseLimits.now()
    total = before + sum(line.total for line in lines)
    open_total = before + sum(line.total for line in lines if line.agreed is None)
    if all(line.agreed for line in lines):
        return Route.AGREEMENT
    if open_total >= limits.tender:
        words = _("From ¥%(limit)s it takes a tender or a collective decision: say which, who met when and what was decided.")
        refuse_unless(route in LARGE, words % {"limit": f"{limits.tender:,}"}, "route")
        refuse_unless(bool(decision.strip()), words % {"limit": f"{limits.tender:,}"}, "decision")
        return Route(route)
    return Route.FAST if total <= limits.fast else Route.USUAL


@transaction.atomic
def apply_at_once(
    wanted: Sequence[Wanted], *, purpose: str, by: Person, now: datetime, department: Department | None = None
) -> Application:
    """A small need without a plan, on the fast path. Refused: purpose, nothing, large, closed, price."""
    refuse_unless(bool(purpose.strip()), _("Say what it is bought for."), "purpose")
    refuse_unless(bool(wanted), _("Write at least one line."), "nothing")
    for one in wanted:
        refuse_unless(one.supplier.closed_at is None, _("Nothing is bought of this supplier any more."), "closed")
        refuse_unless(one.quantity > 0 and one.terms.price >= 0, _("Each line needs a quantity and a price."), "price")
    lines = [
        ApplicationLine(item=one.item, special=one.special, quantity=one.quantity, supplier=one.supplier, **_price(one.terms))
        for one in wanted
    ]
    limit = PurchaseLimits.now().fast
    words = _("The fast path ends at ¥%(limit)s with tax; this makes ¥%(total)s. Put it into a plan and ask for quotes.")
    total = sum((line.total for line in lines), Decimal(0))
    refuse_unless(total <= limit, words % {"limit": f"{limit:,}", "total": f"{total:,.2f}"}, "large")
    made = Application(department=department, purpose=purpose.strip()[:200], route=Route.FAST)
    return _make(made, lines, by=by, now=now)


@transaction.atomic
def approve(application: Application, *, by: Person, now: datetime, words: str = "") -> Application:
    """It may be ordered. Refused: decided, own (somebody else could). Who alone could approve may approve their own; the trail says so."""
    held = _held(application)
    is_own = held.created_by_id == by.pk
    refuse_unless(may_approve(held, by), _("Another admin manager approves what you applied for yourself."), "own")
    held.approved_at, held.approved_by, held.words = now, by, words.strip()[:200]
    held.save(update_fields=["approved_at", "approved_by", "words"])
    details = {"words": held.words, "total": str(held.total), **({"own": True} if is_own else {})}
    trail.record("approve_application", subject=held, by=by, at=now, details=details)
    todos.settle(ApplicationApproved, subject=held, by=by, now=now, words=words, outcome=Outcome.AGREED)
    _tell_writer(held, by=by, now=now)
    return held


def may_approve(application: Application, by: Person) -> bool:
    """Nobody approves what they applied for themselves while another admin manager could."""
    return application.created_by_id != by.pk or not another_decides(by)


@transaction.atomic
def refuse(application: Application, *, words: str, by: Person, now: datetime) -> Application:
    """It is not bought like this; its lines may be applied for again. Refused: decided, words."""
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    held = _held(application)
    held.refused_at, held.refused_by, held.words = now, by, words.strip()[:200]
    held.save(update_fields=["refused_at", "refused_by", "words"])
    trail.record("refuse_application", subject=held, by=by, at=now, details={"words": held.words})
    todos.settle(ApplicationApproved, subject=held, by=by, now=now, words=words, outcome=Outcome.REFUSED)
    _tell_writer(held, by=by, now=now)
    return held


@which_answers(ApplicationApproved)
def answers(todo: Todo, person: Person, now: datetime) -> frozenset[Outcome]:
    """One's own may be refused, which takes it back."""
    return BOTH if may_approve(Application.objects.get(pk=todo.subject_id), person) else frozenset({Outcome.REFUSED})


@when_decided(ApplicationApproved)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do says the same as the buttons on the application's page."""
    application = Application.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        approve(application, by=by, now=now, words=words)
    else:
        refuse(application, words=words, by=by, now=now)


def _of(row: Compared) -> ApplicationLine:
    """A line at the chosen or agreed price, in whole packs of who sells it."""
    terms = row.terms
    assert terms is not None  # only what is ready comes here
    supplier = terms.supplier if isinstance(terms, Quote) else terms.agreement.supplier
    return ApplicationLine(
        plan_line=row.line,
        item=row.line.item,
        special="" if row.line.item else row.line.what,
        quantity=terms.packs(row.line.to_buy) * terms.holds,
        supplier=supplier,
        quote=terms if isinstance(terms, Quote) else None,
        agreed=terms if isinstance(terms, AgreedPrice) else None,
        **_price(terms),
    )


def _price(terms: Terms | Quote | AgreedPrice) -> dict[str, object]:
    return {"holds": terms.holds, "price": terms.price, "tax_rate": terms.tax_rate, "is_with_tax": terms.is_with_tax}


def _must_be_compared(ready: Sequence[Compared]) -> None:
    for row in ready:
        words = _("%(what)s has %(n)d quotes of %(needed)d. Get more, or have the admin manager sign an exception.")
        refuse_unless(row.has_enough, words % {"what": row.line.what, "n": len(row.quotes), "needed": row.needed}, "few")


def _must_be_explained(ready: Sequence[Compared]) -> None:
    for row in ready:
        words = _("%(what)s: the chosen quote is not the lowest any more. Say why it is chosen, or choose the lowest.")
        refuse_unless(row.is_explained, words % {"what": row.line.what}, "reason")


def _make(made: Application, lines: Sequence[ApplicationLine], *, by: Person, now: datetime) -> Application:
    """Save it with its lines, ask the admin managers, and number it."""
    made.total = sum((line.total for line in lines), Decimal(0))
    refuse_unless(
        made.total < MOST, _("This makes ¥%(total)s: look at its prices and quantities again.") % {"total": f"{made.total:,.2f}"}, "most"
    )
    made.created_at, made.created_by = now, by
    made.save()
    for line in lines:
        line.application = made
    ApplicationLine.objects.bulk_create(lines)
    todos.open(ApplicationApproved, subject=made, since=now, role=Role.ADMIN_MANAGER, by=by, now=now)
    made.number = draw(APPLICATIONS, subject=made, at=now).text
    made.save(update_fields=["number"])
    details = {"number": made.number, "total": str(made.total), "route": str(made.route), "plan": made.plan_id}
    trail.record("apply_to_buy", subject=made, by=by, at=now, details=details)
    put(made)
    for manager in Person.objects.holding(Role.ADMIN_MANAGER):
        _tell(ApplicationAsked, made, manager, cause=f"application:{made.pk}", now=now, more=lambda: {"who": str(by)})
    return made


def _held(application: Application) -> Application:
    held = Application.objects.select_for_update().get(pk=application.pk)
    decided_at = held.approved_at or held.refused_at
    if decided_at:
        raise Refused(_("This application has been decided already."), "decided")
    return held


def _tell_writer(made: Application, *, by: Person, now: datetime) -> None:
    if made.created_by_id == by.pk:
        return
    kind = ApplicationIsApproved if made.approved_at else ApplicationIsRefused
    more = {"by": str(by), "words": made.words}
    _tell(kind, made, made.created_by, cause=f"application:{made.pk}:decided", now=now, more=lambda: more)


def _tell(kind: type, made: Application, person: Person, *, cause: str, now: datetime, more: Callable[[], dict[str, str]]) -> None:
    with override(person.language):
        data = {
            "number": made.number,
            "purpose": made.purpose,
            "total": f"{made.total:,.2f}",
            "route": str(Route(made.route).label),
            "path": made.get_absolute_url(),
            **more(),
        }
    post(kind, cause=cause, to=person, subject=made, data=data, now=now)
