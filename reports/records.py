"""Records of the desk as a whole in words, for who may see them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.web.records import About, record_kind, shown
from reports.models import Handover


def handovers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(Handover.objects.visible_to(reader), ids)


record_kind(Handover, _("handover of the desk"), handovers)
