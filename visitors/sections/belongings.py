"""What a visitor brought in: listed at entry, checked at leaving."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.sections import Section
from visitors.models import Visit
from visitors.models.visit import State


class Belongings(Section):
    """Each thing, whether it is inside, and a line to add one; for the host to read only."""

    name = "visitors.belongings"
    on = Visit
    template = "visitors/_section_belongings.html"
    order = 30

    def context(self, record: Visit, person: Person, now: datetime) -> dict[str, Any] | None:
        things = list(record.belongings.select_related("out_by"))
        inside = [thing for thing in things if thing.out_at is None]
        adds = person.can(Can.RECEIVE_VISITORS) and record.state in (State.WAITING, State.ON_SITE) and not record.forgotten_at
        if not things and not adds:
            return None
        usual = [_("laptop"), _("camera"), _("toolbox"), _("sample")]
        return {"things": things, "inside": inside, "adds": adds, "usual": usual, "announced": "" if things else record.bringing[:80]}
