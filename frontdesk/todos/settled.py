"""Which notices a to-do stands behind that is closed meanwhile."""

from collections.abc import Sequence

from frontdesk.outbox.models import Notice
from frontdesk.todos.models import Todo


def settled_todos(notices: Sequence[Notice]) -> set[int]:
    """The ids of those notices whose to-do is done or withdrawn meanwhile; one question."""
    of_todos = [notice for notice in notices if notice.subject_type == Todo._meta.label_lower]
    done = set(Todo.objects.filter(pk__in=[notice.subject_id for notice in of_todos], done_at__isnull=False).values_list("pk", flat=True))
    return {notice.pk for notice in of_todos if notice.subject_id in done}
