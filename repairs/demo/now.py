"""What waits today, by the real actions in the order in which they happened: a queue with a ticket in every state."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.workdays.days import end_of
from repairs.actions import (
    clocks,
    closing,
    contractors,
    dates,
    dispatch,
    escalating,
    extensions,
    followers,
    network,
    parts,
    progress,
    summaries,
    tickets,
)
from repairs.actions.escalating import Step
from repairs.demo.stage import Spot, Stage
from repairs.models import Category, Contractor, FaultKind, PauseReason, Summary, Ticket, Urgency
from repairs.rules.still_open import StillOpen
from repairs.rules.summary import MakeSummary
from supplies.models import Balance, Item

MANY = 14  # tickets that are reported here

Do = Callable[[datetime], Any]
When = float | timedelta


class Today:
    """Steps with their moments, played in order. Moments are told in working minutes before now, so that a Sunday has its queue, too."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.cast = stage, stage.scene.cast
        self.steps: list[tuple[datetime, int, Do]] = []
        self.made: dict[str, Ticket] = {}

    def at(self, moment: datetime, do: Do) -> None:
        self.steps.append((moment, len(self.steps), do))

    def before(self, when: When, do: Do) -> None:
        """So many working minutes before now, or so long on the wall."""
        self.at(self.stage.now - when if isinstance(when, timedelta) else self.stage.after(self.stage.now, -when), do)

    def ticket(self, name: str) -> Ticket:
        """As it stands now."""
        return Ticket.objects.select_related("team__lead").get(pk=self.made[name].pk)

    def report(self, name: str, when: When, category: str, spot: Spot, words: str, asker: Person, **more: Any) -> None:
        def do(now: datetime) -> None:
            where = {"place": spot.place, "thing": spot.thing, "category": self.stage.categories[category]}
            safety = self.stage.steps.get(where["category"].pk, ())
            self.made[name] = tickets.report(**where, asker=asker, words=words, safety=safety, now=now, **more)

        self.before(when, do)

    def then(self, name: str, when: When, action: Callable[..., Any], **values: Any) -> None:
        """An action on a ticket that is there by then."""
        self.before(when, lambda now: action(self.ticket(name), **values, now=now))

    def taken(self, name: str, when: When, by: Person, *, begun: When | None = None) -> None:
        self.then(name, when, dispatch.accept, by=by)
        if begun is not None:
            self.then(name, begun, progress.start, by=by)

    def play(self) -> None:
        for moment, _number, do in sorted(self.steps, key=lambda step: step[:2]):
            do(moment)


def repaired_today(stage: Stage) -> list[tuple[Spot, str]]:
    """Where, and which kind of fault: `_repaired` reports them."""
    return [(_at(stage, "2 层文印角"), FaultKind.FURNITURE), (stage.spots["办公电脑 A-21"][0], FaultKind.SOFTWARE)]


def today(stage: Stage) -> None:
    """Old ones first: they stand in the last summary."""
    day = Today(stage)
    _old(day)
    _of_today(day)
    _just_now(day)
    _repaired(day)
    _summed_up(day)
    day.play()
    _escalated(stage)
    followers.follow(day.ticket("burst"), by=stage.scene.cast["ann"], now=stage.now)


def _old(day: Today) -> None:
    """Reported on the days before: paused, outside, waiting for what is bought, without the network, more than a day or two old."""
    stage, cast = day.stage, day.cast
    tom, it = cast["tom"], stage.able(stage.categories["网络和电话"])
    day.report("table", 1080, "家具", _at(stage, "红松会议室"), "会议桌一条桌腿松动，靠墙先不用", _colleague(stage, 3))
    day.taken("table", 1070, tom, begun=900)
    day.then("table", 890, progress.answer, words="已临时加固，等木工胶干透再装回", by=tom)
    day.report("cooling", 840, "空调", stage.spots["机房空调"][0], "机房温度 31 度，空调报高压故障", it[0])
    day.taken("cooling", 836, tom)
    day.before(800, lambda now: _out(day, "cooling", by=tom, now=now))
    day.before(400, lambda now: contractors.on_way(day.ticket("cooling").hand_offs.get(), now=now))
    day.report("screen", 720, "电脑和打印机", stage.spots["会议大屏"][0], "大屏开机几分钟就黑屏", cast["bo"])
    day.taken("screen", 712, it[0], begun=690)
    day.then("screen", 640, progress.answer, words="电源板坏了，要采购同型号，先用投影仪代替", by=it[0])
    day.before(638, lambda now: dates.promise(day.ticket("screen"), on=_workday(stage, now, 4), by=it[0], now=now))
    day.report("cabinet", 660, "家具", _at(stage, "开放办公区 A"), "文件柜锁打不开，里面有合同", cast["ann"])
    day.taken("cabinet", 655, tom)
    day.before(600, lambda now: _rest(day, "cabinet", PauseReason.ASKER, 2, by=tom, now=now))
    day.report("wifi", 600, "网络和电话", _at(stage, "3 层茶水间"), "3 层无线网络时断时续，电话会议总掉线", _colleague(stage, 5))
    day.taken("wifi", 594, it[-1], begun=585)
    day.then("wifi", 580, network.open_plan, words="3 层先用有线网络，会议改到 2 层；备用热点放在文印角", by=it[-1])
    for minutes, words in ((470, "已更换一台接入点，继续观察"), (110, "换下的接入点在检测，备用热点仍可用")):
        day.then("wifi", minutes, progress.answer, words=words, by=it[-1])
    day.report("dispenser", 540, "水和管道", stage.spots["2 层饮水机"][0], "饮水机不制冷", _colleague(stage, 7), urgency=Urgency.LOW)
    day.taken("dispenser", 530, tom)
    day.before(505, lambda now: _rest(day, "dispenser", PauseReason.PARTS, 2, by=tom, now=now))


def _of_today(day: Today) -> None:
    """Under way: with a part of the ledger, nearly late, asking for more time, opened again."""
    stage, cast = day.stage, day.cast
    tom, it = cast["tom"], stage.able(stage.categories["电脑和打印机"])
    day.report("tube", 95, "电和照明", _at(stage, "开放办公区 A"), "靠窗一排灯管一直闪，看屏幕眼睛疼", cast["ann"])
    day.taken("tube", 90, tom, begun=70)
    day.before(60, lambda now: _part(day, "tube", "LED 灯管", 2, by=tom, now=now))
    day.report("laptop", 50, "电脑和打印机", stage.spots["办公电脑 A-07"][0], "电脑进水，键盘失灵", _colleague(stage, 9))
    day.taken("laptop", 44, it[0], begun=38)
    day.report("tap", 400, "水和管道", _at(stage, "1 层卫生间"), "洗手池下方渗水，已放水桶", cast["rita"])
    day.taken("tap", 392, tom)
    more = {"reason": "墙内水管要物业关总阀，约在下班后", "by": tom}
    day.before(35, lambda now: extensions.ask(day.ticket("tap"), until=end_of(_workday(stage, now, 3), stage.working), **more, now=now))
    day.before(30, lambda now: _again(day, now))
    day.before(24, lambda now: _accepted_again(day, now))


def _just_now(day: Today) -> None:
    """On the wall: an emergency that the whole team was asked about, one that waits for Tom, one that nobody has accepted."""
    stage, cast = day.stage, day.cast
    lock, signal, burst = (timedelta(minutes=n) for n in (6, 4, 2))
    day.report("lock", lock, "门和锁", _at(stage, "收发室"), "收发室门锁转不动，快递拿不出来", cast["ann"])
    day.before(timedelta(minutes=5), lambda now: _to(day, "lock", cast["tom"], now))
    projector = stage.spots["投影仪"][0]
    day.report("signal", signal, "电脑和打印机", projector, "投影仪没有信号，一小时后有客户会议", cast["bo"], urgency=Urgency.HIGH)
    day.report("burst", burst, "水和管道", _at(stage, "3 层茶水间"), "洗碗池水管爆裂，水流到走廊", cast["rita"], emergency="water")


def _repaired(day: Today) -> None:
    """Waiting for who asked to say that it works."""
    stage, cast = day.stage, day.cast
    tom, it = cast["tom"], stage.able(stage.categories["软件和账号"])
    (corner, _furniture), (computer, _software) = repaired_today(stage)
    day.report("drawer", 300, "家具", corner, "纸柜抽屉拉不出来", cast["ann"])
    day.taken("drawer", 290, tom, begun=200)
    day.then("drawer", 170, progress.resolve, words="滑轨脱出，已复位并上油", cause="use", by=tom)
    day.report("mail", 130, "软件和账号", computer, "邮箱容量满，收不到客户邮件", cast["bo"])
    day.taken("mail", 126, it[-1], begun=120)
    day.then("mail", 92, progress.resolve, words="已归档旧邮件，容量调到 20 GB", cause="use", by=it[-1])


def _summed_up(day: Today) -> None:
    """The last working day's 16:00, and two dates that the manager sets in it afterwards."""
    stage, lead = day.stage, day.cast["olga"]
    on = timezone.localdate(stage.now)
    while not stage.working.is_workday(on) or summed_up_at(on) > stage.now - timedelta(minutes=30):
        on = stage.working.previous_workday(on)
    moment = summed_up_at(on)
    day.at(moment, lambda now: summaries.make(on, now=now))
    for name, ahead in (("cabinet", 1), ("table", 2)):
        due = _workday(stage, stage.now, ahead)
        day.at(moment + timedelta(minutes=20), lambda now, name=name, due=due: _dated(day, on, name, due, by=lead, now=now))


def summed_up_at(day: date) -> datetime:
    """As the rule has it."""
    return timezone.make_aware(datetime.combine(day, MakeSummary.now().at))


def _dated(day: Today, on: Any, name: str, due: Any, *, by: Person, now: datetime) -> None:
    summaries.set_date(Summary.objects.get(day=on), day.ticket(name), on=due, by=by, now=now)


def _escalated(stage: Stage) -> None:
    """Whoever leads was told of what is a day or two old, when it was."""
    values = StillOpen.now()
    for ticket in Ticket.objects.running().begun_before(stage.now - values.lead).select_related("team__lead", "category", "place", "thing"):
        for step, after in ((Step.LEAD, values.lead), (Step.MANAGER, values.manager)):
            at = ticket.begun_at + after if ticket.is_emergency else stage.working.add_days(ticket.begun_at, after)
            if at <= stage.now:
                escalating.escalate(ticket, step=step, now=at)


def _out(day: Today, name: str, *, by: Person, now: datetime) -> None:
    """To whoever repairs it outside; the asker is told a day that has not come."""
    stage, ticket = day.stage, day.ticket(name)
    category: Category = ticket.category
    contractor: Contractor = next(each for each in reversed(stage.contractors) if category in each.categories.all())
    told = _workday(stage, now, 4)
    values = {"contractor": contractor, "due_at": end_of(_workday(stage, now, 3), stage.working), "told_on": told}
    contractors.hand_off(ticket, **values, words="请带制冷剂和压力表", by=by, now=now)


def _rest(day: Today, name: str, reason: PauseReason, days: int, *, by: Person, now: datetime) -> None:
    until = end_of(_workday(day.stage, day.stage.now, days), day.stage.working)
    clocks.pause(day.ticket(name), reason=reason.value, until=until, by=by, now=now)


def _part(day: Today, name: str, item: str, many: int, *, by: Person, now: datetime) -> None:
    """Where the stores have it."""
    found = Item.objects.open().filter(name=item).first()
    balance = Balance.objects.filter(item=found, on_hand__gte=many).select_related("store").first() if found else None
    if found and balance and balance.available >= many:
        key = UUID(int=day.stage.rng.getrandbits(128), version=4)
        parts.use(day.ticket(name), item=found, store=balance.store, quantity=many, client_id=key, by=by, now=now)


def _again(day: Today, now: datetime) -> None:
    """The newest repair that was confirmed did not last; after a long holiday all of them were too long ago."""
    done = Ticket.objects.filter(confirmed_at__isnull=False, cycle=1, thing__isnull=False, urgency=Urgency.NORMAL).order_by(
        "-closed_at", "-pk"
    )
    ticket = done.filter(closed_at__lt=now)[0]
    if closing.may_reopen(ticket, by=ticket.asker, now=now):
        day.made["again"] = closing.reopen(ticket, words="又坏了，和上次一样", by=ticket.asker, now=now)


def _accepted_again(day: Today, now: datetime) -> None:
    """By whoever was asked; of a team where nobody could be asked by the first who is able."""
    if "again" not in day.made:
        return
    ticket = day.ticket("again")
    asked = ticket.offers.filter(accepted_at=None, cycle=ticket.cycle).select_related("person").first()
    dispatch.accept(ticket, by=asked.person if asked else day.stage.able(ticket.category)[0], now=now)


def _to(day: Today, name: str, person: Person, now: datetime) -> None:
    """The lead names who is to do it, unless it was offered to them anyway."""
    ticket = day.ticket(name)
    if not ticket.offers.filter(person=person).exists():
        dispatch.pass_on(ticket, because="谭工在 1 层，请他先去", to=person, by=day.cast["olga"], now=now)


def _at(stage: Stage, name: str) -> Spot:
    """The place of this name."""
    return next(spot for spot in stage.spots["place"] if spot.place.name == name)


def _workday(stage: Stage, now: datetime, ahead: int) -> Any:
    return stage.working.add_workdays(timezone.localdate(now), ahead)


def _colleague(stage: Stage, number: int) -> Person:
    """Somebody who asks and is not one of the cast."""
    cast = {person.pk for person in stage.scene.cast.values()}
    others = [each for each in stage.askers if each.pk not in cast] or stage.askers
    return others[number * 7 % len(others)]
