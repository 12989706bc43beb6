"""比价: what suppliers ask for the lines of a plan, which of them is chosen, and fewer of them than the rule asks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import BOTH, when_decided, which_answers
from frontdesk.todos.models import Outcome, Todo
from supplies.actions.own import another_decides
from supplies.limits import PurchaseLimits
from supplies.models import AgreedPrice, Agreement, ApplicationLine, PlanLine, PurchasePlan, Quote, QuoteException, Supplier
from supplies.notices.exception_answered import ExceptionAnswered
from supplies.notices.exception_asked import ExceptionAsked
from supplies.promises.exception_signed import ExceptionSigned


@dataclass(frozen=True)
class Terms:
    """What a supplier says: yuan a pack, how many base units a pack holds, the tax, quality 1 to 5, delivery in working days."""

    price: Decimal
    holds: int = 1
    tax_rate: Decimal = Decimal(13)
    is_with_tax: bool = True
    quality: int | None = None
    delivery_days: int | None = None


@dataclass
class Compared:
    """One line of a plan with its quotes, cheapest first, and whether it may be bought."""

    line: PlanLine
    needed: int
    quotes: list[Quote] = field(default_factory=list)
    agreed: AgreedPrice | None = None
    exception: QuoteException | None = None
    applied: ApplicationLine | None = None

    @property
    def lowest(self) -> Decimal | None:
        return min((quote.unit_net for quote in self.quotes), default=None)

    @property
    def chosen(self) -> Quote | None:
        return next((quote for quote in self.quotes if quote.chosen_at), None)

    @property
    def is_signed(self) -> bool:
        return self.exception is not None and self.exception.signed_at is not None

    @property
    def has_enough(self) -> bool:
        """As many quotes as the rule asks for, or fewer of them signed for, or a price that was agreed for a term."""
        return len(self.quotes) >= self.needed or self.is_signed or (self.agreed is not None and self.chosen is None)

    @property
    def is_explained(self) -> bool:
        """The chosen quote is the lowest, or it is said why it is not."""
        return self.chosen is None or self.chosen.unit_net == self.lowest or bool(self.chosen.reason)

    @property
    def terms(self) -> Quote | AgreedPrice | None:
        """At which price it would be bought: the chosen quote's, else the agreed one."""
        return self.chosen or self.agreed


def compared(lines: Iterable[PlanLine], *, on: date) -> list[Compared]:
    """Lines of a plan with everything that decides whether and of whom they are bought; five questions, however many lines."""
    needed = PurchaseLimits.now().quotes
    rows = {line.pk: Compared(line, needed) for line in lines}
    for quote in Quote.objects.filter(line__in=rows).select_related("supplier", "chosen_by"):
        rows[quote.line_id].quotes.append(quote)
    for row in rows.values():
        row.quotes.sort(key=lambda quote: (quote.unit_net, quote.pk))
    for exception in QuoteException.objects.filter(line__in=rows).select_related("asked_by", "signed_by"):
        rows[exception.line_id].exception = exception
    for applied in ApplicationLine.objects.filter(plan_line__in=rows, application__refused_at__isnull=True).select_related("application"):
        rows[applied.plan_line_id or 0].applied = applied
    by_item = agreed({row.line.item_id for row in rows.values() if row.line.item_id}, on=on)
    for row in rows.values():
        row.agreed = by_item.get(row.line.item_id or 0)
    return list(rows.values())


def agreed(items: Iterable[int], *, on: date) -> dict[int, AgreedPrice]:
    """The best price that an agreement in force fixes for each item."""
    in_force = Agreement.objects.in_force(on).filter(supplier__closed_at__isnull=True)
    found: dict[int, list[AgreedPrice]] = defaultdict(list)
    for price in AgreedPrice.objects.filter(item__in=items, agreement__in=in_force).select_related("agreement__supplier"):
        found[price.item_id].append(price)
    return {item: min(prices, key=lambda price: (price.unit_net, price.pk)) for item, prices in found.items()}


def hold_lines(plan: PurchasePlan) -> None:
    """Its lines are ours until the transaction ends: none of their quotes changes meanwhile."""
    list(PlanLine.objects.select_for_update().filter(plan=plan).order_by("pk").values_list("pk"))


@transaction.atomic
def enter(line: PlanLine, supplier: Supplier, terms: Terms, *, by: Person, now: datetime) -> Quote:
    """Write down what a supplier asks, or asks now; a chosen quote with a new price has to be chosen again. Refused: applied, closed."""
    held = _held(line)
    refuse_unless(supplier.closed_at is None, _("Nothing is bought of this supplier any more."), "closed")
    refuse_unless(terms.price >= 0 and terms.holds > 0, _("A quote has a price and a pack of at least one."), "price")
    given = {**vars(terms), "entered_at": now, "entered_by": by}
    before = Quote.objects.filter(line=held, supplier=supplier).first()
    if before is None:
        quote = Quote.objects.create(line=held, supplier=supplier, **given)
    else:
        was = before.unit_net
        quote = before
        for name, value in given.items():
            setattr(quote, name, value)
        if quote.unit_net != was:
            quote.chosen_at, quote.chosen_by, quote.reason = None, None, ""
        quote.save()
    details = {"supplier": supplier.pk, "line": held.pk, "price": str(terms.price), "holds": terms.holds}
    trail.record("enter_quote", subject=quote, by=by, at=now, details=details)
    return quote


@transaction.atomic
def enter_all(supplier: Supplier, said: Mapping[PlanLine, Terms], *, by: Person, now: datetime) -> list[Quote]:
    """What one supplier asks for several lines of a plan, as it stands on their paper; what stands here already stays untouched."""
    lines = sorted(said, key=lambda line: line.pk)
    return [quote for line in lines if (quote := _entered(line, supplier, said[line], by=by, now=now))]


def _entered(line: PlanLine, supplier: Supplier, terms: Terms, *, by: Person, now: datetime) -> Quote | None:
    before = Quote.objects.filter(line=line, supplier=supplier).first()
    if before and all(getattr(before, name) == value for name, value in vars(terms).items()):
        return None
    return enter(line, supplier, terms, by=by, now=now)


@transaction.atomic
def drop(quote: Quote, *, by: Person, now: datetime) -> None:
    """A quote that was entered by mistake goes. Refused: applied, chosen."""
    _held(quote.line)
    quote.refresh_from_db()
    refuse_unless(quote.chosen_at is None, _("This quote is chosen. Choose another first."), "chosen")
    details = {"supplier": quote.supplier_id, "line": quote.line_id, "price": str(quote.price)}
    trail.record("drop_quote", subject=quote, by=by, at=now, details=details)
    quote.delete()


@transaction.atomic
def choose(quote: Quote, *, by: Person, now: datetime, reason: str = "") -> Quote:
    """This one is bought; whoever was chosen before is not. Refused: applied, reason (it is not the lowest and nobody says why)."""
    held = _held(quote.line)
    quote.refresh_from_db()
    lowest = min(each.unit_net for each in held.quotes.all())
    words = _("This is not the lowest quote. Say why it is chosen.")
    refuse_unless(quote.unit_net == lowest or bool(reason.strip()), words, "reason")
    held.quotes.filter(chosen_at__isnull=False).exclude(pk=quote.pk).update(chosen_at=None, chosen_by=None, reason="")
    quote.chosen_at, quote.chosen_by, quote.reason = now, by, reason.strip()[:200]
    quote.save(update_fields=["chosen_at", "chosen_by", "reason"])
    details = {"supplier": quote.supplier_id, "line": held.pk, "reason": quote.reason, "is_lowest": quote.unit_net == lowest}
    trail.record("choose_quote", subject=quote, by=by, at=now, details=details)
    return quote


@transaction.atomic
def ask_exception(line: PlanLine, *, reason: str, by: Person, now: datetime) -> QuoteException:
    """Ask the admin managers to sign for fewer quotes. Refused: applied, reason, enough, asked."""
    held = _held(line)
    many = held.quotes.count()
    refuse_unless(bool(reason.strip()), _("Say why there are fewer quotes."), "reason")
    refuse_unless(many < PurchaseLimits.now().quotes, _("There are enough quotes already."), "enough")
    refuse_unless(not QuoteException.objects.filter(line=held).exists(), _("An exception was asked for already."), "asked")
    exception = QuoteException.objects.create(line=held, reason=reason.strip()[:200], asked_at=now, asked_by=by)
    trail.record("ask_exception", subject=exception, by=by, at=now, details={"line": held.pk, "reason": exception.reason})
    todos.open(ExceptionSigned, subject=exception, since=now, role=Role.ADMIN_MANAGER, by=by, now=now)
    data = {"what": held.what, "quotes": str(many), "reason": exception.reason, "who": str(by), "path": _path(held)}
    for manager in Person.objects.holding(Role.ADMIN_MANAGER):
        post(ExceptionAsked, cause=f"exception:{exception.pk}", to=manager, subject=exception, data=data, now=now)
    return exception


@transaction.atomic
def sign_exception(exception: QuoteException, *, by: Person, now: datetime, words: str = "") -> QuoteException:
    """The admin manager signs for fewer quotes. Refused: signed, own (somebody else could)."""
    held = QuoteException.objects.select_for_update(of=("self",)).select_related("line__item", "line__special").get(pk=exception.pk)
    refuse_unless(held.signed_at is None, _("This exception is signed already."), "signed")
    refuse_unless(may_sign(held, by), _("Another admin manager signs for what you asked for yourself."), "own")
    held.signed_at, held.signed_by = now, by
    held.save(update_fields=["signed_at", "signed_by"])
    trail.record("sign_exception", subject=held, by=by, at=now, details={"reason": held.reason, "words": words})
    todos.settle(ExceptionSigned, subject=held, by=by, now=now, words=words, outcome=Outcome.AGREED)
    _tell_asker(held, agreed=True, words=words, by=by, now=now)
    return held


@transaction.atomic
def refuse_exception(exception: QuoteException, *, words: str, by: Person, now: datetime) -> None:
    """More quotes are needed; the exception goes, and may be asked for again. Refused: signed, words."""
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    held = QuoteException.objects.select_for_update(of=("self",)).select_related("line__item", "line__special").get(pk=exception.pk)
    refuse_unless(held.signed_at is None, _("This exception is signed already."), "signed")
    trail.record("refuse_exception", subject=held, by=by, at=now, details={"line": held.line_id, "reason": held.reason, "words": words})
    todos.settle(ExceptionSigned, subject=held, by=by, now=now, words=words, outcome=Outcome.REFUSED)
    _tell_asker(held, agreed=False, words=words, by=by, now=now)
    held.delete()


def may_sign(exception: QuoteException, person: Person) -> bool:
    """Nobody signs for what they asked for themselves while another admin manager could."""
    return exception.asked_by_id != person.pk or not another_decides(person)


@which_answers(ExceptionSigned)
def exception_answers(todo: Todo, person: Person, now: datetime) -> frozenset[Outcome]:
    """One's own may be refused, which takes it back."""
    return BOTH if may_sign(QuoteException.objects.get(pk=todo.subject_id), person) else frozenset({Outcome.REFUSED})


@when_decided(ExceptionSigned)
def exception_decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do says the same as the buttons beside the quotes."""
    exception = QuoteException.objects.get(pk=todo.subject_id)
    if outcome is Outcome.AGREED:
        sign_exception(exception, by=by, now=now, words=words)
    else:
        refuse_exception(exception, words=words, by=by, now=now)


def _tell_asker(exception: QuoteException, *, agreed: bool, words: str, by: Person, now: datetime) -> None:
    if exception.asked_by is None or exception.asked_by == by:
        return
    with override(exception.asked_by.language):
        answer = _("signed") if agreed else _("not signed")
        data = {"what": exception.line.what, "answer": answer, "by": str(by), "words": words, "path": _path(exception.line)}
    post(ExceptionAnswered, cause=f"exception:{exception.pk}:answer", to=exception.asked_by, subject=exception.line, data=data, now=now)


def _path(line: PlanLine) -> str:
    return reverse("supplies:quote_grid", args=[line.plan_id])


def _held(line: PlanLine) -> PlanLine:
    """The line under a lock, as long as nothing was applied for at its quotes. Refused: gone, applied."""
    held = PlanLine.objects.select_for_update(of=("self",)).select_related("item", "special", "plan").filter(pk=line.pk).first()
    if held is None:
        raise Refused(_("The plan was made anew and does not hold this line any more."), "gone")
    applied = ApplicationLine.objects.filter(plan_line=held, application__refused_at__isnull=True).select_related("application").first()
    words = _("This line stands in purchase application %(number)s: its quotes stay as they are.")
    refuse_unless(applied is None, words % {"number": applied.application.number if applied else ""}, "applied")
    return held
