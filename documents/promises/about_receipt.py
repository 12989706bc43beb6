"""What both promises of receipts share."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from documents.models import Recipient
from documents.promises.about_document import AboutDocument
from frontdesk.todos.models import Todo


class AboutReceipt(AboutDocument):
    """Base: the subject is one recipient of an issued document."""

    abstract: ClassVar[bool] = True

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Recipient.objects.filter(pk__in=ids).values_list("pk", "document"))

    def is_moot(self, todo: Todo) -> bool:
        return not Recipient.objects.open().filter(pk=todo.subject_id).exists()
