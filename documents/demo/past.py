"""The way of one document through its signers when it is over: as the engine would have gone it."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from documents.actions.sign_offs import Plan
from documents.demo.book import Story
from documents.demo.papers import AGREED, BACK, MENDED, PURPOSES, REFUSED
from documents.demo.stage import Stage
from documents.models import Decision, Mode, Named, Outcome, Refusal, Signing, SignOff, Step
from frontdesk.people.models import Person

QUICK, SLOW = (8, 240), (240, 1900)  # working minutes until somebody signs


class Past:
    """Tells one sign-off after another."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.rng = stage, stage.rng

    def begin(self, story: Story, at: datetime) -> SignOff:
        by = story.document.registered_by
        purpose = self.rng.choice(PURPOSES)
        made = SignOff(document=story.document, number=len(story.sign_offs) + 1, purpose=purpose, begun_at=at, begun_by=by)
        story.sign_offs.append(made)
        return made

    def passed(self, story: Story, plans: Sequence[Plan], at: datetime) -> None:
        """Everybody who was needed agreed."""
        sign_off, last = self.begin(story, at), story.document.registered_by
        for position, plan in enumerate(plans, 1):
            at, last = self._agreed(story, self._step(story, sign_off, position, plan, at), plan, AGREED)
        story.end(sign_off, Outcome.PASSED, by=last, at=at)

    def refused(self, story: Story, plans: Sequence[Plan], at: datetime) -> None:
        """The first who was asked refused; whoever else was asked is spared, whoever comes later was never asked."""
        sign_off, plan = self.begin(story, at), plans[0]
        at = self._ended_by_first(story, self._step(story, sign_off, 1, plan, at), plan, Decision.REFUSED, self.rng.choice(REFUSED))
        for position, later in enumerate(plans[1:], 2):
            self._planned(story, sign_off, position, later)
        story.end(sign_off, Outcome.REFUSED, by=plan.signers[0], at=at)

    def sent_back(self, story: Story, plans: Sequence[Plan], at: datetime) -> None:
        """Sent back to who began it, mended, sent again and passed."""
        sign_off, plan = self.begin(story, at), plans[0]
        at = self._ended_by_first(story, self._step(story, sign_off, 1, plan, at), plan, Decision.RETURNED, self.rng.choice(BACK))
        at = self._later(at, QUICK)
        last = plan.signers[0]
        for position, each in enumerate(plans, 1):
            step = self._step(story, sign_off, position, each, at, attempt=2 if position == 1 else 1)
            at, last = self._agreed(story, step, each, MENDED)
        story.end(sign_off, Outcome.PASSED, by=last, at=at)

    def withdrawn(self, story: Story, plans: Sequence[Plan], at: datetime) -> None:
        """Taken back before anybody answered, and begun anew."""
        sign_off, plan, by = self.begin(story, at), plans[0], story.document.registered_by
        step = self._step(story, sign_off, 1, plan, at)
        at = self._later(at, (10, 60))
        for signing in self._asked(story, step, plan, step.begun_at or at):
            _answer(signing, Decision.SPARED, by, at)
        for position, later in enumerate(plans[1:], 2):
            self._planned(story, sign_off, position, later)
        step.ended_at, step.outcome = at, Outcome.WITHDRAWN
        story.end(sign_off, Outcome.WITHDRAWN, by=by, at=at)
        self.passed(story, plans, self._later(at, (10, 60)))

    def _step(self, story: Story, sign_off: SignOff, position: int, plan: Plan, at: datetime | None, *, attempt: int = 1) -> Step:
        needed = plan.needed if plan.mode == Mode.SOME else 1
        common = {"mode": plan.mode, "needed": needed, "refusal": plan.refusal, "attempt": attempt, "begun_at": at}
        made = Step(sign_off=sign_off, position=position, **common)
        story.steps.append(made)
        return made

    def _planned(self, story: Story, sign_off: SignOff, position: int, plan: Plan) -> None:
        """A step that never began."""
        step = self._step(story, sign_off, position, plan, None)
        story.signings += [Signing(step=step, signer=signer, place=place) for place, signer in enumerate(plan.signers, 1)]

    def _asked(self, story: Story, step: Step, plan: Plan, at: datetime) -> list[Signing]:
        """Whose turn it is: of one by one the first."""
        rows = [Signing(step=step, signer=signer, place=place) for place, signer in enumerate(plan.signers, 1)]
        for row in rows[:1] if plan.mode == Mode.ORDERED else rows:
            self._ask(story, row, at)
        story.signings += rows
        return rows

    def _ask(self, story: Story, signing: Signing, at: datetime) -> None:
        signing.asked_at = at
        story.name(signing.signer, Named.Why.SIGNS, by=story.document.registered_by, at=at)

    def _agreed(self, story: Story, step: Step, plan: Plan, words: Sequence[str]) -> tuple[datetime, Person]:
        """When the step passed, and by whose answer."""
        at = begun = step.begun_at or story.document.registered_at
        rows = self._asked(story, step, plan, begun)
        wanted = {Mode.ANY: 1, Mode.SOME: plan.needed}.get(plan.mode, len(rows))
        for row in rows[:wanted]:
            if row.asked_at is None:
                self._ask(story, row, at)
            at = self._later(at, SLOW if self.rng.random() < 0.12 else QUICK)
            _answer(row, Decision.AGREED, row.signer, at, self.rng.choice(words))
        last = rows[wanted - 1].signer
        for row in rows[wanted:]:
            _answer(row, Decision.SPARED, last, at)
        step.ended_at, step.outcome = at, Outcome.PASSED
        return at, last

    def _ended_by_first(self, story: Story, step: Step, plan: Plan, decision: Decision, words: str) -> datetime:
        rows = self._asked(story, step, plan, step.begun_at or story.document.registered_at)
        at = self._later(step.begun_at or story.document.registered_at, QUICK)
        for row in rows:
            _answer(row, decision if row is rows[0] else Decision.SPARED, plan.signers[0], at, words if row is rows[0] else "")
        step.ended_at = at
        step.outcome = Outcome.REFUSED if decision == Decision.REFUSED else Outcome.RETURNED
        return at

    def _later(self, at: datetime, minutes: tuple[int, int]) -> datetime:
        return self.stage.after(at, self.rng.randint(*minutes))


def _answer(signing: Signing, decision: Decision, by: Person, at: datetime, words: str = "") -> None:
    signing.decided_at, signing.decided_by, signing.decision, signing.opinion = at, by, decision, words


def plans_for(stage: Stage, head: Person, rng: Random) -> list[Plan]:
    """Mostly the head alone or the head and then the manager; sometimes all, any or two of three."""
    olga, others = stage.cast["olga"], [each for each in stage.heads.values() if each != head]
    two, luck = rng.sample(others, min(2, len(others))), rng.random()
    if luck < 0.5 or len(two) < 2:
        return [Plan([head])]
    if luck < 0.7:
        return [Plan([head]), Plan([olga])] if head != olga else [Plan([two[0], head])]
    if luck < 0.85:
        return [Plan([head, two[0]], Mode.ALL, Refusal.STOP)]
    if luck < 0.93:
        return [Plan([head, two[0]], Mode.ANY, Refusal.COLLECT)]
    return [Plan([head, *two], Mode.SOME, Refusal.COLLECT, 2)]


def plans_for_secret(able: Sequence[Person], number: int) -> list[Plan]:
    """Whoever is cleared: one after the other, or in turn one alone."""
    return [Plan(list(dict.fromkeys(able)))] if number % 3 == 0 else [Plan([able[number % len(able)]])]
