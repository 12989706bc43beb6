"""Stocktakes 盘点: a frozen snapshot is counted blind, large differences twice, each has a cause; then it is handed in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.numbers.actions import draw
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.people.permissions import PERMISSIONS, Can, Role
from frontdesk.people.standing_in import acting_for
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from supplies.actions.ledger import locked
from supplies.actions.own import another_decides, second
from supplies.finding.counting import is_beyond, progress
from supplies.limits import StocktakeLimits
from supplies.models import Balance, Category, Item, Stocktake, StocktakeLine, Store, Unexpected
from supplies.notices.stocktake_handed_in import StocktakeHandedIn
from supplies.notices.stocktake_opened import StocktakeOpened
from supplies.numbers import STOCKTAKES
from supplies.promises.stocktake_approved import StocktakeApproved
from supplies.promises.stocktake_done import StocktakeDone

KEEPERS = (Role.LOGISTICS_OFFICER, Role.ADMIN_CLERK, Role.RECEPTIONIST, Role.ADMIN_MANAGER)  # who counts: the first role somebody has
NAMED = 3  # items that a refusal names


@transaction.atomic
def open(  # the verb of the noun: `stocktakes.open(...)`
    store: Store,
    *,
    now: datetime,
    by: Person | None = None,
    month: date | None = None,
    categories: Collection[Category] = (),
    items: Collection[Item] = (),
    is_blind: bool = True,
) -> Stocktake:
    """Freeze what the books say of this store, a line an item. With `month` it is the month end's and counts everything; else a quick
    count of categories or of single items. Refused: closed, again, running (an item is being counted already), empty."""
    store = Store.objects.select_for_update(no_key=True).get(pk=store.pk)  # who books holds balances and then names the store
    refuse_unless(store.closed_at is None, _("This store is closed."), "closed")
    wanted = _items(store, categories, items)
    if month:
        refuse_unless(not Stocktake.objects.month_end(store, month).exists(), _("The stocktake of this month is open already."), "again")
        _take_over(store, now=now, by=by)
    else:
        _must_be_free(store, wanted)
    refuse_unless(bool(wanted), _("There is nothing to count here."), "empty")
    balances = locked(wanted, store)
    month = month.replace(day=1) if month else None
    made = Stocktake.objects.create(store=store, month=month, opened_at=now, opened_by=by, is_blind=is_blind)
    made.categories.set(categories)
    frozen = [StocktakeLine(stocktake=made, item_id=pk, book=each.on_hand, average=each.average) for pk, each in balances.items()]
    StocktakeLine.objects.bulk_create(frozen)
    trail.record("open_stocktake", subject=made, by=by, at=now, details={"items": len(frozen)})
    todos.open(StocktakeDone, subject=made, since=now, role=keeper(), by=by, now=now)
    made.number = draw(STOCKTAKES, subject=made, at=now).text
    made.save(update_fields=["number"])
    put(made)
    _tell_opened(made, many=len(frozen), by=by, now=now)
    return made


def _items(store: Store, categories: Collection[Category], items: Collection[Item]) -> set[int]:
    """Chosen items whether they have stock or not, and what this store holds or has held of the categories; of neither: of everything."""
    chosen = {item.pk for item in items}
    if chosen and not categories:
        return chosen
    held = Balance.objects.filter(Q(item__closed_at__isnull=True) | Q(on_hand__gt=0), store=store)
    if categories:
        held = held.filter(item__category__in=categories)
    return chosen | set(held.values_list("item", flat=True))


def _must_be_free(store: Store, wanted: Iterable[int]) -> None:
    """Nothing is counted in two papers at once, or its difference would be booked twice."""
    taken = StocktakeLine.objects.filter(stocktake__in=Stocktake.objects.running().filter(store=store), item__in=wanted)
    first = taken.select_related("item", "stocktake").order_by("pk").first()
    if first:
        words = _("%(item)s is being counted in %(number)s; finish or drop that one first.")
        raise Refused(words % {"item": first.item, "number": first.stocktake}, "running")


def _take_over(store: Store, *, by: Person | None, now: datetime) -> None:
    """The month end counts everything, so it takes the place of quick counts that nobody has agreed to yet."""
    for quick in Stocktake.objects.running().filter(store=store).select_for_update().order_by("pk"):
        let_go(quick, by=by, now=now, words=_("The stocktake of the month takes its place."))


def let_go(held: Stocktake, *, by: Person | None, now: datetime, words: str) -> None:
    """A stocktake held by the caller ends without anything being booked."""
    held.dropped_at, held.dropped_by = now, by
    held.save(update_fields=["dropped_at", "dropped_by"])
    trail.record("drop_stocktake", subject=held, by=by, at=now, details={"words": words})
    for promise in (StocktakeDone, StocktakeApproved):
        todos.withdraw(promise, subject=held, by=by, now=now)


@transaction.atomic
def count(line: StocktakeLine, *, counted: int, by: Person, now: datetime, is_anew: bool = False) -> StocktakeLine:
    """What lies there, in base units. Large differences are counted again by somebody else; a slip is mended by whoever made it.

    What moved since the snapshot is what the balance, held here, differs from it. With the last count the books are open; from then on
    nobody changes a count of their own, and a colleague who doubts one says so (`is_anew`). Refused: handed-in, dropped, counted, second,
    opened.
    """
    held = counting(line.stocktake)
    mine = StocktakeLine.objects.select_related("item", "counted_by").get(pk=line.pk)
    if held.books_opened_at:
        _must_be_anothers(mine, by)
    is_second = bool(held.books_opened_at and is_anew) or _is_second(mine, by)
    mine.moved = locked({mine.item_id}, held.store)[mine.item_id].on_hand - mine.book
    if is_second:
        mine.recounted, mine.recounted_at, mine.recounted_by = counted, now, by
    else:
        mine.counted, mine.counted_at, mine.counted_by = counted, now, by
    if not mine.difference:
        mine.cause = mine.words = ""
    mine.save()
    details = {"item": mine.item_id, "counted": counted, "second": is_second}
    trail.record("count_item", subject=held, by=by, at=now, details=details)
    _open_books(held, by=by, now=now)
    return mine


@transaction.atomic
def count_all(stocktake: Stocktake, *, counts: Mapping[int, int], by: Person, now: datetime) -> list[StocktakeLine]:
    """The counts of a filled-in sheet by the id of their line, all or none. Refused as `count` is, with the item's name; gone."""
    held = counting(stocktake)
    lines = list(held.lines.filter(pk__in=counts).select_related("item", "stocktake").order_by("item_id"))
    refuse_unless(len(lines) == len(counts), _("This sheet belongs to another stocktake."), "gone")
    counted = []
    for line in lines:
        try:
            counted.append(count(line, counted=counts[line.pk], by=by, now=now))
        except Refused as error:
            raise Refused(_("%(item)s: %(words)s") % {"item": line.item, "words": error}, error.code) from None
    return counted


def _is_second(line: StocktakeLine, by: Person) -> bool:
    """Whether this person's count is the second one. Refused: counted, second."""
    if line.counted is None:
        return False
    if line.recounted is not None:
        refuse_unless(line.recounted_by_id == by.pk, _("This item has been counted twice already."), "counted")
        return True
    if is_beyond(line, StocktakeLimits.now()):
        refuse_unless(line.counted_by_id != by.pk, _("This item is counted again by somebody else."), "second")
        return True
    words = _("%(person)s has counted this item already.") % {"person": line.counted_by}
    refuse_unless(line.counted_by_id == by.pk, words, "counted")
    return False


def _must_be_anothers(line: StocktakeLine, by: Person) -> None:
    """The books are open: somebody who has not counted it may do so."""
    words = _("What the books say is open by now: your count stays. If it is wrong, a colleague counts the item again.")
    refuse_unless(by.pk not in (line.counted_by_id, line.recounted_by_id), words, "opened")


def _open_books(held: Stocktake, *, by: Person, now: datetime) -> None:
    """Once everything is counted blind, and twice where that is asked for, what the books say is shown."""
    if not held.is_blind or held.books_opened_at or held.lines.filter(counted__isnull=True).exists():
        return
    if progress(list(held.lines.select_related("item")), StocktakeLimits.now()).second:
        return
    held.books_opened_at = now
    held.save(update_fields=["books_opened_at"])
    trail.record("open_books", subject=held, by=by, at=now)


@transaction.atomic
def explain(line: StocktakeLine, *, cause: str, by: Person, now: datetime, words: str = "") -> StocktakeLine:
    """Why there is more or less than there should be. Refused: handed-in, dropped, equal, cause."""
    held = counting(line.stocktake)
    mine = StocktakeLine.objects.select_related("item").get(pk=line.pk)
    refuse_unless(bool(mine.difference), _("This item has no difference."), "equal")
    refuse_unless(cause in StocktakeLine.Cause.values, _("Choose a cause."), "cause")
    mine.cause, mine.words = cause, words.strip()[:200]
    mine.save(update_fields=["cause", "words"])
    trail.record("explain_difference", subject=held, by=by, at=now, details={"item": mine.item_id, "cause": cause, "words": mine.words})
    return mine


@transaction.atomic
def find(stocktake: Stocktake, *, what: str, quantity: int, by: Person, now: datetime) -> Unexpected:
    """Something lies there that no line names. Refused: handed-in, dropped, what, quantity."""
    held = counting(stocktake)
    refuse_unless(bool(what.strip()), _("Say what was found."), "what")
    refuse_unless(quantity > 0, _("Say how many were found."), "quantity")
    found = Unexpected.objects.create(stocktake=held, what=" ".join(what.split())[:120], quantity=quantity, found_at=now, found_by=by)
    trail.record("find_unexpected", subject=held, by=by, at=now, details={"what": found.what, "quantity": quantity})
    return found


@transaction.atomic
def put_right(unexpected: Unexpected, *, words: str, by: Person, now: datetime) -> Unexpected:
    """What became of it: brought to its store, taken into the catalogue, thrown away. Refused: handed-in, dropped, words, settled."""
    held = counting(unexpected.stocktake)
    found = Unexpected.objects.get(pk=unexpected.pk)
    refuse_unless(bool(words.strip()), _("Say what became of it."), "words")
    refuse_unless(found.settled_at is None, _("This is settled already."), "settled")
    found.settled_at, found.settled_by, found.words = now, by, words.strip()[:200]
    found.save(update_fields=["settled_at", "settled_by", "words"])
    trail.record("settle_unexpected", subject=held, by=by, at=now, details={"what": found.what, "words": found.words})
    return found


@transaction.atomic
def hand_in(stocktake: Stocktake, *, by: Person, now: datetime) -> Stocktake:
    """Everything is counted and explained. Without a difference it is closed; else somebody else agrees first: an admin manager, or where
    the only one hands it in the head above or the stand-in.

    Refused: handed-in, dropped, uncounted, second, cause, unexpected.
    """
    held = counting(stocktake)
    so_far = progress(list(held.lines.select_related("item")), StocktakeLimits.now())
    for lines, words, code in (
        (so_far.uncounted, _("Not counted yet: %(items)s."), "uncounted"),
        (so_far.second, _("Somebody else must count again: %(items)s."), "second"),
        (so_far.causeless, _("Say why there is a difference: %(items)s."), "cause"),
    ):
        refuse_unless(not lines, words % {"items": _first(lines)}, code)
    open_finds = held.unexpected.filter(settled_at__isnull=True)
    refuse_unless(not open_finds.exists(), _("Say what became of everything that was found besides."), "unexpected")
    held.handed_in_at, held.handed_in_by = now, by
    if not so_far.different:
        held.approved_at = now  # nobody needs to agree to nothing
    held.save()
    trail.record("hand_in_stocktake", subject=held, by=by, at=now, details={"differences": len(so_far.different)})
    todos.settle(StocktakeDone, subject=held, by=by, now=now)
    if so_far.different:
        asked = second(by, timezone.localdate(now)) if Role.ADMIN_MANAGER in by.roles and not another_decides(by) else None
        role = "" if asked else Role.ADMIN_MANAGER
        todos.open(StocktakeApproved, subject=held, since=now, holder=asked, role=role, by=by, now=now)
        _tell_handed_in(held, asked, differences=len(so_far.different), now=now)
    return held


def counting(stocktake: Stocktake) -> Stocktake:
    """This stocktake, held until the transaction ends and still being counted. Refused: handed-in, dropped."""
    held = Stocktake.objects.select_for_update(of=("self",)).select_related("store").get(pk=stocktake.pk)
    refuse_unless(held.dropped_at is None, _("This stocktake was dropped."), "dropped")
    refuse_unless(held.handed_in_at is None, _("This stocktake is handed in; nothing of it changes any more."), "handed-in")
    return held


def keeper() -> Role:
    """Whose to-do a stocktake is: the storekeepers', or where there are none those who come next."""
    return next((role for role in KEEPERS if Person.objects.holding(role).exists()), Role.ADMIN_MANAGER)


def counters() -> list[Person]:
    """Everybody who may count."""
    roles = [role for role in Role if Can.RUN_SUPPLIES in PERMISSIONS[role]]
    return list(Person.objects.active().filter(posts__role__in=roles).distinct().order_by("pk"))


def _first(lines: Sequence[StocktakeLine]) -> str:
    """'中性笔, 订书机 and 4 more'."""
    names = _(", ").join(str(line.item) for line in lines[:NAMED])
    rest = len(lines) - NAMED
    return _("%(names)s and %(n)d more") % {"names": names, "n": rest} if rest > 0 else names


def _tell_opened(made: Stocktake, *, many: int, by: Person | None, now: datetime) -> None:
    for person in counters() if made.month else ():
        with override(person.language):
            data = {"number": made.number, "store": str(made.store), "items": many, "path": made.get_absolute_url()}
        post(StocktakeOpened, cause=f"stocktake:{made.pk}:opened", to=person, subject=made, data=data, now=now)


def _tell_handed_in(held: Stocktake, asked: Person | None, *, differences: int, now: datetime) -> None:
    """Who agrees hears of it, or who acts for them today."""
    acting = acting_for(asked, timezone.localdate(now)) if asked else None
    managers = Person.objects.holding(Role.ADMIN_MANAGER).exclude(pk=held.handed_in_by_id).distinct()
    for reader in [acting] if acting else managers:
        with override(reader.language):
            data = {"number": held.number, "store": str(held.store), "by": str(held.handed_in_by), "differences": differences}
        data["path"] = held.get_absolute_url()
        cause = f"stocktake:{held.pk}:handed-in:{now.isoformat()}"
        post(StocktakeHandedIn, cause=cause, to=reader, subject=held, data=data, now=now)
