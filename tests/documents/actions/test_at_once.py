"""At the same moment: the last two signers, and many who register over New Year; each race beside its control."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from documents.actions import registering, sign_offs, signing, steps
from documents.actions.sign_offs import Plan
from documents.models import Document, Mode, Outcome, Signing, SignOff, Step
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.figures import Figure
from tests.moments import HOUR, MONDAY_9AM
from tests.races import database, together
from tests.sample_files import taken

SIGN_OFFS = count(50, 4)
CLERKS = count(50, 10)
NEW_YEAR = datetime.fromisoformat("2027-01-01 00:00+08:00")
race = pytest.mark.django_db(transaction=True)


def answer(question: Signing, sign_off: SignOff) -> Any:
    return signing.decide(question, agreed=True, by=question.signer, now=MONDAY_9AM + HOUR, seen=sign_off.sha256)


@race
def test_of_the_last_two_signers_at_once_one_ends_the_step(olga: Person, figure: Figure) -> None:
    people = [PersonFactory(roles=["employee"]) for _number in range(3)]
    for _turn in range(SIGN_OFFS):
        plans = [Plan(people[:2], Mode.ALL), Plan(people[2:])]
        sign_off = sign_offs.begin(registered(olga), steps=plans, by=olga, now=MONDAY_9AM)
        questions = list(Signing.objects.asked().filter(step__sign_off=sign_off).select_related("signer", "step__sign_off__document"))
        answers = together(2, lambda number, asked=questions, of=sign_off: answer(asked[number], of))
        assert [each for each in answers if isinstance(each, Exception)] == []
        assert [(step.outcome, step.attempt) for step in sign_off.steps.all()] == [(Outcome.PASSED, 1), ("", 1)]
        assert [each.signer for each in Signing.objects.asked().filter(step__sign_off=sign_off)] == [people[2]]
    figure(f"{SIGN_OFFS} times the last two signers at once on {database()}: {SIGN_OFFS} steps ended once, the next asked once")


@pytest.mark.django_db
def test_control_who_does_not_look_again_under_the_lock_leaves_the_step_open_for_ever(olga: Person) -> None:
    """Both read that the other has not answered yet: nobody ends the step."""
    people = [PersonFactory(roles=["employee"]) for _number in range(2)]
    sign_off = sign_offs.begin(registered(olga), steps=[Plan(people, Mode.ALL)], by=olga, now=MONDAY_9AM)
    first, second = Signing.objects.select_related("signer")
    step = Step.objects.get()
    before = [Signing.objects.get(pk=first.pk), Signing.objects.get(pk=second.pk)]
    for mine in before:
        mine.decision, mine.sha256, mine.decided_at, mine.decided_by = "agreed", sign_off.sha256, MONDAY_9AM, mine.signer
        others = [each for each in Signing.objects.all() if each.pk != mine.pk]
        seen_then = [mine.decision, *("" for _other in others)]  # as it stood before either committed
        assert steps.standing(step.mode, step.refusal, step.needed, [each or None for each in seen_then]).asked
        mine.save()
    assert not Step.objects.filter(ended_at__isnull=False).exists()


@race
def test_one_signer_on_two_phones_signs_once(olga: Person, ann: Person) -> None:
    sign_off = sign_offs.begin(registered(olga), steps=[Plan([ann])], by=olga, now=MONDAY_9AM)
    question = Signing.objects.select_related("signer", "step__sign_off__document").get()
    answers = together(count(20, 6), lambda _number: answer(question, sign_off))
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert (len(answers) - len(refused), set(refused)) == (1, {"over"})


def not_saved(_document: Document) -> None:
    raise RuntimeError("the save fails after the number was drawn")


@race
def test_over_new_year_each_year_counts_from_one_without_hole_or_double(
    olga: Person, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one(number: int) -> str:
        now = NEW_YEAR + timedelta(seconds=number - CLERKS // 2)
        values = {"subject": f"第 {number} 件", "source": f"单位{number}", "received_at": now}
        return registering.register(values, by=olga, now=now).number

    numbers = together(CLERKS, one)
    wanted = {f"收〔{year}〕{n}号" for year in (2026, 2027) for n in range(1, CLERKS // 2 + 1)}
    assert sorted(map(str, numbers)) == sorted(wanted)
    monkeypatch.setattr(registering, "put", not_saved)
    with pytest.raises(RuntimeError):
        registered(olga, now=NEW_YEAR)
    monkeypatch.undo()
    assert registered(olga, now=NEW_YEAR).number == f"收〔2027〕{CLERKS // 2 + 1}号"  # what was rolled back leaves no hole
    figure(f"{CLERKS} register over New Year on {database()}: 1 … {CLERKS // 2} in both years, no hole after a rolled back save")


@pytest.mark.django_db
def test_sent_back_from_among_three_the_answers_stay_and_the_clocks_begin_anew(olga: Person) -> None:
    first, *three = [PersonFactory(roles=["employee"], username=f"p{number}") for number in range(4)]
    sign_off = sign_offs.begin(registered(olga), steps=[Plan([first]), Plan(three, Mode.ALL)], by=olga, now=MONDAY_9AM)
    signing.decide(Signing.objects.asked().get(), agreed=True, by=first, now=MONDAY_9AM, seen=sign_off.sha256)
    for person in three[:2]:
        mine = Signing.objects.asked().get(signer=person)
        signing.decide(mine, agreed=True, by=person, now=MONDAY_9AM + HOUR, seen=sign_off.sha256, opinion="同意，注意时限")
    signing.send_back_to(
        Signing.objects.asked().get(), position=1, jumps_back=True, opinion="请核对金额", by=three[2], now=MONDAY_9AM + 2 * HOUR
    )
    assert Signing.objects.filter(opinion="同意，注意时限", decision="agreed").count() == 2
    again = Signing.objects.asked().get()
    assert (again.signer, again.asked_at, again.step.attempt) == (first, MONDAY_9AM + 2 * HOUR, 2)
    signing.decide(again, agreed=True, by=first, now=MONDAY_9AM + 3 * HOUR, seen=sign_off.sha256)
    asked = Signing.objects.asked().select_related("step")
    assert ({each.signer for each in asked}, {each.step.attempt for each in asked}) == (set(three), {2})


@pytest.mark.django_db
def test_a_new_version_asks_again_and_the_old_answer_keeps_its_hash(olga: Person, ann: Person, bo: Person) -> None:
    document: Document = registered(olga)
    sign_off = sign_offs.begin(document, steps=[Plan([ann, bo])], by=olga, now=MONDAY_9AM)
    mine = signing.decide(Signing.objects.asked().get(), agreed=True, by=ann, now=MONDAY_9AM, seen=sign_off.sha256)
    registering.new_version(document, [taken()], by=olga, now=MONDAY_9AM + HOUR)
    sign_off.refresh_from_db()
    mine.refresh_from_db()
    assert mine.sha256 != sign_off.sha256
    assert Signing.objects.asked().get().signer == ann
    with pytest.raises(Refused) as refused:
        signing.decide(Signing.objects.asked().get(), agreed=True, by=ann, now=MONDAY_9AM + HOUR, seen=mine.sha256)
    assert refused.value.code == "changed"
