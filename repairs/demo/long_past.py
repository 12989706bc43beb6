"""Three hundred thousand tickets of the years before, for who wants to see how long things take: reported, repaired and closed."""

from datetime import date, timedelta

from django.utils import timezone

from repairs.demo.book import Book, Story
from repairs.demo.faults import faults
from repairs.demo.history import MONTHS, at_work
from repairs.demo.past import Past
from repairs.demo.stage import Stage
from repairs.models import EventKind

MANY = 300_000
YEARS = 4
CHUNK = 2_000


def long_past(stage: Stage, many: int = MANY) -> int:
    """Working day after working day the same number; how many tickets that makes."""
    last = timezone.localdate(stage.now - MONTHS)
    days = [day for n in range(365 * YEARS, 0, -1) if stage.working.is_workday(day := last - timedelta(days=n))]
    past, book, stories = Past(stage), Book(stage), []
    for number in range(many):
        stories.append(_over(stage, past, days[number * len(days) // many]))
        if len(stories) == CHUNK:
            book.write(stories)
            stories = []
    book.write(stories)
    book.close()
    return many


def _over(stage: Stage, past: Past, day: date) -> Story:
    """One in ten is late; the asker has confirmed every one."""
    rng, fault = stage.rng, stage.rng.choice(faults())
    story = past.report(fault, rng.choice(stage.spots[fault.where]), at_work(stage, day))
    at, by = story.ticket.reported_at, rng.choice(stage.able(story.ticket.category))
    past.taken(story, by, at + timedelta(minutes=rng.randint(1, 9)))
    past.repaired(story, by, fault, share=rng.uniform(0.2, 1.1))
    closed = story.ended_at + timedelta(minutes=rng.randint(3, 300))
    story.say(EventKind.CLOSED, closed, story.ticket.asker, {"cycle": 1}, closed_at=closed, closed_by=story.ticket.asker)
    return story
