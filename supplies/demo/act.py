"""The demo company's supplies as one act."""

from frontdesk.scene import Scene, act
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import SOURCES
from supplies.demo.asking import asking
from supplies.demo.months import play
from supplies.demo.now import today
from supplies.demo.past import long_past
from supplies.demo.stage import set_stage


@act("supplies.year")
def a_year_of_supplies(scene: Scene) -> None:
    """History in bulk, today by the real actions."""
    stage = set_stage(scene)
    if scene.scale == "large":
        long_past(stage)
    play(stage)
    asking(stage)
    today(stage)
    rebuild([source for source in SOURCES if source.kind.startswith("supplies.")])
