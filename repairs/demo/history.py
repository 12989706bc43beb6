"""Half a year of tickets that are over: most in time, some late, paused, handed out, opened again, merged; two faults that come back."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from frontdesk.todos import actions as todos
from frontdesk.todos.models import Todo
from frontdesk.workdays.today import day_bounds, midnight
from repairs.actions import rating, recurrences
from repairs.demo.book import Book, Story
from repairs.demo.faults import RATED_LOW, SETTLED_BY, Fault, emergencies, faults, recurring
from repairs.demo.now import repaired_today
from repairs.demo.past import Past
from repairs.demo.stage import Spot, Stage
from repairs.finding.recurring import episodes
from repairs.models import Category, Follower, Rating, Ticket
from repairs.promises.low_rating import LowRating
from repairs.rules.recurring import Recurring

MONTHS = timedelta(days=182)
EMERGENCIES, MERGED = 6, 4
LOW = (1, 2, 2, 1, 2, 2)  # stars; the newest is not looked into yet
MINUTES = (*range(9 * 60, 12 * 60, 7), *range(13 * 60 + 30, 17 * 60 + 30, 7))  # of the day, when people report


def half_a_year(stage: Stage, many: int) -> None:
    """So many tickets, with those that came in by rounds already counted by whoever asks."""
    past, book = Past(stage), Book(stage)
    _known(stage)
    again = _again(stage, past)
    stories = [*again, *_emergencies(stage, past)]
    stories += _usual(stage, past, many - len(stories) - MERGED)
    stories.sort(key=lambda story: story.ticket.reported_at)
    book.write(stories)
    _merge(stage, past, book, stories)
    book.close()
    _flag(stage, again)
    _low(stage, stories)


def _known(stage: Stage) -> None:
    """What is there already, and what is repaired today, breaks no oftener for what comes."""
    for spot, kind in repaired_today(stage):
        stage.broke[spot.key(kind)].append(stage.now)
    there = Ticket.objects.filter(reported_at__gte=stage.now - MONTHS)
    for place, thing, kind, at in there.values_list("place", "thing", "category__kind", "reported_at"):
        stage.broke[(None, thing, kind) if thing else (place, None, kind)].append(at)


def _again(stage: Stage, past: Past) -> list[Story]:
    """The same thing, again and again."""
    stories = []
    for thing, days, fault in recurring():
        spot = stage.spots[thing][0]
        for number, back in enumerate(days):
            at = at_work(stage, stage.working.shift(timezone.localdate(stage.now) - timedelta(days=back), "previous"))
            tell = past.outside if number == len(days) - 2 else past.usual
            stories.append(_noted(stage, tell(fault, spot, at)))
    return stories


def _emergencies(stage: Stage, past: Past) -> list[Story]:
    """A month each, or so."""
    first, stories = _days(stage), []
    for number, fault in enumerate(emergencies()[:EMERGENCIES]):
        at = at_work(stage, first[(2 * number + 1) * len(first) // (2 * EMERGENCIES)])
        spot = _spot(stage, fault, at)
        if spot:
            stories.append(_noted(stage, past.usual(fault, spot, at, late=number == 2)))
    return stories


def _usual(stage: Stage, past: Past, many: int) -> list[Story]:
    """Spread over the working days; what would not be over by now is drawn anew."""
    days, deck, weights = _days(stage), faults(), [each.often for each in faults()]
    stories: list[Story] = []
    while len(stories) < many:
        at = at_work(stage, days[min(len(stories) * len(days) // many, len(days) - 1)])
        fault = stage.rng.choices(deck, weights)[0]
        spot = _spot(stage, fault, at)
        if spot is None:
            continue
        story = fate(stage, past)(fault, spot, at)
        if story.ended_at < stage.now:
            stories.append(_noted(stage, story))
    if "ann" in stage.scene.cast:
        fault = next(each for each in deck if each.category == "家具")
        extended = past.extended(fault, stage.spots["place"][0], at_work(stage, days[-24]))
        stories[-24 * many // len(days)] = extended
        stage.broke[stage.spots["place"][0].key("furniture")].append(extended.ticket.reported_at)
    return stories


def fate(stage: Stage, past: Past) -> Callable[[Fault, Spot, datetime], Story]:
    """What becomes of a fault: of a hundred, so many."""
    luck = stage.rng.random() * 100
    ways: Sequence[tuple[int, Callable[[Fault, Spot, datetime], Story]]] = (
        (60, past.usual),
        (67, past.spoken_of),
        (74, lambda *of: past.usual(*of, late=True)),
        (77, lambda *of: past.usual(*of, declined=True)),
        (80, past.waited),
        (88, past.paused),
        (93, past.outside),
        (96, past.reopened),
        (100, past.cancelled),
    )
    return next(way for most, way in ways if luck < most)


def _spot(stage: Stage, fault: Fault, at: datetime) -> Spot | None:
    """Somewhere where this breaks no oftener than it may; None where everything has had its share."""
    kind = stage.categories[fault.category].kind
    quiet = [spot for spot in stage.spots[fault.where] if stage.is_quiet(spot.key(kind), at)]
    return stage.rng.choice(quiet) if quiet else None


def _noted(stage: Stage, story: Story) -> Story:
    ticket = story.ticket
    category: Category = ticket.category
    stage.broke[Spot(ticket.place, ticket.thing).key(category.kind)].append(ticket.reported_at)
    return story


def _days(stage: Stage) -> list[date]:
    """The working days of half a year that are over."""
    begin, _end = day_bounds(stage.now - MONTHS)
    first = timezone.localdate(begin)
    days = [first + timedelta(days=n) for n in range(MONTHS.days)]
    return [day for day in days if stage.working.is_workday(day)]


def at_work(stage: Stage, day: date) -> datetime:
    return midnight(day) + timedelta(minutes=stage.rng.choice(MINUTES), seconds=stage.rng.randrange(60))


def _merge(stage: Stage, past: Past, book: Book, stories: list[Story]) -> None:
    """Somebody else reports the same before it is repaired."""
    able = [each for each in stories if each.ticket.confirmed_at and each.ticket.cycle == 1 and not each.ticket.is_emergency]
    chosen = sorted(stage.rng.sample(able[: -len(able) // 5], MERGED), key=lambda each: each.ticket.reported_at)
    made = []
    for each in chosen:
        ticket = each.ticket
        deck = Fault(ticket.category.name, "", ticket.words, ticket.done, ticket.cause)
        made.append(past.merged(each, deck, ticket.reported_at + timedelta(minutes=stage.rng.randint(2, 8))))
    book.write(made)
    rows = [
        Follower(ticket=into.ticket, person=story.ticket.asker, followed_at=story.ended_at, came_with=story.ticket)
        for into, story in zip(chosen, made, strict=True)
    ]
    Follower.objects.bulk_create(rows)


def _flag(stage: Stage, again: list[Story]) -> None:
    """As the rule would have done it: when the first thing was repaired the third time, and now."""
    (name, days, _fault), values = recurring()[0], Recurring.now()
    settled, thing = len(days), stage.spots[name][0].thing
    then = again[settled - 1].ticket.resolved_at
    assert then is not None
    moments = (then + timedelta(hours=1), stage.now - timedelta(hours=1))
    for moment in moments:
        for found in episodes(moment, least=values.least, within=values.within):
            if (found.key[1] == (thing and thing.pk)) != (moment == moments[0]):
                continue
            made = recurrences.flag(found, now=moment)
            if moment != moments[-1]:
                recurrences.settle(made, cause=SETTLED_BY, by=stage.lead, now=moment + timedelta(days=2))


def _low(stage: Stage, stories: list[Story]) -> None:
    """Few stars, which the lead looks into: by the real actions."""
    able = [each.ticket for each in stories if each.ticket.confirmed_at and not any(isinstance(row, Rating) for row in each.beside)]
    step = max(len(able) // len(LOW), 1)
    for number, (stars, words) in enumerate(zip(LOW, RATED_LOW, strict=True)):
        ticket = able[min((number + 1) * step - 1, len(able) - 1)] if number < len(LOW) - 1 else able[-1]
        at = min((ticket.closed_at or stage.now) + timedelta(minutes=7), stage.now)
        rating.rate(ticket, stars=stars, words=words, by=ticket.asker, now=at)
        if number < len(LOW) - 1:
            todo = Todo.objects.open().about(ticket).get(promise=LowRating.name)
            todos.tick(todo, by=todo.holder or stage.lead, now=stage.after(at, 240))
