"""Visits, badges and kiosks with sensible defaults. Visits go through the real actions."""

from datetime import date, time

from frontdesk.people.models import Person
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from visitors.actions import accuracy, approving, groups, kiosks, messages, outcomes, recurring, requests, visits, watch
from visitors.actions.groups import Coming
from visitors.actions.refusals import register_refused
from visitors.models import (
    AccuracySample,
    Badge,
    KioskDevice,
    Message,
    RecurringPass,
    RegisterRefusal,
    SampledVisit,
    Visit,
    VisitGroup,
    VisitOutcome,
    VisitRequest,
    WatchEntry,
)
from visitors.models.visit import State


def badges(many: int = 3) -> list[Badge]:
    """A001, A002 … in the drawer."""
    return [Badge.objects.create(number=f"A{n + 1:03d}") for n in range(many)]


def expected_visit(host: Person, **fields: object) -> Visit:
    """A visitor expected on Monday at 10:00, pre-registered by the host at 9:00."""
    now = fields.pop("now", MONDAY_9AM)
    given = {"name": "王小明", "phone": "13800001234", "email": "wang@example.com", "company": "启明咨询", "by": host, **fields}
    given.setdefault("expected_at", MONDAY_9AM.replace(hour=10))
    return visits.expect(host=host, now=now, **given)


def arrived_visit(host: Person, **fields: object) -> Visit:
    """A visitor who walked in on Monday at 9:00 and waits."""
    now = fields.pop("now", MONDAY_9AM)
    given = {"name": "李思远", "phone": "13900005678", "company": "北辰设备", **fields}
    return visits.register_walk_in(host=host, now=now, **given)


def a_watch_entry(owner: Person, **fields: object) -> WatchEntry:
    """An entry of the watch-list that nobody of the other factories is like."""
    given = {"kind": "block", "name": "钱守诚", "reason": "讨债闹事", "now": MONDAY_9AM, **fields}
    return watch.add(owner=owner, by=owner, **given)


def a_refusal(by: Person) -> RegisterRefusal:
    """Somebody who would not register on Monday at nine."""
    return register_refused(words="不愿留电话", looks="灰色外套", went="电梯厅", by=by, now=MONDAY_9AM)


def a_group(host: Person, many: int = 3, **fields: object) -> tuple[VisitGroup, list[Visit]]:
    """People of one list, expected on Monday at 10:00; the first leads and has an e-mail."""
    rows = [Coming(f"来宾{n}", f"138{n:08d}", "leader@example.com" if n == 0 else "", "启明咨询") for n in range(many)]
    given = {"title": "启明参观团", "expected_at": MONDAY_9AM.replace(hour=10), "by": host, "now": MONDAY_9AM, "rows": rows, **fields}
    group, _left_out = groups.expect_group(host=host, **given)
    return group, list(Visit.objects.filter(group=group).order_by("pk"))


def a_pass(host: Person, **fields: object) -> RecurringPass:
    """The gardener: Mondays and Wednesdays at 10:00 until the end of March, made on Monday at 9:00."""
    given = {"name": "园丁老吴", "phone": "13700004321", "email": "wu@example.com", "weekdays": "13", "comes_at": time(10), "by": host}
    given |= {"from_on": MONDAY_9AM.date(), "until_on": date(2027, 3, 31), "now": MONDAY_9AM, **fields}
    return recurring.make(host=host, **given)


def paired_kiosk(name: str = "大堂自助机") -> tuple[KioskDevice, str]:
    """A working kiosk and its token."""
    _device, code = kiosks.open_pairing(name=name, now=MONDAY_9AM)
    return kiosks.pair(code=code, now=MONDAY_9AM)


def left_visit(host: Person, **fields: object) -> Visit:
    """Walked in on Monday at 9:00, met a minute later, left at 10:00."""
    visit = arrived_visit(host, **fields)
    visits.let_in(visit, by=host, now=MONDAY_9AM + MINUTE)
    return visits.check_out(visit, by=host, now=MONDAY_9AM + HOUR)


def an_outcome(host: Person, **fields: object) -> VisitOutcome:
    """What somebody said who has left."""
    return outcomes.note(left_visit(host), **{"said": "下月再来", "by": host, "now": MONDAY_9AM + HOUR, **fields})


def a_message(recipient: Person, **fields: object) -> Message:
    """A message on Monday at 9:00."""
    given = {"name": "唐宁", "company": "启明咨询", "phone": "13800001234", "words": "请回电谈合同", "by": recipient, "now": MONDAY_9AM}
    return messages.take(recipient=recipient, **{**given, **fields})


def a_sampled_record() -> SampledVisit:
    """One of the sample of the week of Monday; somebody must have come in it."""
    week = MONDAY_9AM.date()
    sample = AccuracySample.objects.filter(week_on=week).first() or accuracy.draw(week, now=MONDAY_9AM + 7 * DAY)
    return sample.records.first()


def asked_to_come(**fields: object) -> VisitRequest:
    """On the public page, Monday at 9:00, for Wednesday at 14:30; Ann by her mail."""
    now = fields.pop("now", MONDAY_9AM)
    typed = {"name": "唐宁", "phone": "13700009999", "email": "tang@example.com", "company": "北辰设备"}
    typed |= {"host_name": "安然", "host_contact": "ann@example.com", "wished_at": MONDAY_9AM.replace(day=25, hour=14, minute=30)}
    return requests.receive(**{**typed, **fields}, now=now)


def visit_in(state: State, host: Person, by: Person) -> Visit:
    """A visit that stands in this state on Monday at 9:00; `by` approves, declines and receives."""
    saturday = {"expected_at": MONDAY_9AM + 5 * DAY, "off_day_reason": "设备检修"} if state in (State.REQUESTED, State.DECLINED) else {}
    here = {State.WAITING, State.ON_SITE, State.OUT, State.LEFT, State.TURNED_AWAY}
    visit = arrived_visit(host) if state in here else expected_visit(host, **saturday)
    if state in (State.ON_SITE, State.OUT, State.LEFT):
        visits.let_in(visit, by=by, now=MONDAY_9AM)
    if state is State.OUT:
        Visit.objects.filter(pk=visit.pk).update(out_at=MONDAY_9AM, out_by=by)
    ends = {
        State.LEFT: lambda: visits.check_out(visit, by=by, now=MONDAY_9AM),
        State.TURNED_AWAY: lambda: visits.turn_away(visit, by=by, now=MONDAY_9AM),
        State.CANCELLED: lambda: visits.cancel(visit, by=by, now=MONDAY_9AM),
        State.DECLINED: lambda: approving.decline(visit, by=by, now=MONDAY_9AM, words="改在周一"),
    }
    ends.get(state, lambda: None)()
    return Visit.objects.get(pk=visit.pk)
