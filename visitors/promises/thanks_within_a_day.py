"""Within 24 hours of leaving the visitor is thanked."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Hours
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from visitors.models import Visit
from visitors.notices import about
from visitors.notices.thanks_late import ThanksLate
from visitors.promises.about_visit import AboutVisit


class ThanksWithinADay(AboutVisit):
    """Within 24 hours of leaving the visitor is thanked."""

    title = gettext_lazy("Thanks within a day")
    sentence = gettext_lazy(
        "Within {limit} of leaving the visitor is thanked; the to-do turns yellow after {warn} and red when it is late. "
        "Without mobile and e-mail the host does it. Nobody who was turned away, asked for no messages or brought a delivery is thanked."
    )
    clock = Clock.WALL
    by_hand = True
    limit = Hours(24, gettext_lazy("The visitor is thanked within"), 1, 168)
    warn = Hours(20, gettext_lazy("The to-do turns yellow after"), 1, 168)

    def yellow(self, values: SimpleNamespace) -> timedelta:
        return min(values.warn, values.limit)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), ThanksLate, gettext_lazy("the holder is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), ThanksLate, gettext_lazy("the admin manager is told")),
        )

    def is_moot(self, todo: Todo) -> bool:
        return Visit.objects.filter(pk=todo.subject_id, thanked_at__isnull=False).exists()

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        title = _("Thank %(visitor)s for the visit") % {"visitor": visit.name}
        return Described(title, visit.get_absolute_url(), about(visit))
