"""Messages: what must be known, who hears, once."""

import pytest

from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import a_message
from tests.moments import HOUR, MONDAY_9AM
from tests.races import together
from visitors.actions import messages
from visitors.models import Message


def test_whom_it_is_for_hears_at_once_with_everything_needed_to_answer(ann: Person, rita: Person) -> None:
    ann.language = "en"
    message = a_message(ann, by=rita, is_urgent=True, best_time="after 3 pm")
    notice = Notice.objects.get(channel=Channel.INBOX)

    assert (notice.kind, notice.reader, notice.subject_id) == ("visitors.message_left", ann, message.pk)
    assert {key: notice.data[key] for key in ("caller", "phone", "words", "urgent", "call_back", "taker")} == {
        "caller": "唐宁",
        "phone": "138 0000 1234",
        "words": "请回电谈合同",
        "urgent": "Urgent: ",
        "call_back": "Please call back, best after 3 pm.",
        "taker": "Rita Lin",
    }


@pytest.mark.parametrize(("given", "code"), [({"name": " "}, "name"), ({"words": ""}, "words"), ({"phone": ""}, "phone")])
def test_a_message_that_nobody_could_answer_is_refused(ann: Person, given: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_message(ann, **given)
    assert (refused.value.code, Message.objects.count()) == (code, 0)
    assert a_message(ann, phone="", wants_call_back=False).phone == ""


def test_who_sees_a_message(ann: Person, bo: Person, tom: Person, rita: Person, olga: Person, charlie: Person) -> None:
    a_message(ann, by=rita)
    seen = {person.username: Message.objects.visible_to(person).count() for person in (ann, bo, tom, rita, olga, charlie)}
    assert seen == {"ann": 1, "bo": 1, "tom": 1, "rita": 1, "olga": 1, "charlie": 0}


def test_reading_counts_once_and_a_second_follow_up_is_refused(ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    assert [messages.read(message, by=ann, now=MONDAY_9AM + HOUR) for _time in range(2)] == [True, False]
    messages.follow_up(message, by=ann, now=MONDAY_9AM + HOUR)
    with pytest.raises(Refused) as refused:
        messages.follow_up(message, by=rita, now=MONDAY_9AM + 2 * HOUR)
    message.refresh_from_db()
    assert (refused.value.code, message.followed_up_by, message.read_at) == ("done", ann, MONDAY_9AM + HOUR)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_follow_it_up_at_once_one_does(ann: Person, rita: Person) -> None:
    message = a_message(ann, by=rita)
    answers = together(10, lambda _number: messages.follow_up(message, by=ann, now=MONDAY_9AM + HOUR))
    assert [type(answer).__name__ for answer in answers].count("Message") == 1
    assert {answer.code for answer in answers if isinstance(answer, Refused)} == {"done"}
