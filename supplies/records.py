"""Records of supplies in words, for who may see them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.records import About, record_kind, shown
from supplies.models import (
    Agreement,
    Application,
    Budget,
    Category,
    ClosedMonth,
    DemandForm,
    DemandLine,
    DemandRound,
    Disposal,
    HandEntry,
    HandIn,
    Handout,
    Item,
    Loan,
    Movement,
    Order,
    PurchasePlan,
    Quota,
    Quote,
    QuoteException,
    Receipt,
    Requisition,
    Stocktake,
    Store,
    Supplier,
    SupplierReview,
)


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


def demand_forms(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(DemandForm.objects.visible_to(reader).select_related("round", "department"), ids)


def special_needs(ids: Sequence[int], reader: Person) -> dict[int, About]:
    seen = DemandLine.objects.filter(pk__in=ids, form__in=DemandForm.objects.visible_to(reader)).select_related("item", "form")
    return {line.pk: About(str(line), line.form.get_absolute_url()) for line in seen}


def demand_rounds(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(DemandRound.objects.visible_to(reader), ids)


def plans(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(PurchasePlan.objects.select_related("round"), ids) if reader.can(Can.BUY_SUPPLIES) else {}


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
record_kind(DemandForm, _("demand form"), demand_forms)
record_kind(DemandLine, _("special need"), special_needs)
record_kind(DemandRound, _("demand round"), demand_rounds)
record_kind(PurchasePlan, _("purchase plan"), plans)


def suppliers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Supplier.objects.visible_to(reader), ids)


def agreements(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Agreement.objects.visible_to(reader).select_related("supplier"), ids)


def reviews(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(SupplierReview.objects.visible_to(reader).select_related("supplier"), ids)


def budgets(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Who sets them reads whose it is."""
    if not reader.can(Can.APPROVE_PURCHASES):
        return {}
    rows = Budget.objects.filter(pk__in=ids).select_related("department")
    return {each.pk: About(str(each), f"{reverse('supplies:cost_list')}?period={each.period}") for each in rows}


record_kind(Supplier, _("supplier"), suppliers)
record_kind(Agreement, _("supply agreement"), agreements)
record_kind(SupplierReview, _("review of a supplier"), reviews)
record_kind(Budget, _("supply budget"), budgets)


def requisitions(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Requisition.objects.visible_to(reader), ids)


def handouts(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Handout.objects.visible_to(reader), ids)


def loans(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Loan.objects.visible_to(reader).select_related("item"), ids)


def hand_ins(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(HandIn.objects.visible_to(reader).select_related("issue__line__item"), ids)


def disposals(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Disposal.objects.visible_to(reader), ids)


def quotas(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Quota.objects.select_related("item", "category"), ids)


record_kind(Requisition, _("requisition"), requisitions)
record_kind(Handout, _("handout"), handouts)
record_kind(Loan, _("loan between departments"), loans)
record_kind(HandIn, _("old thing handed in"), hand_ins)
record_kind(Disposal, _("batch of old things"), disposals)
record_kind(Quota, _("quota"), quotas)


def entries(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Opens the ledger of its item."""
    path = reverse("supplies:movement_list") if reader.can(Can.RUN_SUPPLIES) else ""
    rows = HandEntry.objects.filter(pk__in=ids).select_related("item")
    return {each.pk: About(str(each), path and f"{path}?item={each.item_id}") for each in rows}


def movements(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("supplies:movement_list") if reader.can(Can.RUN_SUPPLIES) else ""
    rows = Movement.objects.filter(pk__in=ids).select_related("item")
    return {each.pk: About(f"{each.item} {each.signed}", path and f"{path}?item={each.item_id}") for each in rows}


record_kind(HandEntry, _("entry by hand"), entries)
record_kind(Movement, _("movement"), movements)


def closed_months(ids: Sequence[int], reader: Person) -> dict[int, About]:
    path = reverse("supplies:month_list") if reader.can(Can.APPROVE_PURCHASES) else ""
    return {each.pk: About(str(each), path) for each in ClosedMonth.objects.filter(pk__in=ids)}


record_kind(ClosedMonth, _("month of the ledger"), closed_months)
