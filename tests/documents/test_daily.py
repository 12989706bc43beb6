"""Whatever happens to documents: after each look what was counted is what counting everything anew comes to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.actions import editing, handling, sign_offs, signing, voiding
from documents.actions.sign_offs import Plan
from documents.models import Channel, Document, Handling, Signing, Urgency
from documents.promises.paper_signed import PaperSigned
from frontdesk.daily.models import DayFacts
from frontdesk.limits import actions as limits
from frontdesk.people.actions import people
from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.documents import registered
from tests.factories.outgoing import issued
from tests.factories.people import PersonFactory
from tests.facts import Deed, Place

pytestmark = pytest.mark.django_db
DAILIES = ("documents.signed", "documents.registered", "documents.issued", "documents.handled")


class Registry(Place):
    """Documents come, are signed, handled and issued."""

    dailies = DAILIES

    def __init__(self, seed: int, olga: Person) -> None:
        super().__init__(seed)
        self.olga, self.people = olga, [PersonFactory(name=f"签批{n}", roles=["employee"]) for n in range(3)]
        self.issues()
        document, who = registered(olga, now=self.now), self.people[0]
        sign_off = sign_offs.begin(document, steps=[Plan([who])], by=olga, now=self.now)
        signing.decide(Signing.objects.get(step__sign_off=sign_off), agreed=True, by=who, now=self.now, seen=sign_off.sha256)
        due_on = timezone.localdate(self.now)
        mine = handling.ask(document, department=who.department, handler=who, due_on=due_on, by=olga, now=self.now)
        handling.report(mine, words="已办", by=who, now=self.now)

    @property
    def deeds(self) -> list[Deed]:
        one, by = self.any_of, {"by": self.olga, "now": self.now}
        return [
            *[self.registers] * 3,
            *[self.begins] * 3,
            *[self.signs] * 5,
            lambda: signing.hand_on(one(Signing), to=self.dice.choice(self.people), by=one(Signing).signer, now=self.now),
            lambda: sign_offs.renew(one(Document), **by),
            *[self.asks] * 3,
            *[self.reports] * 3,
            lambda: handling.withdraw(one(Handling), **by),
            *[self.edits] * 2,
            lambda: voiding.void(one(Document), because="重复", **by),
            self.issues,
            self.changes_department,
            lambda: limits.change(PaperSigned, values={"limit": self.dice.randint(1, 9)}, **by),
        ]

    def registers(self) -> None:
        registered(self.olga, now=self.now, channel=self.dice.choice(Channel.values), urgency=self.dice.choice(Urgency.values))

    def begins(self) -> None:
        sign_offs.begin(self.any_of(Document), steps=[Plan([self.dice.choice(self.people)])], by=self.olga, now=self.now)

    def signs(self) -> None:
        asked = Signing.objects.asked().order_by("pk")
        if asked:
            mine = self.dice.choice(asked)
            agreed = self.dice.random() < 0.8
            signing.decide(mine, agreed=agreed, by=mine.signer, now=self.now, seen=mine.step.sign_off.sha256, opinion="阅")

    def asks(self) -> None:
        who, due_on = self.dice.choice(self.people), timezone.localdate(self.now) + timedelta(days=self.dice.randint(0, 3))
        approved = Document.objects.filter(approved_at__isnull=False).order_by("pk")
        document = self.dice.choice(approved) if approved else self.any_of(Document)
        handling.ask(document, department=who.department, handler=who, due_on=due_on, by=self.olga, now=self.now)

    def reports(self) -> None:
        asked = Handling.objects.open()
        if asked:
            mine = self.dice.choice(asked)
            handling.report(mine, words="已办", by=mine.handler, now=self.now)

    def edits(self) -> None:
        document = self.any_of(Document)
        new = {"urgency": self.dice.choice(Urgency.values), "channel": self.dice.choice(Channel.values)}
        editing.edit(document, new, seen={name: getattr(document, name) for name in new}, by=self.olga, now=self.now)

    def issues(self) -> None:
        by, checker, approver = self.dice.sample(self.people, 3)
        issued(by, keeper=self.olga, checker=checker, approver=approver, now=self.now)

    def changes_department(self) -> None:
        who = Person.objects.get(pk=self.dice.choice(self.people).pk)
        people.edit(who, values={"department": self.dice.choice(self.people).department}, seen={}, by=self.olga, now=self.now)


@pytest.mark.parametrize("seed", range(count(10, 3)))
def test_after_each_look_facts_are_what_counting_anew_comes_to(seed: int, olga: Person) -> None:
    assert Registry(seed, olga).lived() == []
    assert set(DayFacts.objects.filter(daily__in=DAILIES).values_list("daily", flat=True)) == set(DAILIES)
