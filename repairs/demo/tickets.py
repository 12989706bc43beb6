"""Half a year of repair tickets, and the queue of a day, as one act: after the rounds, whose fails are tickets, too."""

from frontdesk.scene import Scene, act
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.workdays.load import read_once
from repairs.demo import rounds  # noqa: F401 - its act comes before this one
from repairs.demo.history import half_a_year
from repairs.demo.long_past import long_past
from repairs.demo.now import MANY, today
from repairs.demo.stage import set_stage
from repairs.models import Ticket

TICKETS = 400


@act("repairs.tickets")
def half_a_year_of_tickets(scene: Scene) -> None:
    """History in bulk, today by the real actions."""
    with read_once():
        stage, there = set_stage(scene), Ticket.objects.count()
        if scene.scale == "large":
            long_past(stage)
        half_a_year(stage, TICKETS - MANY - there)
        today(stage)
    rebuild([source_of(Ticket)])
