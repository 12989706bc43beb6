"""Drafting page by page: a template, its blanks, what stays blank, and who may open the form of a draft."""

import pytest
from django.test import Client

from documents.actions import templates
from documents.models import Document
from frontdesk.people.models import Person
from tests.factories.outgoing import drafted, issued
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
TYPED = {"addressed_to": "各部门", "signed_off_as": "行政部", "urgency": "normal", "level": "1"}


def reads(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_from_the_template_over_its_blanks_to_the_draft(ann: Person, rita: Person) -> None:
    words = {"name": "通知", "subject": "关于{事项}的通知", "body": "现将{事项}通知如下。\n请于{日期}前反馈{联系人}。"}
    template = templates.add(words, by=rita, now=MONDAY_9AM)
    client = reads(ann)
    assert "关于{事项}的通知" in client.get("/documents/outgoing/new/").content.decode()
    path = f"/documents/outgoing/new/?template={template.pk}"
    page = client.get(path)
    assert list(page.context["form"].blanks) == ["事项", "日期", "联系人"]
    assert page.context["form"]["blank-日期"].value().startswith("20")  # today, unless somebody says otherwise
    typed = {**TYPED, "subject": words["subject"], "body": words["body"], "blank-事项": "停水", "blank-日期": "12月1日"}
    answer = client.post(path, typed)
    made = Document.objects.get()
    assert (answer.url, made.subject, made.text.body) == (
        made.get_absolute_url(),
        "关于停水的通知",
        "现将停水通知如下。\n请于12月1日前反馈{联系人}。",
    )
    assert "联系人" in str(client.get(made.get_absolute_url()).context["blanks"])
    edited = client.post(f"/documents/{made.pk}/edit/", {**TYPED, "subject": "停水", "body": made.text.body, "blank-联系人": "林若溪"})
    made.text.refresh_from_db()
    assert (edited.status_code, made.text.body.endswith("反馈林若溪。")) == (302, True)


def test_what_is_missing_is_said_beside_its_field(ann: Person) -> None:
    answer = reads(ann).post("/documents/outgoing/new/?template=", {**TYPED, "subject": "", "body": "x", "level": "3"})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"subject"})
    secret = reads(ann).post("/documents/outgoing/new/?template=", {**TYPED, "subject": "x", "body": "x", "level": "3"})
    assert (secret.status_code, set(secret.context["form"].errors), Document.objects.count()) == (422, {"level"}, 0)


def test_the_form_of_a_draft_opens_for_who_drafted_it_and_for_keepers_until_it_is_issued(
    ann: Person, bo: Person, tom: Person, rita: Person
) -> None:
    draft, out = drafted(ann), issued(ann, keeper=rita, checker=tom, approver=bo)
    seen = [reads(person).get(f"/documents/{draft.pk}/edit/").status_code for person in (ann, rita, bo)]
    assert (seen, reads(ann).get(f"/documents/{out.pk}/edit/").status_code) == ([200, 200, 404], 404)
    assert reads(bo).get(f"/documents/{out.pk}/").status_code == 200  # who approved it reads it


def test_the_register_shows_each_state_and_void_ones_with_their_reason(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    drafted(ann)
    out = issued(ann, keeper=rita, checker=tom, approver=bo)
    client = reads(rita)
    client.post(f"/documents/{out.pk}/void/", {"because": "附表有误"})
    page = client.get("/documents/").content.decode()
    assert ("附表有误" in page, 'class="dc-void">发〔2026〕1号' in page) == (True, True)
    totals = {
        state: client.get(f"/documents/?outgoing={state}").context["list"].total for state in ("draft", "checked", "to-issue", "issued")
    }
    assert (totals, client.get("/documents/?state=void").context["list"].total) == (
        {"draft": 1, "checked": 0, "to-issue": 0, "issued": 0},
        1,
    )


def test_who_drafted_it_and_who_keeps_documents_find_the_way_to_edit_it(client: Client, ann: Person, rita: Person, bo: Person) -> None:
    draft = drafted(ann, now=MONDAY_9AM)
    link = f'href="/documents/{draft.pk}/edit/"'
    for person, finds in ((ann, True), (rita, True)):
        client.force_login(person)
        assert (link in client.get(draft.get_absolute_url()).content.decode()) is finds
    client.force_login(bo)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_with_blanks_that_are_open_nobody_is_asked_for_names_yet(client: Client, ann: Person) -> None:
    client.force_login(ann)
    for body, asks in (("现将{事项}通知如下。", False), ("现将停水通知如下。", True)):
        page = client.get(drafted(ann, now=MONDAY_9AM, body=body).get_absolute_url()).content.decode()
        assert ('name="checker"' in page, "请先填写空缺的内容。" in page) == (asks, not asks)
