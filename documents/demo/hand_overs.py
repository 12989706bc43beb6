"""Papers of today by the real actions: with colleagues, late, lost, and a confidential one that went through the office."""

from datetime import datetime
from io import BytesIO

from django.db import transaction
from PIL import Image, ImageDraw

from documents.actions import hand_overs, papers
from documents.actions.naming import name
from documents.demo.paper_ledgers import CABINET, SAFE
from documents.demo.stage import Stage
from documents.models import Document, Named, Paper
from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type
from frontdesk.people.models import Person

DAY = 480  # working minutes
STROKES = [(30, 96), (90, 40), (118, 112), (176, 48), (214, 104), (300, 56), (384, 88), (440, 60)]


def signature(turn: int) -> Received:
    """As the desk's screen sends it; each hand writes a little differently."""
    picture, sent = Image.new("RGB", (480, 150), "white"), BytesIO()
    line = [(x + 7 * (turn * n % 3), y + 11 * (turn * n % 4) - 12) for n, (x, y) in enumerate(STROKES)]
    ImageDraw.Draw(picture).line(line, "#1b2a32", width=4, joint="curve")
    picture.save(sent, "PNG")
    return Received("签名.png", Type.PNG, sent.getvalue())


class Desk:
    """The paper of a document is found by what the document is about, and moved so many working minutes ago."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.turns = stage, 0

    def paper(self, subject: str) -> Paper:
        rows = Paper.objects.filter(document__subject__startswith=subject).order_by("-document__registered_at")
        found = rows.select_related("document").first()
        if found is None:
            raise LookupError(subject)
        return found

    def at(self, paper: Paper, minutes: float) -> datetime:
        """Never before it was last moved."""
        return max(self.stage.before(minutes), paper.kept_at)

    def taken(self, subject: str, minutes: float, by: Person) -> None:
        paper = self.paper(subject)
        hand_overs.take(paper, seen=paper.moves, by=by, now=self.at(paper, minutes))

    def handed(self, subject: str, minutes: float, to: Person, *, by: Person, words: str = "") -> None:
        paper, self.turns = self.paper(subject), self.turns + 1
        said = {"to": to, "signature": signature(self.turns), "words": words, "seen": paper.moves}
        hand_overs.hand(paper, **said, by=by, now=self.at(paper, minutes))

    def back(self, subject: str, minutes: float, *, by: Person, place: str = CABINET) -> None:
        paper = self.paper(subject)
        hand_overs.bring_back(paper, place=place, by=by, now=self.at(paper, minutes))


def papers_of_today(stage: Stage) -> None:
    """What each paper went through, up to now."""
    desk, cast = Desk(stage), stage.cast
    ann, bo, olga, tom, rita = (cast[each] for each in ("ann", "bo", "olga", "tom", "rita"))
    desk.handed("关于征求《云山区楼宇经济", 7.05 * DAY, bo, by=rita, words="附件三份，共 26 页")
    desk.handed("电梯年度检验不合格项整改", 6.1 * DAY, tom, by=rita)
    desk.taken("关于调整打印纸和硒鼓供货价格", 4.05 * DAY, olga)
    desk.taken("用户体验测试合作邀请函", 3.7 * DAY, ann)
    desk.back("用户体验测试合作邀请函", 2.4 * DAY, by=rita)
    _secret(desk)
    paper = desk.paper("关于调整打印纸和硒鼓供货价格")
    papers.lose(paper, words="会后未找到，已请会务和保洁留意。", by=rita, now=desk.at(paper, 1.1 * DAY))
    desk.taken("产品说明书印制样张确认函", 0.7 * DAY, ann)
    desk.handed("消防设施月度维护保养计划", 0.5 * DAY, tom, by=rita)


def _secret(desk: Desk) -> None:
    """To the one who signs it, back into the safe, then to the next who is cleared for it."""
    stage, subject = desk.stage, "下一代产品联合研发合同"
    first, second, keeper = stage.managers[0], stage.managers[-1], stage.keeper
    desk.handed(subject, 1.5 * DAY, first, by=keeper)
    desk.back(subject, 0.9 * DAY, by=keeper, place=SAFE)
    if second != first:
        document = desk.paper(subject).document
        with transaction.atomic():
            name(Document.objects.get(pk=document.pk), second, Named.Why.READS, by=keeper, now=stage.before(0.6 * DAY))
        desk.handed(subject, 0.6 * DAY, second, by=keeper)
