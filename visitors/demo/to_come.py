"""Who has asked to come, who comes together or again and again, whom the company receives with care; messages, and last week's drill."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from frontdesk.scene import Scene
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from visitors.actions import approving, groups, messages, recurring, register, requests, roll_call, vip, visits
from visitors.actions.groups import Coming
from visitors.actions.roll_call import Tap
from visitors.models import Visit
from visitors.models.visit import Door, Purpose

REGISTERS = 5  # working days gone by
PARTY = ["陆文博", "沈雅琴", "韩立新", "邹晨曦", "欧阳慧敏"]
ROUTE = "南门大堂，专梯到 12 层，第一会议室"
SCHEDULE = "10:00 大堂迎接\n10:10 公司介绍\n11:00 参观实验室\n12:00 午餐"


def to_come(scene: Scene) -> None:
    """Real actions, on working days to come and on one gone by."""
    ask_to_come(scene)
    a_group_and_a_pass(scene)
    a_reception(scene)
    leave_messages(scene)
    drill(scene)
    write_registers(scene)


def _workday(scene: Scene, ahead: int, hour: int, minute: int = 0) -> datetime:
    day = calendar().add_workdays(timezone.localdate(scene.now), ahead)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def ask_to_come(scene: Scene) -> None:
    """One waits for its host, one names nobody the desk can find, one was agreed to, one came by phone."""
    now, rita, ann, bo = scene.now, scene.cast["rita"], scene.cast["ann"], scene.cast["bo"]
    asked = [
        ("陶然", "13600002201", "青禾设计", ann.name, ann.email, _workday(scene, 2, 10), "想看一下新展厅的样品"),
        ("柯敏", "13600002202", "百川建材", "王经理", "13912345678", _workday(scene, 3, 14, 30), ""),
        ("Laura Reyes", "13600002203", "Vela GmbH", bo.name, bo.email, _workday(scene, 1, 15), "Two colleagues will join."),
    ]
    made = [
        requests.match(
            requests.receive(
                name=name,
                phone=phone,
                company=company,
                host_name=host,
                host_contact=contact,
                wished_at=wished,
                note=note,
                people=3 if note.startswith("Two") else 1,
                language="en" if note.startswith("Two") else "zh-hans",
                now=now - timedelta(minutes=40 - 12 * number),
            ),
            now=now - timedelta(minutes=39 - 12 * number),
        )
        for number, (name, phone, company, host, contact, wished, note) in enumerate(asked)
    ]
    approving.accept(made[2].visit, by=bo, now=now - timedelta(minutes=6))
    requests.take_down(
        host=scene.people[8],
        name="尹海涛",
        phone="13600002204",
        company="顺和物流",
        purpose=Purpose.MAINTENANCE,
        wished_at=_workday(scene, 1, 11),
        door=Door.CALL,
        by=rita,
        now=now - timedelta(minutes=3),
    )


def a_group_and_a_pass(scene: Scene) -> None:
    """A party of five the day after the next working day, and the man who looks after the plants."""
    ann, bo = scene.cast["ann"], scene.cast["bo"]
    rows = [Coming(name, f"1360000{number + 3300}", company="海图数据") for number, name in enumerate(PARTY)]
    groups.expect_group(
        title="海图数据参观团",
        host=bo,
        expected_at=_workday(scene, 2, 14),
        rows=rows,
        purpose=Purpose.TOUR,
        by=ann,
        now=scene.now - timedelta(hours=3),
    )
    today = timezone.localdate(scene.now)
    recurring.make(
        name="吴建国",
        phone="13600004401",
        company="绿叶园艺",
        purpose=Purpose.MAINTENANCE,
        host=ann,
        weekdays="14",
        comes_at=time(9, 30),
        from_on=today + timedelta(days=1),
        until_on=today + timedelta(days=180),
        by=ann,
        now=scene.now - timedelta(hours=2),
    )


def a_reception(scene: Scene) -> Visit:
    """Ann's important customer: known to those named alone, with what must be ready and by whom."""
    now, ann, rita, olga = scene.now, scene.cast["ann"], scene.cast["rita"], scene.cast["olga"]
    visit = visits.expect(
        name="范思远",
        phone="13600005501",
        company="海川银行",
        companions=2,
        host=ann,
        expected_at=_workday(scene, 3, 10),
        by=ann,
        now=now - timedelta(hours=4),
    )
    at = now - timedelta(hours=3)
    vip.plan(visit, schedule=SCHEDULE, background="第三次来访，关注数据安全", route=ROUTE, named=[rita, olga], by=ann, now=at)
    for what, holder in (("欢迎牌和席卡", rita), ("第一会议室茶歇", rita), ("午餐包间", olga)):
        vip.add_item(visit, what=what, holder=holder, by=ann, now=at)
    return visit


def leave_messages(scene: Scene) -> None:
    """One to be called back, one urgent, one dealt with."""
    now, rita, ann, bo = scene.now, scene.cast["rita"], scene.cast["ann"], scene.cast["bo"]
    messages.take(
        recipient=ann,
        name="梁志强",
        company="正源税务师事务所",
        phone="13600006601",
        words="年度申报的两份材料还差盖章，请回电确认时间。",
        best_time="下午四点前",
        by=rita,
        now=now - timedelta(minutes=50),
    )
    messages.take(
        recipient=bo,
        name="Petr Novák",
        company="Northwind Trading",
        phone="13600006602",
        words="航班改签，明天的会改到下午三点可以吗？",
        is_urgent=True,
        by=rita,
        now=now - timedelta(minutes=14),
    )
    done = messages.take(
        recipient=ann,
        name="秦晓琳",
        company="蓝湾传媒",
        phone="13600006603",
        words="样册已寄出，单号在邮件里。",
        wants_call_back=False,
        by=rita,
        now=now - timedelta(hours=5),
    )
    messages.follow_up(done, by=ann, result="已收到", now=now - timedelta(hours=4))


def drill(scene: Scene) -> None:
    """A week ago: everybody found but for one, who was ticked off late."""
    rita, began = scene.cast["rita"], scene.now - timedelta(days=7)
    day = calendar().previous_workday(timezone.localdate(began))
    hours = [timezone.make_aware(datetime.combine(day, time(hour, 30))) for hour in range(9, 17)]
    began = max(hours, key=lambda at: Visit.objects.there_at(at).count())
    call, _is_new = roll_call.begin(by=scene.cast["olga"], now=began, is_drill=True)
    taps = [
        Tap(name.visit_id, is_safe=True, at=began + timedelta(seconds=40 + 25 * number), key=f"drill-{number}")
        for number, name in enumerate(call.names.order_by("pk"))
    ]
    roll_call.mark(call, taps, by=rita, now=began + timedelta(minutes=8))
    roll_call.end(call, by=scene.cast["olga"], now=began + timedelta(minutes=9))


def write_registers(scene: Scene) -> None:
    """Of the last working days, each written in the night after it."""
    day = timezone.localdate(scene.now)
    for _number in range(REGISTERS):
        day = calendar().previous_workday(day)
        register.export_day(day, now=midnight(day + timedelta(days=1)) + timedelta(minutes=5))
