"""The pages of documents: nothing axe objects to, nothing wider than the window, one heading, for who signs, registers and clears."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from documents.actions import circulating, clearances, distributing, handling, sign_offs, signing, templates, voiding
from documents.actions import reading as readings
from documents.actions.papers import lose
from documents.actions.sign_offs import Plan
from documents.models import Document, Level, Mode, Signing, Turn, Urgency
from frontdesk.files import reading
from frontdesk.files.models import Contents
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.factories.outgoing import drafted, issued
from tests.factories.papers import handed, paper_of
from tests.factories.people import PersonFactory
from tests.journeys.looks import LOOKS, misread, share
from tests.journeys.offices import by_reader, office
from tests.sample_files import taken
from tests.sample_pdfs import unembedded

LONG = "关于征求《云山区楼宇经济高质量发展三年行动计划（征求意见稿）》涉及重点企业研发投入和人才引进情况意见的函"
NOTE = taken(f"{LONG}\n{'1234567890' * 20}".encode(), "note.txt")
PAGES = [
    ("rita", "desktop", "/documents/"),
    ("rita", "phone", "/documents/"),
    ("ann", "phone", "/documents/{asked}/"),
    ("rita", "phone", "/documents/{back}/"),
    ("rita", "desktop", "/documents/new/"),
    ("rita", "phone", "/documents/new/"),
    ("rita", "phone", "/documents/{unsent}/sign-off/"),
    ("rita", "desktop", "/documents/{unsent}/sign-off/"),
    ("ann", "desktop", "/documents/{secret}/"),
    ("olga", "desktop", "/documents/?register=confidential"),
    ("olga", "phone", "/documents/?register=confidential"),
    ("olga", "phone", "/documents/clearances/"),
    ("bo", "phone", "/documents/"),
    ("ann", "phone", "/files/{paper}/view/"),
    ("ann", "desktop", "/files/{paper}/view/"),
    ("rita", "phone", "/files/{note}/view/"),
    ("rita", "phone", "/documents/readings/"),
    ("rita", "desktop", "/documents/readings/?document={asked}"),
    ("bo", "desktop", "/documents/{asked}/"),
    ("rita", "desktop", "/documents/{back}/"),
    ("ann", "phone", "/documents/outgoing/new/"),
    ("ann", "desktop", "/documents/outgoing/new/?template={template}"),
    ("ann", "phone", "/documents/{draft}/edit/"),
    ("ann", "desktop", "/documents/{draft}/"),
    ("rita", "phone", "/documents/{issued}/"),
    ("rita", "desktop", "/documents/{issued}/"),
    ("bo", "phone", "/documents/{issued}/"),
    ("bo", "desktop", "/documents/{issued}/print/"),
    ("rita", "phone", "/documents/{issued}/print/"),
    ("rita", "phone", "/documents/templates/"),
    ("rita", "desktop", "/documents/templates/{template}/"),
    ("rita", "phone", "/documents/{going}/"),
    ("rita", "desktop", "/documents/{going}/"),
    ("ann", "phone", "/documents/{going}/"),
    ("rita", "phone", "/documents/{going}/circulation/"),
    ("rita", "desktop", "/documents/{going}/circulation/"),
    ("ann", "phone", "/documents/{going}/sign-and-read/"),
    ("rita", "desktop", "/documents/{going}/sign-and-read/"),
    ("rita", "desktop", "/documents/papers/"),
    ("rita", "phone", "/documents/papers/"),
    ("rita", "phone", "/documents/papers/{label}/"),
    ("ann", "phone", "/documents/papers/{label}/"),
    ("bo", "phone", "/documents/papers/{hidden}/"),
    ("rita", "desktop", "/documents/papers/{label}/hand/"),
    ("rita", "phone", "/documents/{handed}/"),
    ("bo", "phone", "/documents/{handed}/"),
    ("rita", "desktop", "/documents/{reported}/"),
    ("rita", "phone", "/documents/{filed}/"),
    ("rita", "phone", "/documents/{asked}/slip/"),
    ("rita", "desktop", "/documents/{asked}/slip/?sheet=labels"),
]


@pytest.fixture
def day(transactional_db: None, ann: Person, bo: Person, rita: Person, olga: Person, tom: Person) -> dict[str, object]:
    """One that is urgent, long and half signed, one sent back, one that nobody was asked about, a confidential one, one on paper only.

    The paper of the first is with Ann, that of the second is lost.

    Of what goes out a draft, and one that was issued, sent to colleagues and out of the house; a void one; one that goes round twice.
    """
    now, keeper = timezone.now() - timedelta(hours=2), PersonFactory(name="管蕴", roles=["archivist"])
    for person in (keeper, ann):
        clearances.give(person, level=Level.CONFIDENTIAL, by=olga, now=now)
    words = {"proposal": "拟请产品部、行政部会签后回函。", "grounds": "来函要求周五前回复。", "source_number": "云发改函〔2026〕88号"}
    asked = registered(rita, now=now, subject=LONG, urgency=Urgency.URGENT, due_on=timezone.localdate(now), files=[taken(), NOTE], **words)
    sign_offs.begin(asked, steps=[Plan([ann, bo], Mode.ALL), Plan([olga])], by=rita, now=now, purpose="请会签，意见一并写明")
    back, unsent = registered(rita, now=now, subject="园区宣传片拍摄配合函"), registered(rita, now=now, subject="Delivery schedule")
    sign_offs.begin(back, steps=[Plan([bo])], by=rita, now=now)
    question = Signing.objects.get(step__sign_off__document=back)
    signing.send_back_to(question, position=0, jumps_back=True, opinion="时间和人数没有写，请补充。", by=bo, now=now)
    secret = registered(
        keeper, now=now, subject="联合研发合同（草案）", level=Level.CONFIDENTIAL, files=[taken(unembedded([LONG], ["二"]), f"{LONG}.pdf")]
    )
    for reader in (rita, ann):
        readings.opened(asked, by=reader, now=now)
    papers = list(Contents.objects.filter(read_at=None))
    for each in papers:
        reading.work(each.pk, clock=timezone.now)
    sign_offs.begin(secret, steps=[Plan([ann])], by=keeper, now=now)
    registered(keeper, now=now, source="市国家保密局", level=Level.CONFIDENTIAL, is_paper_only=True)
    handed(asked, ann, by=rita, now=now, words="附件三份")
    lose(paper_of(back), words="会后没有找到", by=rita, now=now)
    voiding.void(registered(rita, now=now, subject="登记重复的一件"), because="登记重复", by=rita, now=now)
    words = {"name": "通知", "subject": "关于{事项}的通知", "body": "现将{事项}有关情况通知如下。\n请于{日期}前反馈。"}
    template, draft = templates.add(words, by=rita, now=now), drafted(ann, now=now, body="现将{事项}有关情况通知如下。")
    out = issued(ann, keeper=rita, checker=tom, approver=bo, now=now, files=[taken()])
    distributing.send_inside(out, people=[bo, tom], by=rita, now=now)
    distributing.send_outside(out, to="云山街道办事处", channel="courier", by=rita, now=now)
    going, round_ = registered(rita, now=now, subject=LONG), {"due_on": timezone.localdate(now), "by": rita, "now": now}
    mine = circulating.begin(going, readers=[bo, ann, olga], purpose="请依次阅示，意见写在下面", turn=Turn.IN_TURN, **round_)
    circulating.read(mine.readers.get(person=bo), by=bo, now=now, words="请产品部牵头，周五前回复来函单位。")
    circulating.begin(going, readers=[tom, rita], purpose="请阅知", **round_)
    made = {"asked": asked, "back": back, "unsent": unsent, "secret": secret, "draft": draft, "issued": out, "template": template}
    made |= {"going": going}
    made |= followed(rita, bo, now)
    labels = {"label": paper_of(asked).token, "hidden": paper_of(secret).token}
    return {name: each.pk for name, each in made.items()} | {"note": papers[0].pk, "paper": papers[1].pk} | labels


def followed(by: Person, head: Person, now: datetime) -> dict[str, Document]:
    """Approved ones: with a department, reported back on, filed."""
    made = {name: registered(by, now=now, subject=LONG) for name in ("handed", "reported", "filed")}
    for name, document in made.items():
        sign_off = sign_offs.begin(document, steps=[Plan([head])], by=by, now=now)
        question = Signing.objects.get(step__sign_off=sign_off)
        signing.decide(question, agreed=True, by=head, now=now, seen=sign_off.sha256, opinion="同意，请产品部承办，办结后报我。")
        due = {"due_on": timezone.localdate(), "words": "请核实展位面积和人数后回函。"}
        asked = handling.ask(document, department=head.department, by=by, now=now, **due)
        if name != "handed":
            handling.report(asked, words="已核实，展位 18 平方米，四人参展，回函已寄出。", by=head, now=now)
    handling.file(made["filed"], year=2026, under="来函·展会", where="档案室 A 柜 3 层", by=by, now=now)
    return made


def unfolded(page: Page) -> Page:
    """With every form that is folded away open."""
    page.locator("details.fd-fold").evaluate_all("folds => folds.forEach(fold => fold.open = true)")
    return page


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_every_page_can_be_read_by_everybody(
    browser: Browser, live_server: LiveServer, day: dict[str, object], request: pytest.FixtureRequest, language: str, theme: str
) -> None:
    found = {}
    for (who, size), paths in by_reader(share(PAGES, language, theme)).items():
        person = request.getfixturevalue(who)
        with office(browser, live_server.url, person, size=size, language=language, theme=theme) as member:
            found |= {f"{who} {size} {path}": seen for path in paths if (seen := misread(unfolded(member.open(path.format(**day)).page)))}
    assert found == {}
