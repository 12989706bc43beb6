"""Whoever is on the watch-list and stands at the desk is not left standing: the desk decides."""

from collections.abc import Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Minutes
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Described, Rung, Who
from visitors.models import Visit, WatchHit
from visitors.notices.watch_undecided import WatchUndecided
from visitors.promises.about_visit import AboutVisit


class WatchDecided(AboutVisit):
    """Whoever is on the watch-list and stands at the desk is not left standing: the desk decides."""

    title = gettext_lazy("Watch-list decided")
    sentence = gettext_lazy(
        "When somebody on the watch-list is here, the desk decides within {limit} whether they may come in; "
        "then the admin manager and the duty contact for security are told."
    )
    clock = Clock.WALL
    limit = Minutes(2, gettext_lazy("The desk decides within"), 1, 60)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        tell = (Who.ADMIN_MANAGER, Who.SECURITY)
        return (Rung(values.limit, tell, WatchUndecided, gettext_lazy("the admin manager and security are told")),)

    def is_moot(self, todo: Todo) -> bool:
        """Nobody waits for it: decided, gone, or announced and not here."""
        return not Visit.objects.waiting().filter(pk=todo.subject_id, watch_hits__in=WatchHit.objects.undecided()).exists()

    def called(self, visit: Visit, todo: Todo, reader: Person) -> Described:
        return Described(_("Please look at %(number)s") % {"number": visit.number}, visit.get_absolute_url(), {"number": visit.number})
