"""Records of supplies in words, for who may see them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.records import About, record_kind, shown
from supplies.models import Category, Item, Stocktake, Store


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
record_kind(Stocktake, _("stocktake"), stocktakes)
