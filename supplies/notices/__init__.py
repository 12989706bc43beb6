"""What the notices about supplies may name; each kind in a file of its own."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from supplies.models import Item


def things(pairs: Iterable[tuple[Item, int]]) -> str:
    """'中性笔 5支、键盘 1个', in the active language; the same thing twice is one, nothing of nothing."""
    many: Counter[Item] = Counter()
    for item, quantity in pairs:
        many[item] += quantity
    words = [_("%(item)s %(n)d %(unit)s") % {"item": item, "n": n, "unit": item.shown_unit} for item, n in many.items() if n]
    return _(", ").join(words)
