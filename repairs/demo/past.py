"""What became of one fault, from the report to the rating: its events and what hangs on them, as the actions would have written them."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.workdays.days import end_of
from repairs.demo.book import Story
from repairs.demo.faults import ADDED, CANCELLED, DECLINED, RATED, TOLD_OUTSIDE, WAITED, WRONG_STILL, Fault
from repairs.demo.stage import Spot, Stage
from repairs.models import (
    Category,
    Comment,
    EventKind,
    Extension,
    HandOff,
    HandOffOutcome,
    Offer,
    Pause,
    PauseReason,
    Rating,
    SafetyTick,
    Ticket,
    Urgency,
)

ASKED_FOR = timedelta(minutes=10)  # how long an offer runs
STARS = (5,) * 12 + (4,) * 6 + (3,) * 2
URGENCIES = (Urgency.NORMAL,) * 7 + (Urgency.HIGH, Urgency.LOW)


class Past:
    """Tells one story after another."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.rng = stage, stage.rng

    def report(self, fault: Fault, spot: Spot, at: datetime, *, asker: Person | None = None) -> Story:
        """Reported and dispatched."""
        stage, category = self.stage, self.category_of(fault, spot)
        asker = asker or self.rng.choice(stage.askers)
        urgency = Urgency.EMERGENCY if fault.emergency else self.rng.choice(URGENCIES)
        ticket = Ticket(
            **{"asker": asker, "reported_at": at, "place": spot.place, "thing": spot.thing, "category": category},
            **{"urgency": urgency, "emergency": fault.emergency, "words": fault.words, "version": stage.version},
        )
        story, steps = Story(ticket), stage.steps.get(category.pk, [])
        for step in steps:
            story.add(SafetyTick(step=step, ticked_at=at, ticked_by=asker))
        facts = {
            **{"urgency": urgency.value, "kind": category.kind, "category": category, "emergency": fault.emergency},
            **{"place": spot.place, "thing": spot.thing, "for": None, "safety": list(steps)},
        }
        story.say(EventKind.REPORTED, at, asker, facts)
        route = stage.routes[category.pk]
        story.say(EventKind.ASSIGNED, at, None, {"team": route.team, "route": route}, team=route.team)
        return story

    def category_of(self, fault: Fault, spot: Spot) -> Category:
        """The fault's own, else the one of its thing."""
        if fault.category:
            return self.stage.categories[fault.category]
        return self.stage.categories[spot.thing.category.name] if spot.thing and spot.thing.category else self.stage.categories["其他"]

    def accepted(self, story: Story, at: datetime, *, declined: bool = False) -> Person:
        """Offered to who is next, of an emergency to all; one who can't says why, and the next accepts."""
        able = list(self.stage.able(story.ticket.category))
        first = self.rng.randrange(len(able))
        able = able[first:] + able[:first]
        is_emergency = story.ticket.is_emergency
        if declined and len(able) > 1 and not is_emergency:
            offer = self._offered(story, able[:1], able, at)[0]
            at += timedelta(minutes=self.rng.randint(1, 6))
            offer.declined_at, offer.declined_because = at, self.rng.choice(DECLINED)
            story.say(EventKind.DECLINED, at, able[0], {"offer": offer, "person": able[0]})
            able = able[1:]
        offers = self._offered(story, able if is_emergency else able[:1], able, at)
        taken = at + timedelta(minutes=self.rng.randint(1, 3 if is_emergency else 9))
        offers[0].accepted_at = taken
        for other in offers[1:]:
            other.withdrawn_at = taken
        self.taken(story, able[0], taken)
        return able[0]

    def taken(self, story: Story, by: Person, at: datetime) -> None:
        columns = {"assigned_to": by, "assigned_at": at, "assigned_by": by, "accepted_at": at, "accepted_by": by}
        story.say(EventKind.ACCEPTED, at, by, {"person": by}, **columns)

    def _offered(self, story: Story, people: list[Person], among: list[Person], at: datetime) -> list[Offer]:
        route = self.stage.routes[story.ticket.category_id]
        busy = [self.rng.randint(0, 2) for _person in among]
        members = [
            {"person": person.pk, "but": "", "tickets": many, "load": 2 * many, "idle_since": ""}
            for person, many in zip(among, sorted(busy), strict=True)
        ]
        why = {"route": route.pk, "team": route.team_id, "among": members}
        common = {"cycle": story.ticket.cycle, "is_broadcast": story.ticket.is_emergency, "why": why}
        offers = [story.add(Offer(person=each, offered_at=at, until_at=at + ASKED_FOR, **common)) for each in people]
        story.say(EventKind.OFFERED, at, None, {"offers": offers, "persons": [each.pk for each in people], "why": why})
        return offers

    def repaired(self, story: Story, by: Person, fault: Fault, *, share: float) -> datetime:
        """Begun and repaired, after such a share of the limit."""
        ticket, accepted = story.ticket, story.ended_at
        target = self.stage.policy.solution(ticket.urgency, ticket.category.kind)
        limit = (target.limit or timedelta(hours=3)).total_seconds() / 60
        end = self.later(story, ticket.reported_at, max(limit * share, 18))
        end = max(end, accepted + timedelta(minutes=6))
        begun = accepted + min((end - accepted) / 2, timedelta(minutes=self.rng.randint(3, 90)))
        story.say(EventKind.STARTED, begun, by, started_at=begun, started_by=by)
        return self.finished(story, by, fault, end)

    def finished(self, story: Story, by: Person, fault: Fault, at: datetime) -> datetime:
        done = {"resolved_at": at, "resolved_by": by, "done": fault.done, "cause": fault.cause}
        story.say(EventKind.RESOLVED, at, by, {"cycle": story.ticket.cycle, "cause": fault.cause}, **done)
        return at

    def later(self, story: Story, at: datetime, minutes: float) -> datetime:
        """On the clock of its urgency."""
        return at + timedelta(minutes=minutes) if story.ticket.is_emergency else self.stage.after(at, minutes)

    def closed(self, story: Story, *, is_rated: bool = True) -> None:
        """Confirmed by whoever asked, mostly; else it closes itself after three working days. Some rate it."""
        ticket, repaired = story.ticket, story.ended_at
        facts = {"cycle": ticket.cycle}
        itself = self.stage.working.add_days(repaired, 3) + timedelta(minutes=4)
        if self.rng.random() < 0.3 and itself < self.stage.now:
            story.say(EventKind.CLOSED, itself, None, {**facts, "unconfirmed": True}, closed_at=itself)
            return
        at = min(self.stage.after(repaired, self.rng.choice((4, 12, 30, 75, 180))), self.stage.now)
        story.say(EventKind.CONFIRMED, at, ticket.asker, dict(facts), confirmed_at=at, confirmed_by=ticket.asker)
        story.say(EventKind.CLOSED, at, ticket.asker, dict(facts), closed_at=at, closed_by=ticket.asker)
        if is_rated and self.rng.random() < 0.7:
            stars = self.rng.choice(STARS)
            row = {"cycle": ticket.cycle, "stars": stars, "words": self.rng.choice(RATED) if stars > 3 else ""}
            story.add(Rating(given_at=at, given_by=ticket.asker, **row))
            story.say(EventKind.RATED, at, ticket.asker, {**facts, "stars": stars})

    def usual(self, fault: Fault, spot: Spot, at: datetime, *, late: bool = False, declined: bool = False, is_rated: bool = True) -> Story:
        """Nothing special: in time, or late."""
        story = self.report(fault, spot, at)
        by = self.accepted(story, at, declined=declined)
        self.repaired(story, by, fault, share=self.rng.uniform(1.1, 2.2) if late else self.rng.uniform(0.25, 0.85))
        self.closed(story, is_rated=is_rated)
        return story

    def waited(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """Nobody of the team was free for a while, which the lead knew: answered late."""
        story = self.report(fault, spot, at)
        route = self.stage.routes[story.ticket.category_id]
        why = {"route": route.pk, "team": route.team_id, "among": []}
        story.say(EventKind.UNASSIGNED, at, None, {"cycle": 1, "told": [self.stage.lead.pk], "why": why})
        by = self.accepted(story, self.stage.after(at, self.rng.randint(250, 400)))
        self.repaired(story, by, fault, share=self.rng.uniform(0.9, 1.8))
        self.closed(story)
        return story

    def paused(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """Stood still for a reason, went on, and was repaired."""
        story = self.report(fault, spot, at)
        by = self.accepted(story, at)
        reason = self.rng.choice((PauseReason.PARTS,) * 5 + (PauseReason.ASKER, PauseReason.ACCESS))
        begin = self.stage.after(story.ended_at, self.rng.randint(5, 15))
        until = self.stage.after(begin, 450 * self.rng.randint(1, 4))
        comes = self.stage.after(begin, 450 * self.rng.uniform(0.3, 0.9)) if self.rng.random() < 0.5 else until
        self.pause(story, by, reason, begin, until, comes)
        end = self.stage.after(comes, self.rng.randint(8, 25))
        story.say(EventKind.STARTED, comes, by, started_at=comes, started_by=by)
        self.finished(story, by, fault, end)
        self.closed(story)
        return story

    def pause(self, story: Story, by: Person, reason: PauseReason, begin: datetime, until: datetime, ended: datetime) -> None:
        said = story.add(Comment(words=WAITED[reason.value], is_public=False, said_at=begin, said_by=by))
        story.say(EventKind.NOTED, begin, by, {"comment": said})
        common: dict[str, Any] = {"cycle": story.ticket.cycle, "reason": reason.value, "paused_at": begin, "paused_by": by}
        ended_by = None if ended == until else by
        row = story.add(Pause(until_at=until, ended_at=ended, ended_by=ended_by, **common))
        story.say(EventKind.PAUSED, begin, by, {"pause": row, "reason": reason.value, "until": until.isoformat()})
        story.say(EventKind.RESUMED, ended, ended_by, {"pause": row, "ended": ended.isoformat()})

    def outside(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """Handed to a contractor: the asker is told a day, the contractor comes and sends an invoice."""
        story = self.report(fault, spot, at)
        by, ticket = self.accepted(story, at), story.ticket
        handed = self.stage.after(story.ended_at, self.rng.randint(10, 60))
        told = self.stage.working.add_workdays(timezone.localdate(handed), self.rng.randint(2, 4))
        due = end_of(told, self.stage.working)
        said = story.add(Comment(words=self.rng.choice(TOLD_OUTSIDE), said_at=handed, said_by=by))
        story.say(EventKind.ANSWERED, handed, by, {"comment": said})
        story.say(EventKind.PROMISED, handed, by, {"on": told.isoformat(), "due": due.isoformat()}, promised_on=told)
        back = self.stage.after(handed, 450 * self.rng.uniform(0.8, 2.2))
        contractor = self.stage.house(ticket.category)
        row: HandOff = story.add(HandOff(contractor=contractor, cycle=1, handed_at=handed, handed_by=by, due_at=due))
        row.expires_at, row.on_way_at = due + timedelta(days=3), back - timedelta(minutes=50)
        row.came_back_at, row.outcome = back, self.rng.choice((HandOffOutcome.REPAIRED, HandOffOutcome.REPAIRED, HandOffOutcome.REPLACED))
        row.done, row.cost = fault.done, Decimal(self.rng.randrange(18, 126)) * 10
        row.invoice, row.warranty_on = f"2{self.rng.randrange(10**7):07d}", told + timedelta(days=90)
        out: dict[str, Any] = {"hand_off": row, "contractor": contractor}
        story.say(EventKind.HANDED_OFF, handed, by, {**out, "due": due.isoformat()})
        story.say(EventKind.ON_WAY, row.on_way_at, None, dict(out))
        story.say(EventKind.CAME_BACK, back, None, {**out, "outcome": row.outcome.value})
        self.finished(story, by, fault, self.stage.after(back, self.rng.randint(6, 40)))
        self.closed(story)
        return story

    def extended(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """More time was asked for in time, agreed to, and kept."""
        story = self.report(fault, spot, at, asker=self.stage.scene.cast.get("ann"))
        story.ticket.urgency = Urgency.NORMAL
        story.events[0].facts["urgency"] = Urgency.NORMAL.value
        by, lead = self.accepted(story, at), self.stage.lead
        target = self.stage.policy.solution(Urgency.NORMAL, story.ticket.category.kind)
        was = self.stage.working.add_hours(at, target.limit or timedelta(hours=8))
        wanted, asked = self.stage.after(was, 900), self.stage.after(was, -120)
        row = story.add(
            Extension(cycle=1, reason="原厂配件缺货，改用同型号替代件", asked_at=asked, asked_by=by, was_due_at=was, wanted_at=wanted)
        )
        row.decided_at, row.decided_by, row.is_agreed, row.words = self.stage.after(asked, 25), lead, True, "同意，请告知报修人"
        story.say(EventKind.EXTENSION_ASKED, asked, by, {"extension": row, "was": was.isoformat(), "due": wanted.isoformat()})
        story.say(EventKind.EXTENSION_AGREED, row.decided_at, lead, {"extension": row, "due": wanted.isoformat()})
        begun = self.stage.after(wanted, -200)
        story.say(EventKind.STARTED, begun, by, started_at=begun, started_by=by)
        self.finished(story, by, fault, self.stage.after(wanted, -60))
        self.closed(story)
        return story

    def reopened(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """It broke again within days: the same number, a second cycle."""
        story = self.usual(fault, spot, at, is_rated=False)
        ticket, again = story.ticket, self.stage.after(story.ended_at, self.rng.randint(60, 900))
        said = story.add(Comment(words=self.rng.choice(WRONG_STILL), said_at=again, said_by=ticket.asker))
        done = story.add(Comment(words=ticket.done, said_at=ticket.resolved_at, said_by=ticket.resolved_by))
        by, undone = ticket.assigned_to, ("assigned", "accepted", "started", "resolved", "confirmed", "closed")
        assert by is not None
        nothing: dict[str, Any] = {"promised_on": None, "done": "", "assigned_to": None}
        nothing |= {f"{fact}_{part}": None for fact in undone for part in ("at", "by")}
        story.say(EventKind.REOPENED, again, ticket.asker, {"cycle": 2, "comment": said, "done": done}, **nothing, cycle=2)
        why, taken = {"had_it": by.pk, "among": []}, again + timedelta(minutes=self.rng.randint(2, 9))
        offer = story.add(Offer(person=by, cycle=2, why=why, offered_at=again, until_at=again + ASKED_FOR, accepted_at=taken))
        story.say(EventKind.OFFERED, again, None, {"offers": [offer], "persons": [by.pk], "why": why})
        self.taken(story, by, taken)
        end = self.later(story, taken, self.rng.randint(15, 50))
        story.say(EventKind.STARTED, taken, by, started_at=taken, started_by=by)
        self.finished(story, by, fault, end)
        self.closed(story)
        return story

    def cancelled(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """Not wanted any more."""
        story = self.report(fault, spot, at)
        self.accepted(story, at)
        end, asker = self.stage.after(story.ended_at, self.rng.randint(5, 40)), story.ticket.asker
        written = {"cancelled_at": end, "cancelled_by": asker, "cancelled_because": self.rng.choice(CANCELLED)}
        story.say(EventKind.CANCELLED, end, asker, **written)
        return story

    def spoken_of(self, fault: Fault, spot: Spot, at: datetime) -> Story:
        """Whoever asked added something before it was repaired."""
        story = self.report(fault, spot, at)
        by, asker = self.accepted(story, at), story.ticket.asker
        said_at = story.ended_at + timedelta(minutes=1)
        said = story.add(Comment(words=self.rng.choice(ADDED), said_at=said_at, said_by=asker))
        story.say(EventKind.ADDED, said_at, asker, {"comment": said})
        self.repaired(story, by, fault, share=self.rng.uniform(0.3, 0.85))
        self.closed(story)
        return story

    def merged(self, into: Story, fault: Fault, at: datetime) -> Story:
        """Reported by a colleague a little later, the same fault; the other ticket is saved already."""
        other = into.ticket
        askers = [each for each in self.stage.askers if each.pk != other.asker_id]
        story = self.report(fault, Spot(other.place, other.thing), at, asker=self.rng.choice(askers))
        merged = at + timedelta(minutes=self.rng.randint(1, 4))
        lead = self.stage.lead
        story.say(EventKind.MERGED, merged, lead, {"into": other}, merged_into=other, merged_at=merged, merged_by=lead)
        return story
