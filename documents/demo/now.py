"""What waits today, by the real actions in the order in which they happened: every light, urgent, sent back, not sent yet."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from documents.actions import sign_offs, signing
from documents.actions.registering import register
from documents.actions.sign_offs import Plan
from documents.demo.book import Story, write
from documents.demo.files import files_of
from documents.demo.paper_ledgers import write_papers
from documents.demo.stage import Stage
from documents.models import Channel, Document, Level, Mode, Refusal, Signing, SignOff, Urgency
from frontdesk.people.models import Person

Do = Callable[[datetime], Any]
DAY = 480  # working minutes


class Today:
    """Steps with their moments, in working minutes before now; what is over is written down between them, so numbers follow the clock."""

    def __init__(self, stage: Stage, past: Sequence[Story]) -> None:
        self.stage, self.past = stage, list(past)
        self.steps: list[tuple[datetime, int, Do]] = []
        self.made: dict[str, Document] = {}

    def before(self, minutes: float, do: Do) -> None:
        self.steps.append((self.stage.before(minutes), len(self.steps), do))

    def came(self, name: str, minutes: float, subject: str, source: str, *, by: Person | None = None, **values: Any) -> None:
        """Registered so long ago, some minutes after it came."""
        due = values.pop("due", None)

        def do(now: datetime) -> None:
            due_on = None if due is None else self.stage.working.add_workdays(timezone.localdate(self.stage.now), due)
            usual = {"channel": Channel.POST, "received_at": now - timedelta(minutes=7), "due_on": due_on}
            said = {"subject": subject, "source": source, **usual, **values}
            self.made[name] = register(said, by=by or self.stage.cast["rita"], now=now, files=files_of(name))

        self.before(minutes, do)

    def sent(self, name: str, minutes: float, *plans: Plan, purpose: str = "") -> None:
        def do(now: datetime) -> None:
            document = self.made[name]
            sign_offs.begin(document, steps=plans, purpose=purpose, by=document.registered_by, now=now)

        self.before(minutes, do)

    def agreed(self, name: str, minutes: float, by: Person, words: str = "同意。") -> None:
        def do(now: datetime) -> None:
            mine = asked(self.made[name], by)
            signing.decide(mine, agreed=True, by=by, now=now, seen=mine.step.sign_off.sha256, opinion=words)

        self.before(minutes, do)

    def sent_back(self, name: str, minutes: float, by: Person, words: str) -> None:
        def do(now: datetime) -> None:
            signing.send_back_to(asked(self.made[name], by), position=0, jumps_back=True, opinion=words, by=by, now=now)

        self.before(minutes, do)

    def play(self) -> None:
        for moment, _number, do in sorted(self.steps, key=lambda step: step[:2]):
            self._write_until(moment)
            do(moment)
        self._write_until(self.stage.now)

    def _write_until(self, moment: datetime) -> None:
        over = [story for story in self.past if story.document.registered_at <= moment]
        if over:
            write(over)
            write_papers(over)
            self.past = self.past[len(over) :]


def asked(document: Document, person: Person) -> Signing:
    """What this person is asked about it now."""
    rows = Signing.objects.asked().filter(step__sign_off__document=document)
    return rows.select_related("step__sign_off").get(signer=person)


def today(stage: Stage, past: Sequence[Story], *more: Callable[[Today], None]) -> int:
    """Plays it, and what others put into the day; how many documents were made here."""
    day = Today(stage, past)
    _old(day)
    _lately(day)
    _sent_back(day)
    _of_today(day)
    _confidential(day)
    for put_in in more:
        put_in(day)
    day.play()
    return len(day.made)


def _old(day: Today) -> None:
    """Yellow and red: five working days and more, three and more."""
    cast, heads = day.stage.cast, day.stage.heads
    ann, bo, olga, tom = (cast[name] for name in ("ann", "bo", "olga", "tom"))
    other = heads.get("法务部", bo)
    long = "关于征求《云山区楼宇经济高质量发展三年行动计划（征求意见稿）》涉及重点企业研发投入、人才引进和办公空间使用情况意见建议的函"
    day.came(
        "plan",
        7.2 * DAY,
        long,
        "云山区发展和改革委员会",
        source_number="云发改函〔2026〕88号",
        proposal="拟请产品部、法务部会签后回函。",
        due=-1,
    )
    day.sent("plan", 7.1 * DAY, Plan([bo, other], Mode.ALL), purpose="请会签，意见一并写明")
    day.agreed("plan", 6.4 * DAY, other, "同意报送，第三条数据口径请产品部把关。")
    day.came(
        "lift",
        6.3 * DAY,
        "电梯年度检验不合格项整改通知书",
        "云山区特种设备检验所",
        channel=Channel.HAND,
        proposal="拟请工程维修组提整改意见，行政主管审定。",
    )
    day.sent("lift", 6.2 * DAY, Plan([tom]), Plan([olga]))
    day.came(
        "price",
        4.2 * DAY,
        "关于调整打印纸和硒鼓供货价格的函",
        "百川建材",
        source_number="BC-2291",
        proposal="拟请行政主管审定，超过 5% 不同意。",
    )
    day.sent("price", 4.1 * DAY, Plan([olga]))
    day.came(
        "test",
        3.9 * DAY,
        "用户体验测试合作邀请函（附样机三台）",
        "恒信检测",
        channel=Channel.COURIER,
        proposal="拟请产品经理提意见，产品总监审批。",
    )
    day.sent("test", 3.8 * DAY, Plan([ann]), Plan([bo]), purpose="样机已放前台，请提意见")


def _lately(day: Today) -> None:
    """Two that were approved for departments to handle, and green ones of each kind of step."""
    cast, heads = day.stage.cast, day.stage.heads
    ann, bo, olga, tom = (cast[name] for name in ("ann", "bo", "olga", "tom"))
    day.came("hall", 6.0 * DAY, "展厅改造施工图纸确认函", "青禾设计", channel=Channel.MAIL, proposal="拟由产品部核对展项尺寸。")
    day.sent("hall", 5.9 * DAY, Plan([bo]))
    day.agreed("hall", 5.6 * DAY, bo, "同意，请产品部核对后回复。")
    words = "关于报送年度知识产权情况的通知"
    day.came("patents", 5.2 * DAY, words, "云山区市场监督管理局", proposal="拟由产品部汇总专利和软件著作权。")
    day.sent("patents", 5.1 * DAY, Plan([bo]))
    day.agreed("patents", 4.8 * DAY, bo, "同意，请安然汇总。")
    some = list(dict.fromkeys([olga, *heads.values()]))[:4]
    day.came(
        "invoice",
        2.1 * DAY,
        "税务事项通知书（发票用票额度核定）",
        "国家税务总局云山区税务局",
        channel=Channel.MAIL,
        proposal="拟由财务部办理。",
    )
    day.sent("invoice", 2.0 * DAY, Plan([heads.get("财务部", bo)]))
    day.came(
        "fair",
        1.8 * DAY,
        "第八届云山数字产业博览会参展邀请函",
        "云山区工商业联合会",
        proposal="拟请各部门负责人表决，半数同意即报名。",
        due=1,
    )
    day.sent("fair", 1.7 * DAY, Plan(some, Mode.SOME, Refusal.COLLECT, (len(some) + 1) // 2), purpose="是否参展，请表决")
    day.agreed("fair", 1.2 * DAY, some[-1], "同意，展位不超过 18 平方米。")
    day.came(
        "label",
        1.1 * DAY,
        "产品说明书印制样张确认函",
        "蓝湾传媒",
        channel=Channel.COURIER,
        source_number="LW-0917",
        proposal="拟请产品经理核对样张。",
    )
    day.sent("label", 1.0 * DAY, Plan([ann]), purpose="请核对样张后签字")
    day.came("drill", 0.9 * DAY, "消防设施月度维护保养计划", "远山大厦物业管理处", channel=Channel.HAND, proposal="拟请维修员核对点位。")
    day.sent("drill", 0.8 * DAY, Plan([tom]))


def _sent_back(day: Today) -> None:
    """They wait for Rita; one was mended and goes round again."""
    cast, heads = day.stage.cast, day.stage.heads
    bo, olga = cast["bo"], cast["olga"]
    head = heads.get("人力资源部", bo)
    day.came(
        "trainee", 2.6 * DAY, "关于商请接收学生实习的函", "云山职业技术学院", channel=Channel.MAIL, proposal="拟请人力资源部定岗位和人数。"
    )
    day.sent("trainee", 2.5 * DAY, Plan([head]))
    day.sent_back("trainee", 1.9 * DAY, head, "请先问各部门能接收几人，连同名单再报。")
    day.came("photo", 1.5 * DAY, "园区宣传片拍摄配合函", "云山街道办事处", proposal="拟同意在大堂拍摄。")
    day.sent("photo", 1.4 * DAY, Plan([olga]))
    day.sent_back("photo", 0.4 * DAY, olga, "拍摄时间和人数没有写，请与街道联系后补充。")
    day.came("insurance", 3.2 * DAY, "公众责任险续保报价函", "海川银行云山支行", channel=Channel.MAIL, proposal="拟请行政主管审批。")
    day.sent("insurance", 3.1 * DAY, Plan([olga]))
    day.sent_back("insurance", 2.2 * DAY, olga, "请附上一年度的理赔记录。")
    day.before(1.3 * DAY, lambda now: sign_offs.resubmit(_running(day.made["insurance"]), by=cast["rita"], now=now))


def _of_today(day: Today) -> None:
    """Urgent ones, and what has just come in and goes to nobody yet."""
    cast = day.stage.cast
    bo, olga, tom = cast["bo"], cast["olga"], cast["tom"]
    urgent = {"urgency": Urgency.URGENT, "channel": Channel.FAX}
    words = "关于立即排查整治地下空间电动自行车违规停放充电的紧急通知"
    day.came(
        "bikes",
        150,
        words,
        "云山区消防救援大队",
        source_number="云消急〔2026〕6号",
        proposal="拟请维修员今日排查，行政主管签发回复。",
        due=0,
        **urgent,
    )
    day.sent("bikes", 145, Plan([tom]), Plan([olga]), purpose="今日 17:00 前回复")
    day.agreed("bikes", 70, tom, "已排查，B1 有两辆，已请物业移走。")
    day.came(
        "outage", 40, "台风蓝色预警期间计划停电的紧急通知", "远山大厦物业管理处", proposal="拟请产品总监确定演示机房是否停机。", **urgent
    )
    day.sent("outage", 36, Plan([bo]), purpose="请今天答复物业")
    rest = (
        (95, "关于预订新春年会场地的报价函", "东篱餐饮", Channel.MAIL),
        (55, "关于变更对公账户联系人的提示函", "海川银行云山支行", Channel.COURIER),
        (22, "关于报送重点企业负责人通讯录的通知", "云山街道办事处", Channel.FAX),
        (9, "Delivery schedule for the demonstration units", "Vela GmbH", Channel.COURIER),
    )
    for minutes, subject, source, channel in rest:
        day.came(subject, minutes, subject, source, channel=channel)


def _confidential(day: Today) -> None:
    """One waits for Bo, who is cleared for it."""
    stage = day.stage
    values = {"by": stage.keeper, "level": Level.CONFIDENTIAL, "channel": Channel.COURIER, "source_number": "VG-NDA-9"}
    day.came("secret", 1.6 * DAY, "下一代产品联合研发合同（草案）", "Vela GmbH", proposal="拟请产品总监审阅技术条款。", **values)
    day.sent("secret", 1.55 * DAY, Plan([stage.managers[0]]), purpose="请审阅第 4、7 条")


def _running(document: Document) -> SignOff:
    return SignOff.objects.running().get(document=document)
