"""How supplies are found by the search."""

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.search.sources import Hit, Source, Wording
from frontdesk.web.templatetags.ui import day_and_clock
from supplies.models import Application, Item, Order, Receipt, Requisition, StockReport, Stocktake, Supplier
from supplies.models.item import spelt
from supplies.notices import things


class Items(Source):
    model, label, icon = Item, _("Items"), "package"

    def records(self) -> QuerySet[Item]:
        return Item.objects.all()

    def wording(self, record: Item) -> Wording:
        return Wording(
            title=record.name,
            at=record.created_at,
            numbers=(record.number, record.token),
            names=tuple(filter(None, (record.name, record.name_en))),
            spellings=f" {spelt(record.name)} ",
            text=" \n".join(filter(None, (record.specification, record.brand))),
        )

    def seen_by(self, reader: Person) -> QuerySet[Item]:
        return Item.objects.visible_to(reader).select_related("category")

    def hit(self, record: Item) -> Hit:
        closed = pgettext("item", "closed") if record.closed_at else ""
        line = " · ".join(filter(None, (str(record.category), record.specification, closed)))
        return Hit(title=str(record), line=line, number=record.number, path=record.get_absolute_url())


class Suppliers(Source):
    model, label, icon = Supplier, _("Suppliers"), "building-store"

    def records(self) -> QuerySet[Supplier]:
        return Supplier.objects.all()

    def wording(self, record: Supplier) -> Wording:
        return Wording(
            title=record.name,
            at=record.created_at,
            numbers=tuple(filter(None, (record.phone,))),
            names=tuple(filter(None, (record.name, record.name_en, record.contact))),
            spellings=spellings(record.name),
            text=record.terms,
        )

    def seen_by(self, reader: Person) -> QuerySet[Supplier]:
        return Supplier.objects.visible_to(reader).prefetch_related("categories")

    def hit(self, record: Supplier) -> Hit:
        sells = " · ".join(str(category) for category in record.categories.all())
        return Hit(title=str(record), line=sells, path=record.get_absolute_url())


class Applications(Source):
    model, label, icon = Application, _("Purchase applications"), "file-text"

    def records(self) -> QuerySet[Application]:
        return Application.objects.all()

    def wording(self, record: Application) -> Wording:
        return Wording(title=record.number, at=record.created_at, numbers=(record.number,), text=record.purpose)

    def seen_by(self, reader: Person) -> QuerySet[Application]:
        return Application.objects.visible_to(reader)

    def hit(self, record: Application) -> Hit:
        line = f"{record.purpose} · {day_and_clock(record.created_at)}"
        return Hit(title=record.number, line=line, number=record.number, path=record.get_absolute_url())


class Orders(Source):
    model, label, icon = Order, _("Orders"), "shopping-cart"

    def records(self) -> QuerySet[Order]:
        return Order.objects.all()

    def wording(self, record: Order) -> Wording:
        return Wording(title=record.number, at=record.ordered_at, numbers=(record.number,))

    def seen_by(self, reader: Person) -> QuerySet[Order]:
        return Order.objects.visible_to(reader).select_related("supplier")

    def hit(self, record: Order) -> Hit:
        line = f"{record.supplier} · {day_and_clock(record.ordered_at)}"
        return Hit(title=record.number, line=line, number=record.number, path=record.get_absolute_url())


class Receipts(Source):
    model, label, icon = Receipt, _("Receipts"), "package-import"

    def records(self) -> QuerySet[Receipt]:
        return Receipt.objects.all()

    def wording(self, record: Receipt) -> Wording:
        numbers = tuple(filter(None, (record.number, record.paper)))
        return Wording(title=record.number, at=record.received_at, numbers=numbers)

    def seen_by(self, reader: Person) -> QuerySet[Receipt]:
        return Receipt.objects.visible_to(reader).select_related("order__supplier")

    def hit(self, record: Receipt) -> Hit:
        line = f"{record.order.supplier} · {day_and_clock(record.received_at)}"
        return Hit(title=record.number, line=line, number=record.number, path=record.get_absolute_url())


class Requisitions(Source):
    model, label, icon = Requisition, _("Requisitions"), "basket"

    def records(self) -> QuerySet[Requisition]:
        return Requisition.objects.all()

    def wording(self, record: Requisition) -> Wording:
        return Wording(title=record.number, at=record.created_at, numbers=(record.number,), text=record.purpose)

    def seen_by(self, reader: Person) -> QuerySet[Requisition]:
        return Requisition.objects.visible_to(reader).select_related("asker").prefetch_related("lines__item")

    def hit(self, record: Requisition) -> Hit:
        line = " · ".join((str(record.asker), things((line.item, line.asked) for line in record.lines.all())))
        return Hit(title=record.number, line=line, number=record.number, path=record.get_absolute_url())


class Stocktakes(Source):
    model, label, icon = Stocktake, _("Stocktakes"), "clipboard-check"

    def records(self) -> QuerySet[Stocktake]:
        return Stocktake.objects.all()

    def wording(self, record: Stocktake) -> Wording:
        kind = f"月末盘点 month end {record.month:%Y-%m}" if record.month else "快速盘点 quick count"
        return Wording(title=record.number, at=record.opened_at, numbers=(record.number,), text=f"盘点 stocktake {kind}")

    def seen_by(self, reader: Person) -> QuerySet[Stocktake]:
        return Stocktake.objects.visible_to(reader).select_related("store").prefetch_related("categories")

    def hit(self, record: Stocktake) -> Hit:
        dropped = _("dropped") if record.dropped_at else ""
        line = " · ".join(filter(None, (record.what, str(record.store), day_and_clock(record.opened_at), str(dropped))))
        return Hit(title=record.number, line=line, number=record.number, path=record.get_absolute_url())


class StockReports(Source):
    model, label, icon = StockReport, _("Stock analysis reports"), "report-analytics"

    def records(self) -> QuerySet[StockReport]:
        return StockReport.objects.all()

    def wording(self, record: StockReport) -> Wording:
        month = f"{record.month:%Y-%m}"
        return Wording(title=month, at=record.made_at, numbers=(month,), text="库存分析报告 stock analysis report")

    def seen_by(self, reader: Person) -> QuerySet[StockReport]:
        """Of a month that was restated the restated one."""
        return StockReport.objects.visible_to(reader).holding().defer("figures")

    def hit(self, record: StockReport) -> Hit:
        restated = gettext("restated after the stocktake") if record.is_restated else ""
        line = " · ".join(filter(None, (day_and_clock(record.made_at), restated)))
        title = gettext("Stock analysis report %(month)s") % {"month": date_format(record.month, "YEAR_MONTH_FORMAT")}
        return Hit(title=title, line=line, path=record.get_absolute_url())
