"""Twenty thousand documents of the ten years before, for who wants to see how long things take: signed, handled and filed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from documents.demo.book import Story, unsent, write
from documents.demo.history import at_work, secret_of, told
from documents.demo.papers import CONFIDENTIAL, PAPERS
from documents.demo.past import Past, plans_for_secret
from documents.demo.stage import MONTHS, Stage
from documents.models import Handling, Level, Named

MANY = 20_000
YEARS = 10
CHUNK = 2_000
SECRET = 100  # every so manieth is confidential
HANDED = 3  # of the others every so manieth goes to a department
REPORTS = ("已办理，结果已回复来文单位。", "已按要求办结。", "已完成，材料随文归档。")


def long_past(stage: Stage, many: int = MANY) -> int:
    """Working day after working day the same number; how many documents that makes."""
    last = timezone.localdate(stage.now - MONTHS) - timedelta(days=40)  # all of it is over before the half year begins
    days = [day for n in range(365 * YEARS, 0, -1) if stage.working.is_workday(day := last - timedelta(days=n))]
    stories: list[Story] = []
    for story in _over(stage, days, many):
        stories.append(story)
        if len(stories) == CHUNK:
            write(stories)
            stories = []
    write(stories)
    return many


def _over(stage: Stage, days: list[date], many: int) -> Iterator[Story]:
    """One after the other, the oldest first."""
    past, weights = Past(stage), [each.often for each in PAPERS]
    for number in range(many):
        at = at_work(stage, days[number * len(days) // many])
        if number % SECRET == 0:
            yield _secret(stage, past, number, at)
            continue
        paper = stage.rng.choices(PAPERS, weights)[0]
        story = told(stage, past, paper, number, at)
        if number % HANDED == 0 and story.document.approved_at:
            _handed(stage, story, number)
        yield story


def _secret(stage: Stage, past: Past, number: int, at: datetime) -> Story:
    source, theirs, subject, level = CONFIDENTIAL[number // SECRET % len(CONFIDENTIAL)]
    story = unsent(secret_of(stage, at, source=source, source_number=f"{theirs}-{number}", subject=subject, level=level))
    able = stage.managers if level == Level.CONFIDENTIAL else stage.managers[-1:]
    past.passed(story, plans_for_secret(able, number), stage.after(at, 30))
    return story


def _handed(stage: Stage, story: Story, number: int) -> None:
    """To the head of a department, who reports back in time nine times of ten."""
    document, heads = story.document, list(stage.heads.values())
    head, begun = heads[number % len(heads)], stage.after(document.approved_at or document.registered_at, 30)
    due_on = timezone.localdate(begun) + timedelta(days=7)
    reported = begun + timedelta(days=9 if number % 10 == 0 else 2)
    story.name(head, Named.Why.HANDLES, by=document.registered_by, at=begun)
    report = {"report": REPORTS[number % len(REPORTS)], "reported_at": reported, "reported_by": head}
    common = {"handler": head, "due_on": due_on, "asked_at": begun, "asked_by": document.registered_by}
    story.handlings.append(Handling(document=document, department=head.department, **common, **report))
    document.finished_at = max(document.finished_at or reported, reported)
    document.filed_at = max(document.filed_at or reported, document.finished_at)
