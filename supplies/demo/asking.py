"""Requisitions in every state, a loan between two departments, and quotas: by the real actions, asked for in the last days."""

from datetime import datetime, timedelta

from frontdesk.people.models import Department, Person
from supplies.actions import loans, quotas, requisitions, shortage
from supplies.actions.handing_out import Given, hand_out
from supplies.demo.stage import Stage
from supplies.models import Handout, Item, Quota, Requisition


def asking(stage: Stage) -> None:
    """After the balances are written, and before anything is bought for what is missing."""
    items = {good.name: item for item, good in stage.items}
    now = stage.scene.now
    first, *others = [each for each in stage.departments if each.pk != stage.manager.department_id]
    ann = stage.scene.cast["ann"]
    _ask(stage, ann, {items["按扣袋 A4"]: 2, items["U 盘 64 GB"]: 1}, "新品发布资料", now - timedelta(hours=2))
    _ask(stage, _member(stage, others[0]), {items["两孔文件夹 3 寸"]: 4}, "合同归档", now - timedelta(days=2))
    _ask(stage, ann, {items["中性笔 黑"]: 2, items["便利贴 76×76"]: 1}, "部门日常", now - timedelta(hours=1))
    _decided(stage, others[1], {items["Type-C 转换器"]: 1, items["翻页笔"]: 1}, "路演", now - timedelta(days=1))
    _in_part(stage, others[2], {items["板夹 A4"]: 3, items["封箱胶带"]: 2}, "仓库盘点", now - timedelta(days=1, hours=3))
    _missing(stage, others[3], items["耳机 会议"], now - timedelta(days=1))
    refused = _ask(stage, _member(stage, first), {items["皮面笔记本"]: 6}, "客户礼品", now - timedelta(days=3))
    if first.head:
        requisitions.refuse(refused, by=first.head, now=now - timedelta(days=2), words="礼品走市场部预算，请改用宣传册")
    who = _member(stage, others[4 % len(others)])
    requisitions.withdraw(_ask(stage, who, {items["装订封面"]: 20}, "标书", now - timedelta(days=4)), by=who, now=now - timedelta(days=3))
    _lent(stage, others[5 % len(others)], others[6 % len(others)], items["打孔机"], now - timedelta(days=5))
    _quotas(stage, items, now - timedelta(hours=1))


def _member(stage: Stage, department: Department) -> Person:
    """Somebody who does not head it."""
    return stage.rng.choice(
        [each for each in stage.members[department.pk] if each.pk != department.head_id] or stage.members[department.pk]
    )


def _ask(stage: Stage, asker: Person, wanted: dict[Item, int], purpose: str, now: datetime) -> Requisition:
    """The first of what becomes of it: what is everyday and what is not stand on papers of their own."""
    return requisitions.ask(wanted, asker=asker, by=asker, now=now, purpose=purpose)[0]


def _decided(stage: Stage, department: Department, wanted: dict[Item, int], purpose: str, now: datetime) -> Requisition:
    asked = _ask(stage, _member(stage, department), wanted, purpose, now)
    by = department.head if department.head and department.head_id != asked.asker_id else stage.manager
    return requisitions.approve(asked, by=by, now=now + timedelta(minutes=40))


def _in_part(stage: Stage, department: Department, wanted: dict[Item, int], purpose: str, now: datetime) -> None:
    """Some of it was handed out, the taker confirms on the phone; the rest waits."""
    agreed = _decided(stage, department, wanted, purpose, now)
    given = [Given(line, 1) for line in agreed.lines.select_related("item") if line.reserved][:1]
    if not given:  # both have run out just now
        return
    hand_out(given, taker=agreed.asker, signed=Handout.Signed.PHONE, by=stage.desk, now=now + timedelta(hours=2), checked=True)


def _missing(stage: Stage, department: Department, item: Item, now: datetime) -> None:
    """More than there is: the asker knows when the rest is expected."""
    agreed = _decided(stage, department, {item: stage.book.there(item) + 2}, "线上会议", now)
    line = agreed.lines.get()
    shortage.promise_on(line, stage.today + timedelta(days=6), by=stage.desk, now=now + timedelta(hours=1))


def _lent(stage: Stage, lender: Department, borrower: Department, item: Item, now: datetime) -> None:
    if lender != borrower:
        due_on = stage.today + timedelta(days=3)
        loans.lend(item, 1, lender=lender, borrower=borrower, due_on=due_on, by=stage.desk, now=now)


def _quotas(stage: Stage, items: dict[str, Item], now: datetime) -> None:
    terms = [
        ("A4 复印纸 70 g", Quota.Per.DEPARTMENT, Quota.Period.MONTH, 40),
        ("中性笔 黑", Quota.Per.PERSON, Quota.Period.MONTH, 60),
        ("皮面笔记本", Quota.Per.PERSON, Quota.Period.YEAR, 2),
    ]
    for name, per, period, most in terms:
        quotas.set_quota(item=items[name], per=per, period=period, most=most, by=stage.manager, now=now)
