"""A step tried again asks everybody it was for: who had not answered when it ended, too, and nobody taken off or handed on."""

import pytest

from documents.actions import registering, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Mode, Signing, SignOff
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MONDAY_9AM
from tests.sample_files import taken

pytestmark = pytest.mark.django_db


def asked() -> set[Person]:
    return {each.signer for each in Signing.objects.asked().select_related("signer")}


def of(person: Person) -> Signing:
    return Signing.objects.asked().select_related("step__sign_off").get(signer=person)


@pytest.fixture
def four(olga: Person) -> list[Person]:
    """All of them are asked; the third was taken off before anything else."""
    people = [PersonFactory(roles=["employee"]) for _number in range(4)]
    sign_offs.begin(registered(olga), steps=[Plan(people, Mode.ALL)], by=olga, now=MONDAY_9AM)
    signing.remove(of(people[2]), by=olga, now=MONDAY_9AM)
    return people


def test_sent_back_by_one_the_others_who_had_not_answered_are_asked_when_it_comes_again(olga: Person, four: list[Person]) -> None:
    first, second, _off, fourth = four
    other = PersonFactory(roles=["employee"])
    signing.hand_on(of(fourth), to=other, by=fourth, now=MONDAY_9AM)
    signing.send_back_to(of(first), position=0, jumps_back=True, opinion="请补附件", by=first, now=MONDAY_9AM + HOUR)
    sign_offs.resubmit(SignOff.objects.get(), by=olga, now=MONDAY_9AM + 2 * HOUR)
    assert asked() == {first, second, other}


def test_a_new_version_asks_all_of_the_step_and_not_only_who_had_signed(olga: Person, four: list[Person]) -> None:
    first, second, _off, fourth = four
    signing.decide(of(first), agreed=True, by=first, now=MONDAY_9AM, seen=SignOff.objects.get().sha256)
    registering.new_version(SignOff.objects.get().document, [taken()], by=olga, now=MONDAY_9AM + HOUR)
    assert asked() == {first, second, fourth}
