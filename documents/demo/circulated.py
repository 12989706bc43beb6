"""What goes round today: unread, half read, overdue, urgent, in turn, read by all, and one that is confidential."""

from collections.abc import Sequence

from django.utils import timezone

from documents.actions import circulating
from documents.demo.stage import Stage
from documents.models import Circulation, Document, Reader, Turn
from frontdesk.people.models import Person

DAY = 480  # working minutes


def send_round(stage: Stage) -> None:
    """By the real actions, of documents that are there today."""
    cast, others = stage.cast, [each for each in stage.heads.values() if each not in stage.cast.values()][:2]
    ann, bo, olga, rita, tom = (cast[name] for name in ("ann", "bo", "olga", "rita", "tom"))
    unread = [ann, *others]
    _going(stage, "税务事项通知书", 0.4 * DAY, unread, "新的发票额度，请各部门知悉", due=3)
    half = _going(stage, "第八届云山数字产业博览会", 1.1 * DAY, [ann, bo, tom, *others], "请各部门考虑参展内容", due=2)
    _read(stage, half, 0.7 * DAY, bo, "产品部可展示新终端，展台由安然牵头。")
    _read(stage, half, 0.3 * DAY, tom)
    late = _going(stage, "关于报送年度知识产权情况", 4.2 * DAY, [olga, tom, ann], "请核对本部门清单", due=-1)
    _read(stage, late, 3.5 * DAY, ann, "产品部清单已核对。")
    urgent = _going(stage, "台风蓝色预警期间计划停电", 30, [ann, olga, tom], "今晚 22:00 起停电，请转告值班同事", due=1)
    _read(stage, urgent, 12, tom, "已知悉，值班已安排。")
    in_turn = _going(stage, "消防设施月度维护保养计划", 0.75 * DAY, [olga, bo, ann, rita], "请依次阅示", due=3, turn=Turn.IN_TURN)
    _read(stage, in_turn, 0.5 * DAY, olga, "请工程维修组配合物业。")
    over = _going(stage, "展厅改造施工图纸确认函", 5.5 * DAY, [ann, tom], "请阅知图纸", due=-2)
    for minutes, person in ((5.2 * DAY, ann), (4.9 * DAY, tom)):
        _read(stage, over, minutes, person)
    _going(stage, "下一代产品联合研发合同", 1.2 * DAY, stage.managers[1:], "请阅财务条款", due=2)


def _going(
    stage: Stage, subject: str, minutes: float, readers: Sequence[Person], purpose: str, *, due: int, turn: Turn = Turn.AT_ONCE
) -> Circulation:
    """Begun so many working minutes ago, after it was registered; due so many working days from now."""
    document = Document.objects.select_related("registered_by").filter(subject__startswith=subject).order_by("-registered_at")[0]
    at = max(stage.before(minutes), document.registered_at)
    due_on = max(stage.working.add_workdays(timezone.localdate(stage.now), due), timezone.localdate(at))
    going = {"readers": readers, "purpose": purpose, "due_on": due_on, "turn": turn, "by": document.registered_by, "now": at}
    return circulating.begin(document, **going)


def _read(stage: Stage, circulation: Circulation, minutes: float, person: Person, words: str = "") -> None:
    mine = Reader.objects.select_related("person", "circulation__document").get(circulation=circulation, person=person)
    circulating.read(mine, by=person, now=max(stage.before(minutes), mine.asked_at), words=words)
