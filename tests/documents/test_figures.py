"""What the monthly page says of documents, of a small November that is counted by hand; what is confidential stands in no figure."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from documents.actions import clearances, handling, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Channel, Document, Level, Signing, Urgency
from documents.promises.paper_signed import PaperSigned
from frontdesk.limits import actions as limits
from frontdesk.people.models import Department, Person
from frontdesk.web.figures import FIGURES, Asked, Measured
from frontdesk.workdays.periods import Period
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.facts import counted
from tests.moments import DAY, HOUR, MONDAY_9AM

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
NOW = MONDAY_9AM + 4 * DAY
NAMES = ("signed", "urgent", "waiting", "registered", "handled")
pytestmark = pytest.mark.django_db


def figure(name: str, reader: Person, month: date = NOVEMBER) -> Measured | None:
    counted(NOW)
    return FIGURES[f"documents.{name}"].measure(Asked(Period(month), reader, NOW))


def told(name: str, reader: Person) -> tuple[str, str, list[tuple[str, ...]]]:
    found = figure(name, reader)
    assert found is not None
    return found.value, found.note, [(str(line.label), *line.cells) for line in found.lines]


def sent(signer: Person, by: Person, at: datetime, after: timedelta | None, **values: object) -> Document:
    """Sent to one signer, who agrees so much later, if at all."""
    document = registered(by, now=at, **values)
    sign_off = sign_offs.begin(document, steps=[Plan([signer])], by=by, now=at)
    if after is not None:
        mine = Signing.objects.get(step__sign_off=sign_off)
        signing.decide(mine, agreed=True, by=signer, now=at + after, seen=sign_off.sha256)
    return document


@pytest.fixture
def november(ann: Person, bo: Person, olga: Person, rita: Person, product: Department) -> None:
    """Five ordinary documents, a confidential one that Ann signed, a limit that was changed meanwhile."""
    keeper, second = PersonFactory(roles=["archivist"]), MONDAY_9AM - 21 * DAY
    sent(ann, rita, second, 8 * DAY)  # Monday the 2nd to Tuesday the 10th: six working days
    limits.change(PaperSigned, values={"limit": 9}, by=olga, now=second + 10 * DAY)
    quick = sent(ann, rita, MONDAY_9AM, DAY, channel=Channel.COURIER)
    sent(olga, rita, MONDAY_9AM, 25 * HOUR, urgency=Urgency.URGENT)
    urgent = sent(olga, rita, MONDAY_9AM, 2 * HOUR, urgency=Urgency.URGENT)
    sent(bo, rita, MONDAY_9AM, None)
    for person in (keeper, ann):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=second)
    for after in (HOUR, None):
        sent(ann, keeper, MONDAY_9AM, after, level=Level.CONFIDENTIAL)
    for document, due_on, reported in ((quick, 27, NOW - 2 * HOUR), (urgent, 25, NOW)):
        by = {"due_on": date(2026, 11, due_on), "by": rita, "now": MONDAY_9AM + DAY}
        handling.report(handling.ask(document, department=product, handler=ann, **by), words="已办理", by=ann, now=reported)


def test_counted_by_hand(november: None, olga: Person) -> None:
    assert {name: told(name, olga) for name in NAMES} == {
        "signed": (
            "50 %",
            "共4次，超时2次；中位用时24小时",
            [("产品部", "1/2", "4 天", "8 天"), ("行政部", "1/2", "13小时", "25小时")],
        ),
        "urgent": ("50 %", "共2次，超时1次；中位用时13小时", []),
        "waiting": ("1", "", [("产品部", "1", "4 天"), ("薄岩", "1", "4 天")]),
        "registered": ("5", "", [("收文", "5"), ("邮寄", "4"), ("快递", "1")]),
        "handled": ("50 %", "共2次，超时1次", [("产品部", "2", "50 %")]),
    }


def test_each_opens_the_list_that_it_was_counted_from(november: None, olga: Person, at: Callable[[datetime], None]) -> None:
    at(NOW)
    client, totals, said = Client(), [], []
    client.force_login(olga)
    for name in NAMES:
        found = figure(name, olga)
        assert found is not None
        totals.append(client.get(found.path).context["list"].total)
        lines = [(client.get(line.path).context["list"], line.cells[0]) for line in found.lines if line.path]
        assert [str(page.total) for page, _cell in lines] == [cell for _page, cell in lines]
        said += [str(chip.label) for chip in client.get(found.path).context["list"].given]
    assert totals == [4, 2, 1, 5, 2]
    assert said == ["2026年11月 · 已签批", "2026年11月 · 已签批", "2026年11月 · 登记", "2026年11月 · 已反馈"]
    assert [client.get(f"/documents/?{asked}").context["list"].total for asked in ("month=2026-13", "waits=x", "signed=1")] == [5, 5, 5]


def test_nobody_else_reads_them_and_other_months_are_empty(november: None, olga: Person, ann: Person, rita: Person) -> None:
    assert [figure(name, reader) for name in NAMES for reader in (ann, rita)] == [None] * 10
    assert [figure(name, olga, DECEMBER) for name in NAMES] == [None] * 5


def test_a_reader_whose_clearance_was_lowered_counts_what_they_still_may_know(november: None, olga: Person) -> None:
    clearances.give(olga, level=Level.PUBLIC, by=PersonFactory(roles=["archivist"]), now=NOW)
    assert [figure(name, olga) for name in NAMES] == [None] * 5
