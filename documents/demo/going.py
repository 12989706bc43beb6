"""What goes out of late, by the real actions: a draft in every state, issued ones half confirmed, a confidential one."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from documents.actions import distributing, drafting, issuing, signing
from documents.demo.now import DAY, Today, asked
from documents.demo.sent import approver_of
from documents.models import Channel, Level, Recipient, Template, Urgency
from frontdesk.people.models import Person


class Going:
    """Steps of outgoing documents among those of the day."""

    def __init__(self, day: Today, templates: dict[str, Template]) -> None:
        self.day, self.stage, self.templates = day, day.stage, templates
        self.cast = day.stage.cast

    def drafted(self, name: str, minutes: float, by: Person, template: str, subject: str, body: str, **values: Any) -> None:
        def do(now: datetime) -> None:
            usual = {"addressed_to": "各部门", "signed_off_as": "行政部"}
            said = {"subject": subject, "body": body, **usual, **values}
            self.day.made[name] = drafting.draft(said, template=self.templates[template], by=by, now=now)

        self.day.before(minutes, do)

    def sent(self, name: str, minutes: float, checker: Person, approver: Person) -> None:
        def do(now: datetime) -> None:
            document = self.day.made[name]
            drafting.send(document, checker=checker, approver=approver, by=document.registered_by, now=now)

        self.day.before(minutes, do)

    def approved(self, name: str, minutes: float, by: Person, template: str, subject: str, body: str, **values: Any) -> None:
        """Checked by Olga and approved, a working day after it was drafted."""
        approver = approver_of(self.stage, by)
        self.drafted(name, minutes + DAY, by, template, subject, body, **values)
        self.sent(name, minutes + 0.9 * DAY, self.cast["olga"], approver)
        self.day.agreed(name, minutes + 0.5 * DAY, self.cast["olga"], "已核，同意。")
        self.day.agreed(name, minutes, approver, "同意，发。")

    def issued(self, name: str, minutes: float, by: Person) -> None:
        self.day.before(minutes, lambda now: issuing.issue(self.day.made[name], by=by, now=now))

    def given(self, name: str, minutes: float, people: list[Person], outside: tuple[tuple[str, str], ...] = ()) -> None:
        def do(now: datetime) -> None:
            document, keeper = self.day.made[name], self.cast["rita"]
            distributing.send_inside(document, people=people, by=keeper, now=now)
            for to, channel in outside:
                distributing.send_outside(document, to=to, channel=channel, copies=2, by=keeper, now=now)

        self.day.before(minutes, do)

    def confirmed(self, name: str, minutes: float, person: Person) -> None:
        def do(now: datetime) -> None:
            distributing.confirm(Recipient.objects.get(document=self.day.made[name], person=person), by=person, now=now)

        self.day.before(minutes, do)


def going_out(day: Today, templates: dict[str, Template]) -> None:
    going = Going(day, templates)
    _drafts(going)
    _on_its_way(going)
    _issued(going)
    _confidential(going)


def _drafts(going: Going) -> None:
    """Ann has one with blanks, Tom one that was sent back, Rita one that was refused."""
    cast, day = going.cast, going.day
    going.drafted(
        "blank",
        0.3 * DAY,
        cast["ann"],
        "函",
        "关于商请提供样机测试场地的函",
        (
            "因新品发布需要，现就样机测试场地函告如下。\n"
            "一、拟借用展厅两天，具体时间为{日期}。\n"
            "二、请贵单位于{答复日期}前函复为盼。\n"
            "特此函达。"
        ),
        addressed_to="云山区工商业联合会",
        signed_off_as="产品部",
    )
    words = "因消防泵例行检修，本周六上午停水两小时。\n请各部门提前储水，检修期间勿使用茶水间。\n特此通知。"
    going.drafted("water", 1.9 * DAY, cast["tom"], "通知", "关于消防泵检修期间停水的通知", words, copied_to="远山大厦物业管理处")
    going.sent("water", 1.8 * DAY, cast["olga"], approver_of(going.stage, cast["tom"]))
    day.sent_back("water", 1.2 * DAY, cast["olga"], "请与物业核对停水时间，写明起止钟点。")
    words = "为营造节日氛围，拟在大堂布置装饰并举办茶歇。\n费用约一万五千元，从行政活动预算列支。\n妥否，请批示。"
    going.drafted("party", 3.4 * DAY, cast["rita"], "请示", "关于举办新年茶歇的请示", words, addressed_to="总经办")
    going.sent("party", 3.3 * DAY, cast["olga"], approver_of(going.stage, cast["rita"]))

    def refused(now: datetime) -> None:
        mine = asked(day.made["party"], cast["olga"])
        words = "不同意：活动预算已用完，并入年会一起办。"
        signing.decide(mine, agreed=False, by=cast["olga"], now=now, seen=mine.step.sign_off.sha256, opinion=words)

    day.before(2.7 * DAY, refused)


def _on_its_way(going: Going) -> None:
    """One is checked, an urgent one too, one waits for its approval, and one for its number."""
    cast = going.cast
    olga, ann, rita = cast["olga"], cast["ann"], cast["rita"]
    words = (
        "根据部门预算编制安排，现就报送明年预算有关事项通知如下。\n"
        "一、各部门于下月十日前报送初稿。\n"
        "二、模板见附件，联系人财务部。\n"
        "特此通知。"
    )
    going.drafted("budget", 0.7 * DAY, rita, "通知", "关于报送明年部门预算的通知", words)
    going.sent("budget", 0.6 * DAY, olga, approver_of(going.stage, rita))
    words = "贵处关于台风期间停电的通知收悉。我司演示机房需持续供电，商请提供应急电源两小时。\n请于今日下班前答复。"
    urgent = {"addressed_to": "远山大厦物业管理处", "signed_off_as": "产品部", "urgency": Urgency.URGENT}
    going.drafted("power", 110, ann, "函", "关于商请提供应急电源的急函", words, **urgent)
    going.sent("power", 100, olga, approver_of(going.stage, ann))
    words = "贵会来函收悉。我司同意参加第八届云山数字产业博览会，展位面积十八平方米。\n参展人员名单随函附上。\n特此函复。"
    outside = {"addressed_to": "云山区工商业联合会", "signed_off_as": "市场部"}
    going.drafted("fair-answer", 4.4 * DAY, ann, "函", "关于参加数字产业博览会的复函", words, **outside)
    going.sent("fair-answer", 4.3 * DAY, olga, approver_of(going.stage, ann))
    going.day.agreed("fair-answer", 3.6 * DAY, olga, "已核。")
    words = (
        "公司年度工作会议定于下月上旬召开，请各部门做好准备。\n"
        "一、部门总结于会前三日报总经办。\n"
        "二、参会人员为部门负责人及以上。\n"
        "特此通知。"
    )
    going.approved("meeting", 0.5 * DAY, rita, "通知", "关于召开年度工作会议的通知", words, copied_to="总经办")


def _issued(going: Going) -> None:
    """One half confirmed with a receipt that is missing, one in English that goes nowhere yet."""
    cast, heads = going.cast, going.stage.heads
    rita, bo, tom = cast["rita"], cast["bo"], cast["tom"]
    words = (
        "为做好冬季防火工作，现就有关事项通知如下。\n"
        "一、严禁使用取暖器、电热毯等大功率电器。\n"
        "二、下班前关闭电源，最后离开者检查门窗。\n"
        "三、行政部每周巡查并通报。\n"
        "特此通知。"
    )
    going.approved("fire", 5.6 * DAY, rita, "通知", "关于加强冬季办公区防火安全的通知", words, copied_to="远山大厦物业管理处")
    going.issued("fire", 5.5 * DAY, rita)
    people = list(dict.fromkeys([bo, tom, *(heads[name] for name in ("财务部", "法务部") if name in heads)]))
    going.given("fire", 5.4 * DAY, people, (("远山大厦物业管理处", Channel.HAND), ("云山街道办事处", Channel.COURIER)))
    going.confirmed("fire", 5.3 * DAY, people[-1])
    going.confirmed("fire", 4.9 * DAY, bo)

    def receipt(now: datetime) -> None:
        mine = Recipient.objects.get(document=going.day.made["fire"], outside="远山大厦物业管理处")
        distributing.enter_receipt(mine, received_on=timezone.localdate(now), receipt="管理处值班室签收", by=rita, now=now)

    going.day.before(4.6 * DAY, receipt)
    going.day.before(1.0 * DAY, lambda now: distributing.chase(going.day.made["fire"], by=rita, now=now))
    words = (
        "Thank you for your proposal.\n"
        "Our sales department has looked into it and would like to discuss the terms in a call next week.\n"
        "Please suggest two dates.\n"
        "Yours faithfully,"
    )
    to = {"addressed_to": "Northwind Trading", "signed_off_as": "Product"}
    going.approved("reply", 0.8 * DAY, cast["ann"], "Letter", "Your proposal for a distribution agreement", words, **to)
    going.issued("reply", 0.2 * DAY, rita)


def _confidential(going: Going) -> None:
    """Drafted and issued by the archivist, checked and approved by who is cleared."""
    stage = going.stage
    checker, approver = stage.managers
    if checker == approver:
        return
    words = "贵方关于联合研发合同的来函收悉。我方对第四条、第七条的修改意见随函附上，请以密件方式答复。"
    more = {"addressed_to": "Vela GmbH", "signed_off_as": "法务部", "level": Level.CONFIDENTIAL}
    going.drafted("secret-answer", 2.9 * DAY, stage.keeper, "函", "关于联合研发合同修改意见的复函", words, **more)
    going.sent("secret-answer", 2.8 * DAY, checker, approver)
    going.day.agreed("secret-answer", 2.5 * DAY, checker)
    going.day.agreed("secret-answer", 2.3 * DAY, approver)
    going.issued("secret-answer", 2.2 * DAY, stage.keeper)
