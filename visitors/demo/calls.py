"""The telephone of the demo company: past days in bulk with the phone system's list, today's calls and complaints by the real actions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from frontdesk.limits import actions as limits
from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from frontdesk.scene_names import COMPANIES, GIVEN, SURNAMES
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import midnight
from visitors.actions import calls, complaints
from visitors.limits import CallLimits
from visitors.models import Call, Complaint, Ring

DAYS = {"small": (30, 14), "large": (365, 60)}  # days back, calls a working day
A_MINUTE = timedelta(minutes=1)
WORDS = {
    Call.About.QUESTION: ["问营业时间", "问地址和停车", "问产品说明书在哪里下载"],
    Call.About.BUSINESS: ["想要最新报价", "确认合同盖章进度", "想约演示"],
    Call.About.SERVICE: ["设备报错，需要技术支持", "问保修期", "催维修进度"],
    Call.About.SUPPLIER: ["送货前确认收货时间", "对账单问题"],
    Call.About.APPLICANT: ["问面试时间", "问简历是否收到"],
    Call.About.ADVERT: ["推销宽带", "推销企业培训"],
}


def the_telephone(scene: Scene) -> None:
    """History, today, and whom the desk must still ask."""
    sales = Department.objects.open().filter(name="销售部", head__isnull=False).first() or Department.objects.open().first()
    if sales:
        limits.change(CallLimits, values={"sales": sales.pk}, by=scene.cast["olga"], now=scene.now - timedelta(days=60))
    history(scene)
    todays_calls(scene)
    complain(scene)
    rebuild([source_of(Call), source_of(Complaint)])


def history(scene: Scene) -> None:
    """Every working day of the past weeks; nearly all answered within three rings."""
    days_back, per_day = DAYS[scene.scale]
    working, today = calendar(), timezone.localdate(scene.now)
    for day in (today - timedelta(days=back) for back in range(days_back, 0, -1)):
        if working.is_workday(day):
            made = Call.objects.bulk_create([_past(scene, day) for _number in range(per_day)], batch_size=500)
            _list_of(scene, made)


def _past(scene: Scene, day: date) -> Call:
    rng, rita = scene.rng, scene.cast["rita"]
    began = midnight(day) + timedelta(minutes=rng.randrange(9 * 60, 17 * 60 + 45))
    ended = began + timedelta(minutes=rng.randint(1, 4))
    about = rng.choice(list(WORDS))
    outcome = Call.Outcome.TRANSFERRED if rng.random() < 0.55 else Call.Outcome.ANSWERED
    person = rng.choice(scene.people) if outcome == Call.Outcome.TRANSFERRED else None
    solved = ended + timedelta(days=1) if person and about == Call.About.SERVICE else None
    return Call(
        **{"name": rng.choice(SURNAMES) + rng.choice(GIVEN), "company": rng.choice(COMPANIES), "phone": f"13{rng.randrange(10**9):09d}"},
        **{"about": about, "words": rng.choice(WORDS[about]), "person": person, "outcome": outcome},
        **{"began_at": began, "ended_at": ended, "taken_at": ended, "taken_by": rita, "told_at": ended if person else None},
        **{
            "in_three_rings": rng.random() < 0.93,
            "asks_if_solved": bool(solved),
            "solved_at": solved,
            "solved_by": rita if solved else None,
        },
    )


def _list_of(scene: Scene, made: Sequence[Call]) -> None:
    """What the phone system wrote of that day: those calls, and one that nobody answered."""
    at = made[0].began_at + timedelta(days=1)
    rows = [
        Ring(
            began_at=call.began_at,
            phone=call.phone,
            is_answered=True,
            rings=scene.rng.randint(1, 3) if call.in_three_rings else scene.rng.randint(4, 6),
            call=call,
            imported_at=at,
        )
        for call in made
    ]
    missed = Ring(began_at=made[0].ended_at, phone=f"13{scene.rng.randrange(10**9):09d}", is_answered=False, rings=6, imported_at=at)
    Ring.objects.bulk_create([*rows, missed], ignore_conflicts=True, batch_size=500)


def todays_calls(scene: Scene) -> None:
    """One answered, one put through, a message, a new customer; and of yesterday one whose caller is to be asked about."""
    rita, ann, bo = scene.cast["rita"], scene.cast["ann"], scene.cast["bo"]
    _call(
        scene,
        95,
        rita,
        name="孙建国",
        company="城投物业",
        phone="02155551200",
        about=Call.About.SUPPLIER,
        words="下午送两箱打印纸，问几点收货",
    )
    through = {"person": ann, "outcome": Call.Outcome.TRANSFERRED, "asks_if_solved": True}
    _call(
        scene, 70, rita, name="蒋文斌", company="百川建材", phone="13600007701", about=Call.About.SERVICE, words="设备报错 E21", **through
    )
    message = {"person": bo, "outcome": Call.Outcome.MESSAGE, "best_time": "下午三点以后"}
    _call(
        scene,
        26,
        rita,
        name="何佳",
        company="蓝湾传媒",
        phone="13600007702",
        about=Call.About.BUSINESS,
        words="请回电确认展位面积",
        **message,
    )
    _call(
        scene,
        12,
        rita,
        name="Marta Silva",
        company="Porto Tiles",
        phone="+351912345678",
        about=Call.About.BUSINESS,
        words="首次询价，样品三种",
        is_new_customer=True,
    )
    day = calendar().previous_workday(timezone.localdate(scene.now))
    yesterday = midnight(day) + timedelta(hours=15)
    asked = _logged(
        yesterday, rita, name="郝伟", company="申菱空调", phone="13600007703", about=Call.About.SERVICE, words="保修单找不到", **through
    )
    calls.ask(asked, now=scene.now - timedelta(minutes=40))


def complain(scene: Scene) -> None:
    """One to speak to, one to answer, one answered whose customer is to be asked, one that is over."""
    rita, now, product = scene.cast["rita"], scene.now, scene.cast["ann"].department
    common = {"department": product, "by": rita}
    complaints.receive(
        **{
            "name": "罗敏",
            "company": "申菱空调",
            "phone": "13700004455",
            "category": Complaint.Category.QUALITY,
            "words": "新装的水泵三天就漏水",
        },
        **{"order_number": "HT-2026-0417", "product": "P2 水泵", "wish": "换新并派人上门", "now": now - timedelta(hours=3), **common},
    )
    spoken = complaints.receive(
        **{"name": "Daniel Weber", "company": "Vela GmbH", "email": "weber@example.com", "category": Complaint.Category.DELIVERY},
        **{"words": "The delivery of October is two pallets short.", "order_number": "SO-8812", "now": now - timedelta(hours=30), **common},
    )
    head = product.head or rita
    complaints.contact(spoken, by=head, words="已核对出库单，仓库今天复点", now=now - timedelta(hours=26))
    answered = complaints.receive(
        **{"name": "曹慧", "phone": "13700004457", "category": Complaint.Category.SERVICE, "words": "售后电话三次没人接"},
        **{"now": now - timedelta(days=3), **common},
    )
    complaints.answer(answered, by=head, outcome="已增加值班电话，并登门致歉", now=now - timedelta(hours=20))
    over = complaints.receive(
        **{
            "name": "邱磊",
            "company": "正源税务师事务所",
            "phone": "13700004458",
            "category": Complaint.Category.PRICE,
            "words": "发票税率开错",
        },
        **{"now": now - timedelta(days=9), **common},
    )
    complaints.answer(over, by=head, outcome="红字发票已开，新发票已寄出", now=now - timedelta(days=8))
    complaints.rate(over, by=rita, score=5, words="处理很快", now=now - timedelta(days=7))


def _call(scene: Scene, minutes_ago: int, by: Person, **given: object) -> Call:
    return _logged(scene.now - timedelta(minutes=minutes_ago), by, **given)


def _logged(ended: datetime, by: Person, **given: object) -> Call:
    """Two minutes that end at that moment, answered within three rings."""
    return calls.log(by=by, now=ended, began_at=ended - 2 * A_MINUTE, in_three_rings=True, **given)  # type: ignore[arg-type]
