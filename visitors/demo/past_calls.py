"""Calls of ten years with the messages that they left, and complaints: answered, called back, told what came of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from frontdesk.scene_names import COMPANIES, GIVEN, SURNAMES
from visitors.demo.calls import WORDS
from visitors.demo.decade import A_DAY, A_MINUTE, AN_HOUR, Past, in_chunks, kept
from visitors.models import Call, Complaint, Message

About, Outcome = Call.About, Call.Outcome
LEFT = 10  # every so manieth call leaves a message
MISTAKEN = 500  # every so manieth was written down by mistake
RESULTS = ["已回电", "已回复邮件", "客户会再来电", "资料已发送"]
WRONG = {
    Complaint.Category.QUALITY: ["设备使用一周就报错", "收到的样品有划痕"],
    Complaint.Category.DELIVERY: ["比约定晚到三天", "数量少两箱"],
    Complaint.Category.SERVICE: ["售后电话没人接", "约好的上门没有来"],
    Complaint.Category.PRICE: ["发票税率开错", "报价与合同不一致"],
}
DONE = ["已换新并致歉", "已补发，客户收到", "发票已重开", "已安排专人跟进"]


def calls(past: Past, many: int) -> None:
    """Half of them put through, a tenth with a message; those put through about after-sales were asked about and solved."""
    rows = (_call(past, number, at) for number, at in enumerate(past.moments(many)))
    in_chunks("calls", many, rows, _write, past)


def _write(rows: list[Call]) -> None:
    if messages := [call.message for call in rows if call.message]:
        kept(Message, messages)
    for call in rows:
        call.message_id = call.message.pk if call.message else None
    kept(Call, rows)


def _call(past: Past, number: int, began: datetime) -> Call:
    dice, rita = past.dice, past.rita
    ended, about = began + dice.randint(1, 4) * A_MINUTE, dice.choice(list(WORDS))
    outcome = Outcome.MESSAGE if number % LEFT == 0 else Outcome.TRANSFERRED if dice.random() < 0.55 else Outcome.ANSWERED
    call = Call(name=dice.choice(SURNAMES) + dice.choice(GIVEN), company=dice.choice(COMPANIES), phone=past.phone(), about=about)
    call.words, call.outcome, call.in_three_rings = dice.choice(WORDS[about]), outcome, dice.random() < 0.93
    call.began_at, call.ended_at, call.taken_at, call.taken_by = began, ended, ended, rita
    if outcome != Outcome.ANSWERED:
        call.person, call.told_at = dice.choice(past.people), ended
    if outcome == Outcome.TRANSFERRED and about == About.SERVICE:
        call.asks_if_solved, call.solved_at, call.solved_by = True, ended + A_DAY, rita
    if outcome == Outcome.MESSAGE:
        call.message = _message(past, call)
    if number % MISTAKEN == MISTAKEN - 1:
        call.voided_at, call.voided_by = ended + A_MINUTE, rita
    return call


def _message(past: Past, call: Call) -> Message:
    """Read within the hour, followed up the same day."""
    dice, to = past.dice, call.person
    read_at = call.ended_at + timedelta(minutes=dice.randint(1, 60))
    done_at = read_at + timedelta(minutes=dice.randint(1, 240))
    left = {"name": call.name, "company": call.company, "phone": call.phone, "words": call.words, "recipient": to}
    over = {"read_at": read_at, "read_by": to, "followed_up_at": done_at, "followed_up_by": to, "result": dice.choice(RESULTS)}
    return Message(**left, **over, is_urgent=dice.random() < 0.1, taken_at=call.ended_at, taken_by=call.taken_by)


def complaints(past: Past, many: int) -> None:
    """All of them answered, most within a week; nine in ten customers were asked whether they are satisfied, and said."""
    in_chunks("complaints", many, _complaints(past, many), lambda rows: kept(Complaint, rows), past)


def _complaints(past: Past, many: int) -> Iterator[Complaint]:
    dice, rita = past.dice, past.rita
    for number, at in enumerate(past.moments(many)):
        category, department = dice.choice(list(WRONG)), dice.choice(past.departments)
        head = department.head
        spoken, told = at + dice.randint(1, 30) * AN_HOUR, at + dice.randint(31, 180) * AN_HOUR
        said = {"category": category, "words": dice.choice(WRONG[category]), "order_number": f"HT-{at:%Y}-{number:05d}"}
        who = {"name": dice.choice(SURNAMES) + dice.choice(GIVEN), "company": dice.choice(COMPANIES), "phone": past.phone()}
        row = Complaint(**who, **said, department=department, handler=head, received_at=at, received_by=rita)
        row.contacted_at, row.contacted_by, row.contact = spoken, head, "已致电了解情况"
        row.answered_at, row.answered_by, row.outcome = told, head, dice.choice(DONE)
        row.rated_at, row.rated_by, row.score = told + A_DAY, rita, dice.choice([5, 5, 4, 4, 3, 2]) if dice.random() < 0.9 else None
        if row.score is None:
            row.rating = "联系不上"
        yield row
