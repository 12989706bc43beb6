"""Three hundred thousand tickets of the years before, for who wants to see how long things take: reported, repaired and closed.

One year is told, and told again for each year before.
"""

from datetime import date, timedelta

from django.utils import timezone

from frontdesk.numbers.models import Counter, Number
from frontdesk.scene_years import YEAR, Before, Since, another_uuid, earlier, earlier_within
from repairs.demo.book import Book, Story
from repairs.demo.faults import faults
from repairs.demo.history import MONTHS, at_work
from repairs.demo.past import Past
from repairs.demo.stage import Stage
from repairs.models import EventKind, SafetyTick, Ticket, TicketEvent

MANY = 300_000
YEARS = 10
CHUNK = 2_000
DATE = len("BX-") + 1  # where the day begins in a number


def long_past(stage: Stage, many: int = MANY) -> int:
    """Working day after working day the same number; how many tickets that makes."""
    last = timezone.localdate(stage.now - MONTHS)
    days = [day for n in range(YEAR.days, 0, -1) if stage.working.is_workday(day := last - timedelta(days=n))]
    told = Since(Ticket, SafetyTick, TicketEvent, Number, Counter)
    past, book, stories = Past(stage), Book(stage), list[Story]()
    for number in range(many // YEARS):
        stories.append(_over(stage, past, days[number * YEARS * len(days) // many]))
        if len(stories) == CHUNK:
            book.write(stories)
            stories = []
    book.write(stories)
    book.close()
    year, before = told.rows(Ticket), Before(YEARS - 1)
    before.tell(Ticket, year, number=earlier_within("number", DATE), client_id=another_uuid())
    before.tell(SafetyTick, told.rows(SafetyTick))
    before.tell(TicketEvent, told.rows(TicketEvent))
    whose = f"CAST(CAST(subject_id AS bigint) + {before.further(Ticket)} AS varchar(64))"
    before.tell(Number, told.rows(Number), period=earlier("period"), text=earlier_within("text", DATE), subject_id=whose)
    before.tell(Counter, told.rows(Counter), period=earlier("period"))
    return YEARS * len(year)


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
