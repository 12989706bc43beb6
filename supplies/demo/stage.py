"""What stands on the stage: two stores, the catalogue, who sells it, who buys and who hands out."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random

from django.utils import timezone

from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.places.models import Place
from frontdesk.scene import Scene
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from frontdesk.workdays.months import month_before
from frontdesk.workdays.today import midnight
from supplies.demo.book import Book
from supplies.demo.goods import CATEGORIES, FIRMS, Good, goods
from supplies.models import AgreedPrice, Agreement, Category, Item, Pack, Store, Supplier
from supplies.models.movement import CENT
from supplies.numbers import ITEMS

TAX = Decimal("1.13")
YEAR = 12
BACKROOM = ("清洁用品", "茶水接待")  # what does not lie in the cupboard beside the desk
TERM = "茶水接待"  # bought at agreed prices


@dataclass(frozen=True)
class Firm:
    """A supplier with its manners: how likely it is in time, how dear it is."""

    supplier: Supplier
    sells: tuple[str, ...]
    punctual: float
    dear: Decimal


@dataclass
class Stage:
    """Everything that the months play with."""

    scene: Scene
    rng: Random
    book: Book
    working: Calendar
    today: date
    items: list[tuple[Item, Good]] = field(default_factory=list)
    firms: list[Firm] = field(default_factory=list)
    departments: list[Department] = field(default_factory=list)
    members: dict[int, list[Person]] = field(default_factory=dict)
    agreed: dict[int, AgreedPrice] = field(default_factory=dict)

    buyer: Person = field(init=False)

    @property
    def desk(self) -> Person:
        return self.scene.cast["rita"]

    @property
    def manager(self) -> Person:
        return self.scene.cast["olga"]

    @cached_property
    def months(self) -> list[date]:
        """The first days of the twelve months before this one, and of this one."""
        months = [self.today.replace(day=1)]
        while len(months) <= YEAR:
            months.insert(0, month_before(months[0]))
        return months

    def workdays(self, first: date, until: date) -> list[date]:
        return [day for n in range((until - first).days) if self.working.is_workday(day := first + timedelta(days=n))]

    def sellers(self, category: str) -> list[Firm]:
        return [firm for firm in self.firms if category in firm.sells]


def set_stage(scene: Scene) -> Stage:
    """A dice of its own, thrown from the scene's without moving it: the rest of the demo company stays as it was."""
    dice = Random(f"supplies {scene.rng.getstate()[1][:4]}")
    stage = Stage(scene, dice, Book(), calendar(), timezone.localdate(scene.now))
    stage.departments = list(Department.objects.open().select_related("head").order_by("pk"))
    for person in sorted(scene.people, key=lambda each: each.pk):
        if person.department_id:
            stage.members.setdefault(person.department_id, []).append(person)
    stage.departments = [each for each in stage.departments if each.head and stage.members.get(each.pk)]
    stage.buyer = _buyer(stage)
    _firms(stage)
    _catalogue(stage)
    _agreements(stage)
    return stage


def _buyer(stage: Stage) -> Person:
    """A colleague of the office's is the logistics officer; where there is none, the admin manager buys."""
    cast = {person.pk for person in stage.scene.cast.values()}
    others = [person for person in stage.members.get(stage.manager.department_id or 0, []) if person.pk not in cast]
    if not others:
        return stage.manager
    Post.objects.get_or_create(person=others[0], role=Role.LOGISTICS_OFFICER)
    return others[0]


def _firms(stage: Stage) -> None:
    now = stage.scene.now - timedelta(days=400)
    for position, (name, (english, icon, _lines)) in enumerate(CATEGORIES.items(), 1):
        Category.objects.create(name=name, name_en=english, icon=icon, position=position)
    categories = {category.name: category for category in Category.objects.all()}
    for position, line in enumerate(FIRMS.strip().splitlines(), 1):
        name, english, sells, contact, phone, terms, punctual, dear = line.split("|")
        supplier = Supplier.objects.create(
            name=name,
            name_en=english,
            contact=contact,
            phone=phone,
            email=f"orders{position}@supplier.example",
            terms=terms,
            position=position,
            created_at=now,
            created_by=stage.manager,
        )
        supplier.categories.set(categories[each] for each in sells.split())
        stage.firms.append(Firm(supplier, tuple(sells.split()), float(punctual), Decimal(dear)))


def _catalogue(stage: Stage) -> None:
    """Minimum: most of a month's use; maximum: more than two, in whole packs."""
    now = stage.scene.now - timedelta(days=390)
    places = list(Place.objects.open().order_by("pk")[:2])
    cupboard, backroom = (
        Store.objects.create(name=name, name_en=english, position=position, place=places[position - 1] if len(places) > 1 else None)
        for position, (name, english) in enumerate((("前台文具柜", "Cupboard at the desk"), ("后勤库房", "Storeroom")), 1)
    )
    categories = {category.name: category for category in Category.objects.all()}
    found = goods()
    rows = []
    for position, good in enumerate(found, 1):
        item = Item(
            name=good.name,
            name_en=good.name_en,
            category=categories[good.category],
            specification=good.specification,
            unit=good.unit,
            unit_en=good.unit_en,
            minimum=max(round(good.use * 0.6), 1),
            maximum=max(-(-round(good.use * 2.2) // good.holds), 1) * good.holds + good.holds,
            is_everyday="e" in good.flags,
            is_high_value="h" in good.flags,
            is_old_for_new="o" in good.flags,
            icon=good.icon,
            supplier=stage.sellers(good.category)[0].supplier,
            position=position,
            created_at=now,
            created_by=stage.manager,
        )
        stage.book.numbered(ITEMS, item, now)
        rows.append(item)
    del stage.book.rows[Item]  # written here: packs and balances need their ids
    Item.objects.bulk_create(rows)
    stage.items = list(zip(rows, found, strict=True))
    Pack.objects.bulk_create([Pack(item=item, name=good.pack, name_en=good.pack_en, holds=good.holds) for item, good in stage.items])
    for store, behind in ((cupboard, False), (backroom, True)):
        stage.book.put_into(store, [item for item, good in stage.items if (good.category in BACKROOM) is behind])


def _agreements(stage: Stage) -> None:
    """What is drunk and eaten is bought at agreed prices; the agreement ends within the month. Another one is new."""
    first = stage.months[0]
    tea = next(firm for firm in stage.firms if firm.sells[0] == TERM)
    office = stage.firms[0]
    terms = [
        (tea, f"XY-{first.year}-003", first, stage.today + timedelta(days=21), TERM),
        (office, f"XY-{stage.today.year}-011", stage.today - timedelta(days=3), stage.today + timedelta(days=362), "打印耗材"),
    ]
    for firm, number, from_on, until_on, category in terms:
        made = Agreement.objects.create(
            number=number,
            supplier=firm.supplier,
            from_on=from_on,
            until_on=until_on,
            created_at=midnight(from_on),
            created_by=stage.manager,
        )
        prices = AgreedPrice.objects.bulk_create(
            AgreedPrice(agreement=made, item=item, holds=good.holds, price=(good.price * good.holds * TAX * firm.dear).quantize(CENT))
            for item, good in stage.items
            if good.category == category
        )
        if category == TERM:
            stage.agreed = {price.item_id: price for price in prices}
