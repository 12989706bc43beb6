"""The thank-you and what comes back."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.refusal import Refused, refuse_unless
from frontdesk.todos import actions as todos
from visitors.actions import telling
from visitors.actions.steps import locked, step
from visitors.models import Feedback, Visit
from visitors.models.visit_event import Verb
from visitors.promises.thanks_within_a_day import ThanksWithinADay


def send(visit: Visit, *, now: datetime) -> bool:
    """Post the thank-you once; False when it has begun already or the visitor can't be reached."""
    way = telling.way_to(visit)
    if way is None:
        return False
    with transaction.atomic():
        unthanked = Visit.objects.filter(pk=visit.pk, thanks_began_at__isnull=True, thanked_at__isnull=True, forgotten_at__isnull=True)
        mine = unthanked.update(thanks_began_at=now)
        if mine:
            telling.thank(visit, way=way, now=now)
    return bool(mine)


def settle(visit: Visit, *, sent_at: datetime, now: datetime, by: Person | None = None) -> bool:
    """The thank-you is out (or the host thanked in person): the to-do is settled."""
    with transaction.atomic():
        visit = locked(visit)
        if visit.thanked_at:
            return False
        step(visit, Verb.THANK, by=by, now=now, thanked_at=sent_at, thanked_by=by)
        todos.settle(ThanksWithinADay, subject=visit, by=by, now=now)
    return True


def give_feedback(visit: Visit, *, score: int, now: datetime, words: str = "") -> Feedback:
    """The visitor's answer to the one question, once."""
    try:
        with transaction.atomic():
            visit = locked(visit)
            refuse_unless(visit.left_at is not None, _("You can answer after your visit."), "not-left")
            given = Feedback.objects.create(visit=visit, score=score, words=words[:1000], given_at=now)
            step(visit, Verb.FEEDBACK, now=now)
            telling.feedback(visit, given, now=now)
    except IntegrityError:
        raise Refused(_("You have answered already. Thank you."), "answered") from None
    return given
