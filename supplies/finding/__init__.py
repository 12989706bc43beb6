"""What pages look up in bulk: here of items, in modules of other subjects."""

from collections.abc import Iterable

from frontdesk.files.models import Attachment
from supplies.models import Item


def with_photos(items: Iterable[Item]) -> list[Item]:
    """Each with `photo`, the id of its first picture or None: one query."""
    found = list(items)
    pictures = Attachment.objects.there().about_any(Item, [item.pk for item in found]).filter(media_type__startswith="image/")
    first: dict[int, int] = {}
    for pk, subject in pictures.order_by("pk").values_list("pk", "subject_id"):
        first.setdefault(subject, pk)
    for item in found:
        item.photo = first.get(item.pk)
    return found
