"""Half a year of documents, and what waits today, as one act."""

from documents.demo.handled import hand_over
from documents.demo.history import half_a_year
from documents.demo.now import today
from documents.demo.stage import set_stage
from documents.models import Document
from frontdesk.scene import Scene, act
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.workdays.load import read_once

DOCUMENTS = 270  # ordinary ones that are over


@act("documents.documents")
def half_a_year_of_documents(scene: Scene) -> None:
    """History in bulk, today by the real actions."""
    with read_once():
        stage = set_stage(scene)
        today(stage, half_a_year(stage, DOCUMENTS))
        hand_over(stage)
    rebuild([source_of(Document)])
