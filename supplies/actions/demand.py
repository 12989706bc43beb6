"""A department's demand form 需求表: written, handed in, approved or given back, taken back before the close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.people.standing_in import covered_by
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.deciding import when_decided
from frontdesk.todos.models import Outcome, Todo
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_after
from frontdesk.workdays.today import midnight
from supplies.actions.demand_rounds import responsible_for, told_for
from supplies.models import DemandForm, DemandLine, Item, Movement
from supplies.notices.about_demand import about_form
from supplies.notices.demand_asked import DemandAsked
from supplies.notices.demand_returned import DemandReturned
from supplies.promises.demand import clock_begins
from supplies.promises.demand_approved import DemandApproved
from supplies.promises.demand_handed_in import DemandHandedIn

SPARE = DemandLine.Need.SPARE


@dataclass(frozen=True)
class Wanted:
    """One line as it is asked for: an item of the catalogue, or a special need in words (`line`: the one it stood in before)."""

    quantity: int
    item: Item | None = None
    special: str = ""
    need: str = DemandLine.Need.COMMON
    reason: str = ""
    estimate: Decimal | None = None
    line: int | None = None


def is_head(form: DemandForm, person: Person, on: date) -> bool:
    """Whether this person answers for the form on a day: the head, whoever acts for the head, an admin manager where there is no head."""
    head = responsible_for(form.department)
    if head is None:
        return Role.ADMIN_MANAGER in person.roles
    return person.pk == head.pk or head.pk in covered_by(person, on)


def may_fill(form: DemandForm, person: Person, on: date) -> bool:
    """The department itself, whoever answers for it, and whoever the to-do was given to."""
    if person.department_id == form.department_id or is_head(form, person, on):
        return True
    return Todo.objects.open().about(form).filter(promise=DemandHandedIn.name, holder=person).exists()


@transaction.atomic
def save(form: DemandForm, lines: Sequence[Wanted], *, by: Person, now: datetime) -> DemandForm:
    """The lines as they stand now, in place of those before. Refused: foreign, handed-in, quantity, closed, spare, twice, special."""
    held = _held(form, by=by, now=now)
    refuse_unless(held.handed_in_at is None, _("This form is handed in. Take it back to change it."), "handed-in")
    _check(lines)
    before = {_key(line.item_id, line.pk): line for line in held.lines.all()}
    asked = {_key(wanted.item.pk if wanted.item else None, wanted.line): wanted for wanted in lines if wanted.item or wanted.line}
    DemandLine.objects.filter(pk__in=[line.pk for key, line in before.items() if key not in asked]).delete()
    used = usage(held)
    for wanted in lines:
        line = before.get(_key(wanted.item.pk if wanted.item else None, wanted.line)) or DemandLine(form=held, item=wanted.item)
        _write(line, wanted, used)
    trail.record("save_demand", subject=held, by=by, at=now, details={"lines": len(lines)})
    return held


@transaction.atomic
def hand_in(form: DemandForm, *, by: Person, now: datetime, lines: Sequence[Wanted] | None = None) -> DemandForm:
    """The department asks for this; a form without a line says that nothing is needed. By the head: approved with it.

    After the close it is taken all the same, and late. `lines` replace those before. Refused: foreign, handed-in, and as `save` does.
    """
    held = _held(form, by=by, now=now)
    refuse_unless(held.handed_in_at is None, _("This form is handed in already."), "handed-in")
    if lines is not None:
        save(held, lines, by=by, now=now)
    held.handed_in_at, held.handed_in_by, held.words = now, by, ""
    if is_head(held, by, timezone.localdate(now)):
        held.approved_at, held.approved_by = now, by
    held.save(update_fields=["handed_in_at", "handed_in_by", "words", "approved_at", "approved_by"])
    _freeze_usage(held)
    trail.record("hand_in_demand", subject=held, by=by, at=now, details={"late": held.is_late, "approved": held.approved_at is not None})
    todos.settle(DemandHandedIn, subject=held, by=by, now=now)
    if held.approved_at is None:
        _ask_head(held, by=by, now=now)
    return held


@transaction.atomic
def take_back(form: DemandForm, *, by: Person, now: datetime) -> DemandForm:
    """Before the close it may be changed again. Refused: foreign, not-handed-in, closed."""
    held = _held(form, by=by, now=now)
    refuse_unless(held.handed_in_at is not None, _("This form is not handed in yet."), "not-handed-in")
    is_open = held.round.closed_at is None and now < held.round.closes_at
    refuse_unless(is_open, _("The round has closed: what is handed in stays so."), "closed")
    todos.withdraw(DemandApproved, subject=held, by=by, now=now)
    _open_again(held, words="", now=now)
    trail.record("take_back_demand", subject=held, by=by, at=now)
    return held


@transaction.atomic
def approve(form: DemandForm, *, by: Person, now: datetime) -> DemandForm:
    """The head agrees to what somebody of the department handed in. Refused: not-head, not-handed-in, approved."""
    held = _locked(form)
    refuse_unless(is_head(held, by, timezone.localdate(now)), _("The head of the department approves the form."), "not-head")
    _approve(held, by=by, now=now)
    todos.settle(DemandApproved, subject=held, by=by, now=now, outcome=Outcome.AGREED)
    return held


@transaction.atomic
def give_back(form: DemandForm, *, words: str, by: Person, now: datetime) -> DemandForm:
    """The head wants it changed and says why; after the close too. Refused: not-head, not-handed-in, approved, words."""
    held = _locked(form)
    refuse_unless(is_head(held, by, timezone.localdate(now)), _("The head of the department gives the form back."), "not-head")
    _give_back(held, words=words, by=by, now=now)
    todos.settle(DemandApproved, subject=held, by=by, now=now, words=words, outcome=Outcome.REFUSED)
    return held


@when_decided(DemandApproved)
def decided(todo: Todo, *, outcome: Outcome, by: Person, now: datetime, words: str) -> None:
    """The plain approval of the to-do says the same as the two buttons of the form."""
    held = _locked(DemandForm.objects.get(pk=todo.subject_id))
    if outcome is Outcome.AGREED:
        _approve(held, by=by, now=now)
    else:
        _give_back(held, words=words, by=by, now=now)


def usage(form: DemandForm) -> dict[int, list[int]]:
    """item → base units that the department used in each of the three months before, the oldest first; one query."""
    months = form.round.months_before
    used = Movement.objects.used_by(form.department_id, months[0], month_after(months[-1]))
    return {item: [by_month.get(month, 0) for month in months] for item, by_month in used.items()}


def _key(item: int | None, line: int | None) -> tuple[str, int]:
    """What tells lines of a form apart: an item stands in it once, a special need is known by its line."""
    return ("item", item) if item else ("special", line or 0)


def _check(lines: Sequence[Wanted]) -> None:
    """Refused: quantity, closed, spare, twice, special."""
    items = [wanted.item.pk for wanted in lines if wanted.item]
    refuse_unless(len(items) == len(set(items)), _("An item stands in the form once."), "twice")
    for wanted in lines:
        named = wanted.item or wanted.special.strip()
        refuse_unless(bool(named), _("Say what is needed."), "special")
        refuse_unless(0 < wanted.quantity < 1_000_000, _("%(what)s: how many?") % {"what": named}, "quantity")
        is_open = wanted.item is None or wanted.item.closed_at is None
        refuse_unless(is_open, _("%(what)s is not kept any more.") % {"what": named}, "closed")
        has_reason = wanted.need != SPARE or bool(wanted.reason.strip())
        refuse_unless(has_reason, _("%(what)s: a spare needs a reason.") % {"what": named}, "spare")
        is_argued = wanted.item is not None or bool(wanted.reason.strip())
        refuse_unless(is_argued, _("%(what)s: say why it is necessary.") % {"what": named}, "special")


def _write(line: DemandLine, wanted: Wanted, used: dict[int, list[int]]) -> None:
    """Into its row; a special need that changed is assessed anew."""
    new = (wanted.special.strip()[:120], wanted.quantity, wanted.estimate)
    if line.item_id is None and (line.special, line.quantity, line.estimate) != new:
        line.assessed_at = line.assessed_by = line.is_agreed = None
        line.assessment = ""
    line.special, line.quantity, line.estimate = new
    line.need, line.reason = wanted.need, wanted.reason.strip()[:200]
    line.used_before = used.get(line.item_id or 0, [0, 0, 0])
    line.save()


def _freeze_usage(form: DemandForm) -> None:
    """What was used by then stays beside the lines, whatever is handed out later."""
    lines, used = list(form.lines.of_items()), usage(form)
    for line in lines:
        line.used_before = used.get(line.item_id or 0, [0, 0, 0])
    DemandLine.objects.bulk_update(lines, ["used_before"])


def _ask_head(form: DemandForm, *, by: Person, now: datetime) -> None:
    """The same days as the round's; what came late is approved by the end of the next working day."""
    working, head = calendar(), responsible_for(form.department)
    since = clock_begins(form.round.opened_at, working)
    if form.is_late:
        limit = DemandApproved.now().limit.days
        since = midnight(working.add_workdays(timezone.localdate(now), 1 - limit))
    todos.open(DemandApproved, subject=form, since=since, holder=head, role="" if head else Role.ADMIN_MANAGER, by=by, now=now)
    for person in told_for(form.department, timezone.localdate(now)):
        with override(person.language):
            data = {**about_form(form), "who": str(by)}
        post(DemandAsked, cause=f"demand:{form.pk}:asked:{now.isoformat()}", to=person, subject=form, data=data, now=now)


def _approve(form: DemandForm, *, by: Person, now: datetime) -> None:
    _must_wait(form)
    form.approved_at, form.approved_by = now, by
    form.save(update_fields=["approved_at", "approved_by"])
    trail.record("approve_demand", subject=form, by=by, at=now)


def _give_back(form: DemandForm, *, words: str, by: Person, now: datetime) -> None:
    _must_wait(form)
    refuse_unless(bool(words.strip()), _("Say in a few words why not."), "words")
    asker = form.handed_in_by
    _open_again(form, words=words.strip()[:200], now=now)
    trail.record("give_back_demand", subject=form, by=by, at=now, details={"words": form.words})
    if asker and asker.is_active:
        with override(asker.language):
            data = {**about_form(form), "who": str(by), "words": form.words}
        post(DemandReturned, cause=f"demand:{form.pk}:returned:{now.isoformat()}", to=asker, subject=form, data=data, now=now)


def _must_wait(form: DemandForm) -> None:
    """Refused: not-handed-in, approved."""
    refuse_unless(form.handed_in_at is not None, _("This form is not handed in yet."), "not-handed-in")
    refuse_unless(form.approved_at is None, _("This form is approved already."), "approved")


def _open_again(form: DemandForm, *, words: str, now: datetime) -> None:
    form.handed_in_at = form.handed_in_by = form.approved_at = form.approved_by = None
    form.words = words
    form.save(update_fields=["handed_in_at", "handed_in_by", "approved_at", "approved_by", "words"])
    todos.reopen(DemandHandedIn, subject=form, now=now)


def _held(form: DemandForm, *, by: Person, now: datetime) -> DemandForm:
    """Ours until the transaction ends. Refused: foreign."""
    held = _locked(form)
    refuse_unless(may_fill(held, by, timezone.localdate(now)), _("The department itself fills in its form."), "foreign")
    return held


def _locked(form: DemandForm) -> DemandForm:
    return DemandForm.objects.full().select_for_update(of=("self",)).get(pk=form.pk)
