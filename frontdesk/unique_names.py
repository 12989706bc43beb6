"""A name that stands once among its like: a unique index keeps it, and whoever comes second is told in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from frontdesk.refusal import Refused


@contextmanager
def alone_by_name(name: str) -> Iterator[None]:
    """The unique index says so when somebody else was quicker, too. Refused: twice."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused(_("There is a “%(name)s” here already. Choose another name.") % {"name": name}, "twice") from None
