"""Records of supplies in words, for who may see them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.records import About, record_kind, shown
from supplies.models import Application, Category, Item, Order, Quote, QuoteException, Receipt, Stocktake, Store


def items(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Item.objects.visible_to(reader), ids)


def categories(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("supplies:setting_list") if reader.can(Can.BUY_SUPPLIES) else ""
    return {each.pk: About(str(each), path) for each in Category.objects.filter(pk__in=ids)}


def stores(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("supplies:setting_list") if reader.can(Can.BUY_SUPPLIES) else ""
    return {each.pk: About(str(each), path) for each in Store.objects.filter(pk__in=ids)}


def stocktakes(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Stocktake.objects.visible_to(reader), ids)


record_kind(Item, _("item"), items)
record_kind(Category, _("category of items"), categories)
record_kind(Store, _("store"), stores)


def applications(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Application.objects.visible_to(reader), ids)


def orders(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Order.objects.visible_to(reader), ids)


def receipts(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Receipt.objects.visible_to(reader), ids)


def quotes(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """By supplier and price, beside the others of its plan."""
    if not reader.can(Can.BUY_SUPPLIES):
        return {}
    rows = Quote.objects.filter(pk__in=ids).select_related("supplier", "line")
    return {row.pk: About(str(row), reverse("supplies:quote_grid", args=[row.line.plan_id])) for row in rows}


def exceptions(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = QuoteException.objects.visible_to(reader).filter(pk__in=ids).select_related("line__item", "line__special")
    return {row.pk: About(row.line.what, reverse("supplies:quote_grid", args=[row.line.plan_id])) for row in rows}


record_kind(Application, _("purchase application"), applications)
record_kind(Order, _("order"), orders)
record_kind(Receipt, _("receipt"), receipts)
record_kind(Quote, _("quote"), quotes)
record_kind(QuoteException, _("exception from the number of quotes"), exceptions)


record_kind(Stocktake, _("stocktake"), stocktakes)
