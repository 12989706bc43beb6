"""An outgoing document that was approved is issued by the desk within one working day."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Document
from documents.notices.document_to_issue import DocumentToIssue
from documents.promises.about_document import AboutDocument
from frontdesk.limits.values import Days
from frontdesk.todos.models import Todo
from frontdesk.todos.promises import Clock, Rung, Who


class Issued(AboutDocument):
    """An outgoing document that was approved is issued by the desk within one working day."""

    title = gettext_lazy("Documents to issue")
    sentence = gettext_lazy(
        "An outgoing document that was approved is issued within {limit}. Reception hears at once, of a confidential one the colleague who "
        "was named to issue it; when the time is over they are reminded and the admin manager is told."
    )
    clock = Clock.DAYS
    limit = Days(1, gettext_lazy("Issued within"), 1, 30)

    def ladder(self, values: SimpleNamespace) -> Sequence[Rung]:
        told = gettext_lazy("reminded, the admin manager told")
        return (Rung(values.limit, (Who.HOLDER, Who.ADMIN_MANAGER), DocumentToIssue, told),)

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return {pk: pk for pk in ids}

    def is_moot(self, todo: Todo) -> bool:
        return not Document.objects.to_issue().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Issue %(number)s: %(what)s")
