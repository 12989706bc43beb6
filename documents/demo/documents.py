"""Half a year of documents, and what waits today, as one act."""

from functools import partial

from documents.demo.circulated import send_round
from documents.demo.going import going_out
from documents.demo.hand_overs import papers_of_today
from documents.demo.handled import hand_over
from documents.demo.history import half_a_year, working_days
from documents.demo.long_past import long_past
from documents.demo.now import today
from documents.demo.sent import sent_in_half_a_year
from documents.demo.stage import MONTHS, set_stage
from documents.demo.templates import keep_templates
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
        templates = keep_templates(by=scene.cast["olga"], now=scene.now - MONTHS)
        if scene.scale == "large":
            long_past(stage)
        past = half_a_year(stage, DOCUMENTS)
        past += sent_in_half_a_year(stage, templates, working_days(stage))
        today(stage, sorted(past, key=lambda story: story.document.registered_at), partial(going_out, templates=templates))
        hand_over(stage)
        send_round(stage)
        papers_of_today(stage)
    rebuild([source_of(Document)])
