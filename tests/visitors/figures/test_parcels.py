"""Parcels of a month, in a small company counted by hand; every figure opens exactly what it counted."""

from datetime import date
from decimal import Decimal
from itertools import count

import pytest

from frontdesk.people.models import Person
from frontdesk.web.figures import FIGURES, Asked
from frontdesk.workdays.periods import Period
from tests.factories.parcels import a_parcel, a_shipment
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.facts import counted
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.staff import Staff, names_in
from tests.visitors.figures.measured import NOVEMBER, measured
from visitors.actions import parcel_days, shipments
from visitors.actions.parcel_handing import hand_back, hand_over
from visitors.models import Parcel, Shipment

pytestmark = pytest.mark.django_db
QUARTER, YEAR = Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12)
SENT = count(10_000_000_0000)


@pytest.fixture
def parcels(ann: Person, rita: Person) -> list[Parcel]:
    """Six of November. Told the same day: 1, 2, 4. Told the day after: 3. Handed over untold: 5. Not yet told: 6. One of October."""
    numbers = ["SF1000000001", "SF1000000002", "YT2000000000003", "YT2000000000004", "SF1000000005", "SF1000000006"]
    came = [MONDAY_9AM, MONDAY_9AM, MONDAY_9AM + 14 * HOUR, MONDAY_9AM + DAY, MONDAY_9AM + DAY, MONDAY_9AM + 4 * DAY]
    made = [a_parcel(ann, number=number, now=at) for number, at in zip(numbers, came, strict=True)]
    a_parcel(ann, number="SF1000000009", now=MONDAY_9AM - 30 * DAY)
    for parcel, told_at in ((made[0], 5 * MINUTE), (made[1], 5 * MINUTE), (made[2], 24 * HOUR), (made[3], DAY + HOUR)):
        parcel_days.tell([parcel], now=MONDAY_9AM + told_at)
    for parcel, at in ((made[0], 2 * HOUR), (made[2], 26 * HOUR), (made[4], DAY + HOUR)):  # after 2, 12 and 1 hours
        hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM + at)
    hand_back(made[3], why="unclaimed", by=rita, now=MONDAY_9AM + 4 * DAY)
    hand_back(made[1], why="refused", by=rita, now=MONDAY_9AM + 4 * DAY)
    return made


def opened(path: str, olga: Person) -> set[str]:
    """The numbers on the list behind a figure."""
    return {text.split()[0] for text in names_in(Staff(olga).client.get(path))}


def test_in_by_day_and_by_carrier(parcels: list[Parcel], olga: Person) -> None:
    found = measured("parcels_in", olga)
    assert (found.value, {bar.label: bar.value for bar in found.bars if bar.value}) == ("6", {"11-23": 3, "11-24": 2, "11-27": 1})
    assert [(line.label, *line.cells) for line in found.lines] == [("SF Express", "4", "67 %"), ("YTO Express", "2", "33 %")]
    everything = {parcel.number for parcel in parcels}
    assert opened(found.path, olga) == everything
    by_day = {bar.label: opened(bar.path, olga) for bar in found.bars if bar.value}
    assert by_day == {
        "11-23": {each.number for each in parcels[:3]},
        "11-24": {each.number for each in parcels[3:5]},
        "11-27": {parcels[5].number},
    }
    assert opened(found.lines[1].path, olga) == {parcels[2].number, parcels[3].number}


def test_how_soon_they_are_handed_over_told_and_what_nobody_claims(parcels: list[Parcel], olga: Person) -> None:
    found = measured("parcels_handed_over", olga)
    assert (found.value, opened(found.path, olga)) == ("2.0 h", {parcels[0].number, parcels[2].number, parcels[4].number})
    assert [(line.label, *line.cells) for line in found.lines] == [
        ("Handed over", "3", "50 %"),
        ("Told the same day", "3", "60 %"),  # of the five but the one that was handed over before anybody was told
        ("Told later or not yet", "2", "40 %"),
        ("Went back unclaimed", "1", "17 %"),
    ]
    told = [parcels[0], parcels[1], parcels[3]]
    assert [opened(line.path, olga) for line in found.lines] == [
        {parcels[0].number, parcels[2].number, parcels[4].number},
        {parcel.number for parcel in told},
        {parcels[2].number, parcels[5].number},
        {parcels[3].number},
    ]


def test_a_middle_time_of_days_is_said_in_days(ann: Person, rita: Person, olga: Person) -> None:
    for days in (2, 3):
        parcel = a_parcel(ann)
        hand_over([parcel], taker=ann, code=parcel.code, by=rita, now=MONDAY_9AM + days * DAY)
    assert measured("parcels_handed_over", olga).value == "2.5 days"


def sent(shipment: Shipment, by: Person, *, fee: str, after: int) -> Shipment:
    """So many days after Monday at 16:00."""
    at = MONDAY_9AM + 7 * HOUR + after * DAY
    return shipments.send(shipment, number=f"SF{next(SENT)}", fee=Decimal(fee), by=by, now=at)


@pytest.fixture
def out(ann: Person, rita: Person) -> None:
    """Of Product two on Monday, one on time for 12.50 and one a day late for 20; of Sales one for 8. Given back, taken back, still here."""
    sales = DepartmentFactory(name="销售部", name_en="Sales")
    seller = PersonFactory(name="沈莉", department=sales)
    sent(a_shipment(ann, to_name="周准时"), rita, fee="12.50", after=0)
    sent(a_shipment(ann, to_name="吴迟到"), rita, fee="20", after=1)
    sent(a_shipment(seller, to_name="郑销售"), rita, fee="8", after=0)
    shipments.give_back(a_shipment(ann, to_name="王退回"), reason="超重", by=rita, now=MONDAY_9AM + 8 * HOUR)
    shipments.cancel(a_shipment(ann, to_name="冯撤回"), by=ann, now=MONDAY_9AM + HOUR)
    a_shipment(ann, to_name="陈未寄")
    a_shipment(ann, to_name="褚今天", now=MONDAY_9AM + 5 * DAY)  # on Saturday, for the Monday to come: its day is not over


def test_out_and_what_it_cost_by_department(out: None, olga: Person) -> None:
    found = measured("parcels_out", olga)
    assert (found.value, found.note) == ("3", "¥ 40.50")
    assert [(line.label, *line.cells) for line in found.lines] == [("Product", "2", "32.50"), ("Sales", "1", "8.00")]
    assert (opened(found.path, olga), opened(found.lines[1].path, olga)) == ({"周准时", "吴迟到", "郑销售"}, {"郑销售"})


def test_what_went_on_its_day(out: None, olga: Person) -> None:
    found = measured("parcels_out_on_their_day", olga)
    assert (found.value, found.note) == ("40 %", "of 5 parcels")
    assert [(line.label, *line.cells) for line in found.lines] == [
        ("sent on its day", "2", "40 %"),
        ("given back", "1", "20 %"),
        ("sent later", "1", "20 %"),
        ("still here", "1", "20 %"),
    ]
    assert [sorted(opened(line.path, olga)) for line in found.lines] == [["周准时", "郑销售"], ["王退回"], ["吴迟到"], ["陈未寄"]]
    assert opened(found.path, olga) == {"周准时", "吴迟到", "郑销售", "王退回", "陈未寄"}


def test_what_goes_today_is_still_here_only_tomorrow(ann: Person, olga: Person) -> None:
    a_shipment(ann, to_name="陈未寄")
    counted(MONDAY_9AM + HOUR)
    figure = FIGURES["visitors.parcels_out_on_their_day"]
    came = [figure.measure(Asked(Period(NOVEMBER), olga, MONDAY_9AM + late)) for late in (HOUR, DAY)]
    assert [each and each.note for each in came] == [None, "共 1 件"]


def test_a_quarter_and_a_year_are_all_of_their_months(parcels: list[Parcel], out: None, ann: Person, rita: Person, olga: Person) -> None:
    sent(a_shipment(ann, to_name="十月寄", now=MONDAY_9AM - 28 * DAY), rita, fee="1.05", after=-28)
    names = ("parcels_in", "parcels_handed_over", "parcels_out", "parcels_out_on_their_day")
    for name in names:
        came = [
            measured(name, olga, period=period) for period in (Period(NOVEMBER), Period(date(2026, 10, 1), 3), Period(date(2026, 1, 1), 12))
        ]
        many = [len(opened(each.path, olga)) for each in came]
        assert many[1:] == [many[0] + (name != "parcels_handed_over")] * 2
    bars = measured("parcels_in", olga, period=QUARTER).bars
    assert [(bar.label, bar.value) for bar in bars] == [("2026-10", 1), ("2026-11", 6), ("2026-12", 0)]
    assert [len(opened(bar.path, olga)) for bar in bars if bar.path] == [1, 6]
    assert measured("parcels_out", olga, period=QUARTER).note == "¥ 41.55"


def test_a_month_without_parcels_has_nothing_to_say(olga: Person) -> None:
    asked = Asked(Period(NOVEMBER), olga, MONDAY_9AM)
    names = ("parcels_in", "parcels_handed_over", "parcels_out", "parcels_out_on_their_day")
    assert [FIGURES[f"visitors.{name}"].measure(asked) for name in names] == [None] * 4


def test_an_address_that_makes_no_sense_narrows_nothing_down(parcels: list[Parcel], out: None, olga: Person) -> None:
    staff = Staff(olga)
    wrong = [{"month": "2026-13"}, {"on": "x"}, {"carrier": "x"}, {"told": "x"}, {"why": "x"}]
    assert {len(names_in(staff.open("visitors:parcel_list", **each))) for each in wrong} == {7}
    assert {len(names_in(staff.open("visitors:shipment_list", **each))) for each in ({"goes": "x"}, {"fate": "x"})} == {7}
