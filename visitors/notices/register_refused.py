"""Security and the admin manager hear at once that somebody would not register."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.outbox.kinds import NoticeKind
from frontdesk.outbox.models import Notice
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from visitors.models import RegisterRefusal


def refusals_seen(reader: Person, notices: Sequence[Notice]) -> set[int]:
    """Whoever reads refusals, and whoever is on duty for security."""
    if reader.pk in {person.pk for person in DutyContact.objects.people_on(Duty.SECURITY)}:
        return {notice.pk for notice in notices}
    seen = set(
        RegisterRefusal.objects.visible_to(reader).filter(pk__in={notice.subject_id for notice in notices}).values_list("pk", flat=True)
    )
    return {notice.pk for notice in notices if notice.subject_id in seen}


class RegisterRefused(NoticeKind):
    """Security and the admin manager hear at once that somebody would not register."""

    label = _("somebody would not register")
    hears = _("Security and the admin manager hear at once that somebody would not register.")
    scope = staticmethod(refusals_seen)
    at_once = True
    placeholders = (
        "words",
        "looks",
        "went",
        "desk",
        "link",
    )
