"""How supplies are found by the search."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.search.sources import Hit, Source, Wording
from supplies.models import Supplier


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
