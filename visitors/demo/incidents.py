"""What went wrong in the demo company: one incident in each state, one of them major, one that few know of."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Department, Person
from frontdesk.scene import Scene
from visitors.actions import incidents
from visitors.actions.incidents_acting import add_action, do_action
from visitors.actions.incidents_closing import close
from visitors.actions.incidents_resolving import check_claim, file_report, read_report, resolve
from visitors.models import Visit
from visitors.models.incident import IncidentKind, Mood, Severity

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def what_went_wrong(scene: Scene) -> None:
    """By the real actions, the oldest first."""
    long_over(scene)
    resolved_yesterday(scene)
    a_quiet_case(scene)
    in_hand(scene)
    just_reported(scene)


def department_of(person: Person) -> Department:
    """As it stands now, with its head."""
    return Department.objects.select_related("head", "parent__head").get(people=person)


def long_over(scene: Scene) -> None:
    """Three weeks ago: a fall on a wet floor, reported on, learned from, closed."""
    at, rita, olga, tom = scene.now - 21 * DAY, scene.cast["rita"], scene.cast["olga"], scene.cast["tom"]
    incident = incidents.report(
        words="雨天大堂地面湿滑，一位访客滑倒，手腕擦伤，已用急救箱处理并陪同就医。",
        kind=IncidentKind.INJURY,
        severity=Severity.ORDINARY,
        demands="报销挂号和检查费用",
        mood=Mood.UPSET,
        place="南门大堂",
        people="访客 邵婉清 13600007701",
        department=department_of(olga),
        by=rita,
        now=at,
    )
    incidents.answer(incident, words="已到大堂，陪同去社区医院。", by=olga, now=at + 9 * MINUTE)
    check_claim(incident, is_true=True, words="监控显示门口未铺防滑垫。", by=olga, now=at + 3 * HOUR)
    resolve(incident, outcome="检查无骨折，费用由公司承担，当面致歉。", by=olga, now=at + 5 * HOUR)
    words = "下雨后门口积水，未及时铺设防滑垫，访客入门时滑倒。现场处置及时，家属无异议。"
    file_report(incident, report=words, lessons="预报有雨当天早上先铺防滑垫、放警示牌。", by=olga, now=at + 20 * HOUR)
    action = add_action(
        incident, what="门口备防滑垫和警示牌", owner=tom, due_on=timezone.localdate(at + 7 * DAY), by=olga, now=at + 21 * HOUR
    )
    do_action(action, result="防滑垫 4 块、警示牌 2 个放在前台库房", by=tom, now=at + 3 * DAY)
    for reading in incident.readings.select_related("person"):
        read_report(incident, by=reading.person, now=at + 2 * DAY)
    close(incident, decision="按制度处理，无其他遗留。", by=olga, now=at + 4 * DAY)


def resolved_yesterday(scene: Scene) -> None:
    """A mistaken invoice: resolved, its report owed, one action to do."""
    at, rita, bo, ann = scene.now - 22 * HOUR, scene.cast["rita"], scene.cast["bo"], scene.cast["ann"]
    incident = incidents.report(
        words="客户上门反映发票抬头开错，往返两次未换，情绪激动。",
        kind=IncidentKind.SERVICE,
        demands="当天重开发票并说明原因",
        mood=Mood.ANGRY,
        place="前台",
        people="海图数据 沈经理 13600007702",
        department=department_of(bo),
        by=rita,
        now=at,
    )
    incidents.answer(incident, words="由业务同事到前台当面处理。", by=bo, now=at + 18 * MINUTE)
    check_claim(incident, is_true=True, words="系统中抬头少一个字，属录入错误。", by=bo, now=at + HOUR)
    resolve(incident, outcome="已重开发票并当面致歉，客户表示满意。", by=bo, now=at + 2 * HOUR)
    until = timezone.localdate(scene.now + 5 * DAY)
    add_action(incident, what="开票前请客户确认抬头截图", owner=ann, due_on=until, by=bo, now=at + 3 * HOUR)


def a_quiet_case(scene: Scene) -> None:
    """Known to the admin manager and one head."""
    rita, olga, bo = scene.cast["rita"], scene.cast["olga"], scene.cast["bo"]
    incidents.report(
        words="有访客反映接待人索要礼品卡，愿意提供聊天记录。",
        kind=IncidentKind.OTHER,
        severity=Severity.ORDINARY,
        demands="查清事实，不影响合作",
        place="第三会议室",
        people="访客要求不公开姓名",
        restricted=True,
        named=[olga, bo],
        by=rita,
        now=scene.now - 3 * HOUR,
    )


def in_hand(scene: Scene) -> None:
    """A complaint about quality: major, taken in hand by the admin manager, its visit held."""
    at, rita, olga = scene.now - 95 * MINUTE, scene.cast["rita"], scene.cast["olga"]
    ended = Visit.objects.filter(left_at__isnull=False, left_at__lt=at, forgotten_at__isnull=True, is_vip=False, held_at__isnull=True)
    incident = incidents.report(
        words="客户带来三台返修设备，称同一批次均在一周内故障，要求见负责人，扬言联系媒体。",
        kind=IncidentKind.QUALITY,
        demands="整批退换，赔偿停工损失",
        mood=Mood.THREATENING,
        place="一层洽谈区",
        people="百川建材 柯总 13600007703，同行两人",
        visit=ended.order_by("-left_at").first(),
        by=rita,
        now=at,
    )
    incidents.answer(incident, words="请客户到第一会议室，通知质量部和法务。", by=olga, now=at + 4 * MINUTE)
    incidents.note(incident, words="设备编号已拍照登记，客户情绪有所缓和。", by=rita, now=at + 35 * MINUTE)


def just_reported(scene: Scene) -> None:
    """A row about a parking space twelve minutes ago: its department has not answered yet."""
    rita, bo = scene.cast["rita"], scene.cast["bo"]
    incidents.report(
        words="两位来访司机因卸货车位发生争执，堵住货梯口。",
        kind=IncidentKind.DISPUTE,
        demands="优先卸货",
        mood=Mood.ANGRY,
        place="北门货梯口",
        people="顺和物流司机，绿叶园艺司机",
        department=department_of(bo),
        by=rita,
        now=scene.now - 12 * MINUTE,
    )
