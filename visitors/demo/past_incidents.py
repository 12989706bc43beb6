"""Incidents of ten years: reported, taken in hand, checked, resolved, reported on, learned from and closed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from frontdesk.numbers.models import Counter, Number
from frontdesk.scene_names import GIVEN, SURNAMES
from frontdesk.search.rows import put_many
from visitors.demo.decade import A_DAY, A_MINUTE, AN_HOUR, CHUNK, Past, in_chunks
from visitors.models import CorrectiveAction, Incident, IncidentEntry, IncidentStep, IncidentWords
from visitors.models.incident import TITLE, IncidentKind, Mood, severity_for
from visitors.numbers import INCIDENTS

WENT_WRONG = {
    IncidentKind.QUALITY: "客户带来返修设备，称同一批次均出现故障，要求见负责人。",
    IncidentKind.SERVICE: "客户反映约定的上门服务没有人来，情绪激动。",
    IncidentKind.DISPUTE: "两位司机因卸货车位发生争执，堵住货梯口。",
    IncidentKind.INJURY: "访客在门口滑倒，手腕擦伤，已用急救箱处理。",
    IncidentKind.LOSS: "访客称在洽谈区遗失笔记本电脑，要求查看监控。",
    IncidentKind.SAFETY: "茶水间水管漏水，走廊积水，已关总阀。",
}
PLACES = ["南门大堂", "前台", "北门货梯口", "一层洽谈区"]
ACTED = 4  # every so manieth had a corrective action


def incidents(past: Past, many: int) -> None:
    """Each with its number, its time line and its words; none is left open."""
    in_chunks("incidents", many, _incidents(past, many), lambda rows: _write(past, rows), past)


def _incidents(past: Past, many: int) -> Iterator[Incident]:
    dice = past.dice
    for at in sorted(past.moments(many)):
        kind, department = dice.choice(list(WENT_WRONG)), dice.choice(past.departments)
        words = WENT_WRONG[kind]
        said: dict[str, Any] = {"kind": kind, "severity": severity_for(kind), "mood": dice.choice(Mood.values), "words": words}
        said |= {"title": words[:TITLE], "demands": "尽快处理并当面说明", "place": dice.choice(PLACES)}
        said["people"] = f"{dice.choice(SURNAMES)}{dice.choice(GIVEN)} {past.phone()}"
        row = Incident(**said, department=department, assignee=department.head, happened_at=at - 10 * A_MINUTE)
        yield _closed(past, row, at)


def _closed(past: Past, row: Incident, at: datetime) -> Incident:
    """Over in a week."""
    dice, rita, olga, head = past.dice, past.rita, past.scene.cast["olga"], row.assignee
    row.reported_at, row.reported_by, row.assigned_at, row.assigned_by = at, rita, at, rita
    row.answered_at, row.answered_by = at + dice.randint(2, 90) * A_MINUTE, head
    row.claim_checked_at, row.claim_checked_by, row.claim_is_true = at + 2 * AN_HOUR, head, dice.random() < 0.7
    row.claim_found = "监控与记录已核对。"
    row.resolved_at, row.resolved_by, row.outcome = at + dice.randint(3, 40) * AN_HOUR, head, "当面说明并致歉，客户接受。"
    row.filed_at, row.filed_by = row.resolved_at + dice.randint(2, 23) * AN_HOUR, head
    row.report, row.lessons = f"{row.words}现场处置及时，事后已与对方联系。", "值班表上写明第二联系人。"
    row.closed_at, row.closed_by, row.decision = row.filed_at + 3 * A_DAY, olga, "按制度处理，无其他遗留。"
    return row


def _write(past: Past, rows: list[Incident]) -> None:
    counters = {each.period: each for each in Counter.objects.filter(series=INCIDENTS.name)}
    numbers = [_numbered(row, counters) for row in rows]
    Incident.objects.bulk_create(rows, CHUNK)
    for row, number in zip(rows, numbers, strict=True):
        number.subject_id = str(row.pk)
    Number.objects.bulk_create(numbers, CHUNK)
    changed = {"update_conflicts": True, "unique_fields": ["series", "period"], "update_fields": ["last"]}
    Counter.objects.bulk_create([Counter(series=each.series, period=each.period, last=each.last) for each in counters.values()], **changed)
    lines = [line for row in rows for line in _time_line(row)]
    IncidentEntry.objects.bulk_create([entry for entry, _words in lines], CHUNK)
    IncidentWords.objects.bulk_create([IncidentWords(entry=entry, words=words) for entry, words in lines if words], CHUNK)
    CorrectiveAction.objects.bulk_create([_action(past, row) for row in rows[::ACTED]], CHUNK)
    put_many(rows)


def _numbered(row: Incident, counters: dict[str, Counter]) -> Number:
    """The next of its year; the real actions go on from the counters."""
    period = INCIDENTS.period_at(row.reported_at)
    counter = counters.setdefault(period, Counter(series=INCIDENTS.name, period=period, last=0))
    counter.last += 1
    row.number = INCIDENTS.write(period, counter.last)
    drawn = {"series": INCIDENTS.name, "period": period, "n": counter.last, "text": row.number}
    return Number(**drawn, subject_type=Incident._meta.label_lower, drawn_at=row.reported_at)


def _time_line(row: Incident) -> Iterator[tuple[IncidentEntry, str]]:
    steps = (
        (IncidentStep.REPORT, row.reported_at, row.reported_by, row.words),
        (IncidentStep.ANSWER, row.answered_at, row.answered_by, "已到现场处理。"),
        (IncidentStep.CHECK, row.claim_checked_at, row.claim_checked_by, row.claim_found),
        (IncidentStep.RESOLVE, row.resolved_at, row.resolved_by, row.outcome),
        (IncidentStep.FILE, row.filed_at, row.filed_by, ""),
        (IncidentStep.CLOSE, row.closed_at, row.closed_by, row.decision),
    )
    for step, at, by, words in steps:
        yield IncidentEntry(incident=row, step=step, happened_at=at, happened_by=by), words


def _action(past: Past, row: Incident) -> CorrectiveAction:
    """Done two days after it was set, before the case was closed."""
    owner, made_at, head = past.dice.choice(past.people), row.filed_at or row.reported_at, row.assignee
    action = CorrectiveAction(incident=row, what="更新值班表并培训前台", owner=owner, due_on=timezone.localdate(made_at + 7 * A_DAY))
    action.made_at, action.made_by, action.done_at, action.done_by = made_at, head, made_at + 2 * A_DAY, owner
    action.result = "已更新，已培训"
    return action
