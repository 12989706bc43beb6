"""A document that was sent back is mended and sent again, or withdrawn, within three working days."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import SignOff
from documents.notices.paper_returned import PaperReturned
from documents.promises.about_document import AboutDocument
from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who


class Rework(AboutDocument):
    """A document that was sent back is mended and sent again, or withdrawn, within three working days."""

    title = gettext_lazy("Documents sent back")
    sentence = gettext_lazy(
        "A document that was sent back is sent again or withdrawn by who began its sign-off within {limit}; they hear at once, at half "
        "time and when the time is over, their head then too."
    )
    clock = Clock.DAYS
    limit = Days(3, gettext_lazy("Sent again within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        return (
            Rung(self.yellow(values), (Who.HOLDER,), PaperReturned, gettext_lazy("who began the sign-off is reminded")),
            Rung(values.limit, (Who.HOLDER, Who.HEAD), PaperReturned, gettext_lazy("reminded, the head told")),
        )

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(SignOff.objects.filter(pk__in=ids).values_list("pk", "document"))

    def is_moot(self, todo: Todo) -> bool:
        return not SignOff.objects.running().filter(pk=todo.subject_id, returned_at__isnull=False).exists()

    def words(self) -> str:
        return _("Mend and send again %(number)s: %(what)s")
