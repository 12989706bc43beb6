"""How supplies are found by the search."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.search.sources import Hit, Source, Wording
from supplies.models import Item, Supplier
from supplies.models.item import spelt


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
        closed = str(_("closed")) if record.closed_at else ""
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
