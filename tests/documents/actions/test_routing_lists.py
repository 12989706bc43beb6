"""Lists of people: kept by keepers, changed by who saw them as they are, offered to the document that they fit."""

import pytest
from django.http import QueryDict

from documents.actions import clearances, routing_lists
from documents.finding.offered import offers
from documents.forms.routing import with_step
from documents.models import Level, Mode, RoutingList
from documents.models.routing_list import Place
from frontdesk.people.models import Department, Person
from frontdesk.refusal import Refused
from tests.counts import count
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.races import together

pytestmark = pytest.mark.django_db
SIGNERS = RoutingList.Kind.SIGNERS


def kept(by: Person, *people: Person, name: str = "政府来文", **values: object) -> RoutingList:
    return routing_lists.add({"name": name, **values}, people=people, by=by, now=MONDAY_9AM)


def test_what_cannot_be_kept_is_refused(rita: Person, ann: Person, bo: Person) -> None:
    kept(rita, ann, bo)
    gone = PersonFactory(retired_at=MONDAY_9AM, retired_by=rita)
    wrong = {
        "not-yours": lambda: kept(ann, bo, name="二"),
        "name": lambda: kept(rita, ann, name="  "),
        "nobody": lambda: kept(rita, name="三"),
        "needed": lambda: kept(rita, ann, name="四", mode=Mode.SOME, needed=2),
        "left": lambda: kept(rita, gone, name="五"),
        "twice": lambda: kept(rita, ann),
    }
    for code, do in wrong.items():
        with pytest.raises(Refused) as refused:
            do()
        assert refused.value.code == code
    assert RoutingList.objects.count() == 1


def test_a_closed_list_is_offered_no_more_and_its_name_is_free(rita: Person, ann: Person) -> None:
    document, first = registered(rita), kept(rita, ann)
    assert [each.routing_list for each in offers(document, SIGNERS)] == [first]
    routing_lists.close(first, by=rita, now=MONDAY_9AM)
    assert offers(document, SIGNERS) == []
    assert kept(rita, ann).pk != first.pk


def test_the_fitting_list_comes_first_with_its_reason_and_who_may_not_read_is_left_out(
    olga: Person, ann: Person, bo: Person, tom: Person
) -> None:
    keeper = PersonFactory(name="管蕴", roles=["archivist"])
    for person in (keeper, bo):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=MONDAY_9AM)
    product = Department.objects.get(pk=ann.department_id)
    kept(keeper, ann, bo, name="按来文单位", source_words="管委会，街道办")
    kept(keeper, tom, name="工程")
    kept(keeper, bo, name="按拟办", department=product)
    routing_lists.add({"name": "读者", "kind": "readers", "mode": Mode.ANY}, people=[bo], by=keeper, now=MONDAY_9AM)
    plain = registered(keeper, source="云山街道办事处", proposal=f"拟请{product.name}会签。")
    found = {each.routing_list.name: each for each in offers(plain, SIGNERS)}
    assert list(found) == ["按拟办", "按来文单位", "工程"]
    assert ("街道办" in found["按来文单位"].why, product.name in found["按拟办"].why, found["工程"].why) == (True, True, "")
    secret = registered(keeper, level=Level.CONFIDENTIAL, source="云山街道办事处", source_number="密 1")
    [first, second] = offers(secret, SIGNERS)
    assert (first.people, first.left_out, second.people) == ([bo], [ann], [bo])  # the list of Tom alone is not offered
    assert ann.name in first.said
    [readers] = offers(plain, RoutingList.Kind.READERS)
    assert readers.routing_list.mode == Mode.ALL


def test_one_tap_fills_a_step_and_keeps_what_was_typed(rita: Person, ann: Person, bo: Person) -> None:
    document, mine = registered(rita), kept(rita, ann, bo, mode=Mode.SOME, needed=2)
    offered = offers(document, SIGNERS)
    data, step, said = with_step(QueryDict(f"fill=2:{mine.pk}&step1-signers=汤师傅&purpose=请核"), offered)
    assert (step, data["step2-signers"], data["step2-mode"], data["step2-needed"]) == (2, f"{ann.pk},{bo.pk}", "some", "2")
    assert (data["step1-signers"], data["purpose"], ann.name in said) == ("汤师傅", "请核", True)
    for nonsense in ("9:1", "1:999", "x", "²:1"):
        assert with_step(QueryDict(f"fill={nonsense}"), offered)[1:] == (0, "")


def test_offers_ask_as_often_for_many_lists_as_for_one(rita: Person, ann: Person) -> None:
    document = registered(rita)
    kept(rita, ann, PersonFactory(roles=["employee"]), name="0")
    few = queries(lambda: offers(document, SIGNERS))
    for number in range(1, 9):
        kept(rita, ann, *(PersonFactory(roles=["employee"]) for _each in range(3)), name=str(number))
    assert queries(lambda: offers(document, SIGNERS)) == few


@pytest.mark.django_db(transaction=True)
def test_of_several_who_change_a_list_at_once_one_does_and_the_others_are_told(rita: Person, ann: Person, bo: Person) -> None:
    mine, many = kept(rita, ann), count(20, 6)

    def one(number: int) -> RoutingList:
        values = {"name": f"名单 {number}", "kind": SIGNERS}
        now = MONDAY_9AM + HOUR + number * MINUTE
        return routing_lists.change(mine, values, people=[bo, ann], seen=MONDAY_9AM, by=rita, now=now)

    answers = together(many, one)
    refused = [each.code for each in answers if isinstance(each, Refused)]
    assert (len(answers) - len(refused), set(refused)) == (1, {"changed"})
    assert list(Place.objects.filter(routing_list=mine).values_list("person", flat=True)) == [bo.pk, ann.pk]


def test_control_who_does_not_look_at_what_the_other_saw_overwrites_it(rita: Person, ann: Person) -> None:
    mine = kept(rita, ann)
    routing_lists.change(mine, {"name": "甲"}, people=[ann], seen=MONDAY_9AM, by=rita, now=MONDAY_9AM + HOUR)
    fresh = RoutingList.objects.get().changed_at  # read again instead of carried by the form
    assert routing_lists.change(mine, {"name": "乙"}, people=[ann], seen=fresh, by=rita, now=MONDAY_9AM + 2 * HOUR).name == "乙"
