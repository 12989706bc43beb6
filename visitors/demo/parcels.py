"""The demo company's parcels: two months that went well, and today a shelf in every state."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.scene import Scene, act
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from visitors.actions import parcel_days, parcel_handing, parcel_rounds, parcels, shipments
from visitors.models import Parcel, Shipment
from visitors.models.carrier import guess
from visitors.models.parcel import How, ParcelKind, Why

DAYS = {"small": (45, 8), "large": (365, 40)}  # days back, parcels a working day
BEGINNINGS = ("SF10", "JD00", "YT23", "7731", "7312", "4312", "JT30")
SHELVES = [f"{row}{number}" for row in "ABC" for number in range(1, 6)]
SENDERS = ["", "", "", "京东自营", "启明印务", "华东电子商城", "北辰设备"]
ADDRESSES = ["上海市静安区南京西路1266号", "北京市朝阳区建国路88号", "深圳市南山区科苑路15号", "杭州市西湖区文三路90号"]
COMPANIES = ["启明咨询", "北辰设备", "华清律师事务所", "远大物流"]
CONTENTS = ["合同", "样品", "发票", "标书", "宣传册"]
ADDRESSEES = ["周倩", "吴建国", "郑晓燕", "冯志强"]


@act("visitors.parcels")
def a_shelf_of_parcels(scene: Scene) -> None:
    """History in bulk, today by the real actions."""
    _past(scene)
    _today(scene)
    _sent(scene)
    rebuild([source_of(Parcel), source_of(Shipment)])


def _number(scene: Scene) -> str:
    beginning = scene.rng.choice(BEGINNINGS)
    length = 14 if beginning.isdigit() and not beginning.startswith("77") else 15
    return beginning + "".join(str(scene.rng.randrange(10)) for _digit in range(length - len(beginning)))


def _past(scene: Scene) -> None:
    """Collected by code, signature or round; now and then one went back."""
    back, per_day = DAYS[scene.scale]
    working, today = calendar(), timezone.localdate(scene.now)
    days = [day for day in (today - timedelta(days=n) for n in range(back, 8, -1)) if working.is_workday(day)]
    made = [_collected(scene, day) for day in days for _each in range(round(per_day * scene.rng.uniform(0.6, 1.4)))]
    Parcel.objects.bulk_create({parcel.number: parcel for parcel in made}.values(), batch_size=500)


def _collected(scene: Scene, day: date) -> Parcel:
    rng, rita, number = scene.rng, scene.cast["rita"], _number(scene)
    came = midnight(day) + timedelta(minutes=rng.randint(9 * 60, 17 * 60))
    recipient, is_private = rng.choice(scene.people), rng.random() < 0.6
    given: dict[str, Any] = {"number": number, "carrier": guess(number), "recipient": recipient, "shelf": rng.choice(SHELVES)}
    given |= {"received_at": came, "received_by": rita, "told_at": came + timedelta(minutes=3), "sender": rng.choice(SENDERS)}
    given["kind"] = ParcelKind.PRIVATE if is_private else ParcelKind.BUSINESS
    if rng.random() < 0.02:
        gone = came + timedelta(days=7)
        return Parcel(**given, unclaimed_at=gone, returned_at=gone + timedelta(hours=1), returned_by=rita, why=Why.UNCLAIMED)
    how = rng.choice([How.CODE, How.CODE, How.SIGNATURE]) if is_private else How.ROUND
    taken = came + timedelta(hours=rng.choice([1, 2, 4, 20]))
    return Parcel(**given, collected_at=taken, collected_by=rita, taker=recipient, how=how)


def _today(scene: Scene) -> None:
    """Waiting, for the next round, damaged, told again, unclaimed, collected for somebody else."""
    rita, ann, now = scene.cast["rita"], scene.cast["ann"], scene.now
    others = [person for person in scene.people if person.pk != ann.pk]
    hour = timedelta(hours=1)

    def came(recipient: Person, at: datetime, **more: object) -> Parcel:
        return parcels.receive(number=_number(scene), recipient=recipient, shelf=scene.rng.choice(SHELVES), by=rita, now=at, **more)  # type: ignore[arg-type]

    old = [came(person, now - timedelta(days=7, hours=2), kind="private") for person in others[:2]]
    for parcel in old:
        parcel_days.tell([parcel], now=now - timedelta(days=7, hours=1))
        parcel_days.remind([parcel], now=now - timedelta(days=4))
    parcel_days.give_up(old[:1], now=now - hour)
    waited = came(others[2], now - timedelta(days=3, hours=2), kind="private")
    parcel_days.tell([waited], now=now - timedelta(days=3, hours=1))
    parcel_days.remind([waited], now=now - hour)
    mine = [came(ann, now - 2 * hour, kind="private"), came(ann, now - 2 * hour, sender="启明印务", damage="边角压坏，内件完好")]
    parcel_days.tell(mine, now=now - 2 * hour + timedelta(minutes=3))
    business = [came(person, now - 2 * hour) for person in others[3:8]]
    for parcel in business:
        parcel_days.tell([parcel], now=now - 2 * hour + timedelta(minutes=3))
    taken = came(others[8], now - 2 * hour, kind="private")
    parcel_handing.hand_over([taken], taker=others[9], code=taken.code, by=rita, now=now - hour)
    parcel_rounds.begin(now - timedelta(minutes=20), now=now - timedelta(minutes=20))


def _sent(scene: Scene) -> None:
    """Two months of parcels out, and what is to be sent today."""
    rng, rita, now = scene.rng, scene.cast["rita"], scene.now
    senders = [person for person in scene.people if person.department_id]
    working, today = calendar(), timezone.localdate(now)
    days = [day for day in (today - timedelta(days=n) for n in range(DAYS[scene.scale][0], 0, -1)) if working.is_workday(day)]
    made = []
    for day in days:
        for _each in range(rng.randint(0, 3)):
            asker, at, number = rng.choice(senders), midnight(day) + timedelta(hours=10, minutes=rng.randrange(300)), _number(scene)
            fee = Decimal(rng.choice([12, 12, 15, 18, 23, 38]))
            made.append(
                Shipment(
                    **_label(scene),
                    **{"asker": asker, "department_id": asker.department_id, "asked_at": at, "asked_by": asker, "goes_on": day},
                    **{"number": number, "carrier": guess(number), "fee": fee, "sent_at": at + timedelta(hours=2), "sent_by": rita},
                )
            )
    Shipment.objects.bulk_create(made, batch_size=500)
    ann = scene.cast["ann"]
    for asker in (ann, *senders[:2]):
        shipments.ask(asker=asker, department=asker.department, **_label(scene), by=asker, now=now - timedelta(hours=1))
    back = shipments.ask(asker=ann, department=ann.department, **_label(scene), by=ann, now=now - timedelta(days=1))
    shipments.give_back(back, reason="快递员未按时上门", by=rita, now=now - timedelta(days=1) + timedelta(hours=2))


def _label(scene: Scene) -> dict[str, str]:
    rng = scene.rng
    return {
        "to_name": rng.choice(ADDRESSEES),
        "to_company": rng.choice(COMPANIES),
        "to_phone": f"13{rng.randrange(10**9):09d}",
        "to_address": rng.choice(ADDRESSES),
        "what": rng.choice(CONTENTS),
    }
