"""What both promises of signing share."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.utils.translation import gettext as _

from documents.models import Signing
from documents.promises.about_document import AboutDocument
from frontdesk.todos.models import Todo


class AboutSigning(AboutDocument):
    """Base: the subject is one signer's question. Who is asked signs on the document's page; a time-out decides nothing."""

    abstract: ClassVar[bool] = True

    def documents_of(self, ids: Sequence[int]) -> Mapping[int, int]:
        return dict(Signing.objects.filter(pk__in=ids).values_list("pk", "step__sign_off__document"))

    def is_moot(self, todo: Todo) -> bool:
        return not Signing.objects.asked().filter(pk=todo.subject_id).exists()

    def words(self) -> str:
        return _("Sign %(number)s: %(what)s")
