"""Half a year of documents that are over: most approved, some refused, sent back, taken back, some that were only registered."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from documents.demo.book import Story, unsent
from documents.demo.papers import CONFIDENTIAL, ON_PAPER, PAPERS, Paper
from documents.demo.past import Past, plans_for, plans_for_secret
from documents.demo.readers import went_round
from documents.demo.stage import MONTHS, Stage
from documents.models import Channel, Document, Level, Register, Urgency
from frontdesk.people.models import Person
from frontdesk.workdays.today import midnight

MINUTES = (*range(9 * 60 + 10, 12 * 60, 7), *range(13 * 60 + 40, 17 * 60 + 30, 7))  # of the day, when post comes


def half_a_year(stage: Stage, many: int) -> list[Story]:
    """So many ordinary ones and those of the confidential register, the oldest first; none of them saved."""
    past, days = Past(stage), working_days(stage)
    deck = list(PAPERS)
    weights = [each.often for each in deck]
    counts: dict[str, int] = {}
    stories = []
    for number in range(many):
        paper = stage.rng.choices(deck, weights)[0]
        counts[paper.number] = counts.get(paper.number, stage.rng.randint(3, 90)) + stage.rng.randint(1, 9)
        at = at_work(stage, days[number * len(days) // many])
        stories.append(told(stage, past, paper, counts[paper.number], at))
    stories += _confidential(stage, past, days)
    stories.sort(key=lambda story: story.document.registered_at)
    went_round(stage, stories)
    return stories


def document_of(paper: Paper, n: int, at: datetime, by: Person) -> Document:
    """As it would be registered at this moment."""
    on = timezone.localdate(at)
    return Document(
        **{"source": paper.source, "source_number": paper.number.format(year=on.year, n=n), "channel": paper.channel},
        **{"subject": paper.subject.format(month=on.month), "level": paper.level, "received_at": at - timedelta(minutes=6)},
        **{"proposal": paper.proposal, "due_on": on + timedelta(days=paper.days) if paper.days else None},
        **{"registered_at": at, "registered_by": by, "urgency": Urgency.URGENT if "紧急" in paper.subject else Urgency.NORMAL},
    )


def told(stage: Stage, past: Past, paper: Paper, n: int, at: datetime) -> Story:
    """Of a hundred so many; what would not be over by now was only registered."""
    story, luck = unsent(document_of(paper, n, at, stage.cast["rita"])), stage.rng.random() * 100
    plans = plans_for(stage, stage.heads.get(paper.who, stage.cast["olga"]), stage.rng)
    begun = stage.after(at, stage.rng.randint(4, 45))
    ways = ((80, past.passed), (88, past.refused), (93, past.sent_back), (95, past.withdrawn))
    way = next((way for most, way in ways if luck < most), None)
    if way:
        way(story, plans, begun)
    if way is None or story.ended_at >= stage.now:
        story = unsent(document_of(paper, n, at, stage.cast["rita"]))
        story.document.due_on = None
    _ended(stage, story.document, paper)
    return story


def _ended(stage: Stage, document: Document, paper: Paper) -> None:
    """What was approved, or came for information alone, a fortnight ago is finished, before last month's beginning it is filed too."""
    ended = document.approved_at or document.registered_at
    if document.refused_at or ended > stage.now - timedelta(days=14):
        return
    document.finished_at, document.finished_by = ended + timedelta(days=3), document.registered_by
    if ended < stage.now - timedelta(days=45):
        document.filed_at, document.filed_by = document.finished_at + timedelta(days=2), document.registered_by
        document.filed_year, document.filed_under, document.filed_where = document.filed_at.year, paper.who or "综合", "档案室 A 柜"


def _confidential(stage: Stage, past: Past, days: list[date]) -> list[Story]:
    """Registered by the archivist; one of each level waits for nobody; two stay on paper."""
    stories, rows = [], CONFIDENTIAL
    for number, (source, theirs, subject, level) in enumerate(rows):
        at = at_work(stage, days[(2 * number + 1) * len(days) // (2 * len(rows) + 2)])
        story = unsent(secret_of(stage, at, source=source, source_number=theirs, subject=subject, level=level))
        able = stage.managers if level == Level.CONFIDENTIAL else stage.managers[-1:]
        if level == Level.CONFIDENTIAL or stage.managers[0] != stage.managers[1]:
            plans = plans_for_secret(able, number)
            (past.refused if number == 5 else past.passed)(story, plans, stage.after(at, 30))
        stories.append(story)
    for number, source in enumerate(ON_PAPER):
        at = at_work(stage, days[(number + 1) * len(days) // 3])
        stories.append(unsent(secret_of(stage, at, source=source, is_paper_only=True, level=Level.CONFIDENTIAL, channel=Channel.HAND)))
    return stories


def secret_of(stage: Stage, at: datetime, **values: object) -> Document:
    common = {"channel": Channel.COURIER, "received_at": at, "registered_at": at, "registered_by": stage.keeper}
    return Document(**{**common, **values}, register=Register.CONFIDENTIAL)


def working_days(stage: Stage) -> list[date]:
    """The working days of half a year; the last that is over is the end of it."""
    last = timezone.localdate(stage.now) - timedelta(days=1)
    days = [last - timedelta(days=n) for n in range(MONTHS.days, -1, -1)]
    return [day for day in days if stage.working.is_workday(day)]


def at_work(stage: Stage, day: date) -> datetime:
    return midnight(day) + timedelta(minutes=stage.rng.choice(MINUTES), seconds=stage.rng.randrange(60))
