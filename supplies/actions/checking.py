"""Whether what the stores hold is the sum of what moved: a difference is the admin manager's to-do until it is gone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import refuse_unless
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from supplies.actions.ledger import locked
from supplies.models import Balance, Item, Movement, Store
from supplies.promises.ledger_agrees import LedgerAgrees


def differences() -> dict[tuple[int, int], tuple[int, int]]:
    """(item, store) → what is said to be there, and what its movements make, where the two disagree."""
    sums = Movement.objects.sums()
    held = {(item, store): on_hand for item, store, on_hand in Balance.objects.values_list("item", "store", "on_hand")}
    asked = {key: (held.get(key, 0), sums.get(key, 0)) for key in {*sums, *held}}
    return {key: (said, total) for key, (said, total) in sorted(asked.items()) if said != total}


@transaction.atomic
def check(*, now: datetime) -> int:
    """A to-do for each item of which stock and movements disagree, settled where they agree again; how many disagree."""
    wrong = {item for item, _store in differences()}
    for item in Item.objects.filter(pk__in=wrong):
        todos.open(LedgerAgrees, subject=item, since=now, role=Role.ADMIN_MANAGER, now=now)
    right = Todo.objects.open().filter(promise=LedgerAgrees.name).exclude(subject_id__in=wrong)
    for item in Item.objects.filter(pk__in=right.values("subject_id")):
        todos.settle(LedgerAgrees, subject=item, now=now)
    return len(wrong)


@transaction.atomic
def mend(item: Item, *, by: Person, now: datetime) -> None:
    """What is said to be there becomes the sum of the movements, which nobody can change; journaled. Refused: below, agrees."""
    wrong = [(store, said) for (pk, store), (said, _total) in differences().items() if pk == item.pk]
    refuse_unless(bool(wrong), _("Stock and movements agree already."), "agrees")
    for store in Store.objects.filter(pk__in=[pk for pk, _said in wrong]).order_by("pk"):
        balance = locked({item.pk}, store)[item.pk]
        rows = Movement.objects.filter(item=item, store=store)
        total = rows.sums().get((item.pk, store.pk), 0)
        words = _("The movements make %(n)d, which is less than nothing or than what is reserved. Count the item first.")
        refuse_unless(total >= balance.reserved, words % {"n": total}, "below")
        old, balance.on_hand = balance.on_hand, total
        balance.save(update_fields=["on_hand"])
        trail.record("mend_balance", subject=item, by=by, at=now, details={"store": store.pk, "old": old, "new": total})
    todos.settle(LedgerAgrees, subject=item, by=by, now=now)


def wrong_items() -> int:
    """Of how many items the last check found stock and movements to disagree."""
    return Todo.objects.open().filter(promise=LedgerAgrees.name).count()


def is_wrong(item: Item) -> bool:
    """Whether the last check found this one's stock and movements to disagree."""
    return Todo.objects.open().about(item).filter(promise=LedgerAgrees.name).exists()
