"""What came in last got its proposal after it was registered, and a colleague who has no part in it may know of it."""

from documents.actions import editing, knowing
from documents.models import Document, Register
from frontdesk.scene import Scene, act


@act("documents.later")
def correct_the_newest(scene: Scene) -> None:
    """By the real actions, just now, after the act that registers it."""
    newest = Document.objects.unsent().filter(register=Register.INCOMING, proposal="", is_paper_only=False).first()
    if newest:
        rita, ann = scene.cast["rita"], scene.cast["ann"]
        editing.edit(newest, {"proposal": "拟请产品部确认收货时间后回复。"}, seen={"proposal": ""}, by=rita, now=scene.now)
        knowing.add(newest, person=ann, by=rita, now=scene.now)
