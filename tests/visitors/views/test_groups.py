"""Groups on their pages: pasted or uploaded, looked at, saved once; ticked off together; folded on the desk; the leader's own list."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from frontdesk.excel.read import read
from frontdesk.excel.write import write
from frontdesk.people.models import Person
from tests.factories.visitors import a_group, badges, expected_visit
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, whole, words
from visitors import passes
from visitors.actions import groups
from visitors.actions.groups import Known
from visitors.forms import group_rows
from visitors.models import Visit, VisitGroup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
NEW, ONE = "visitors:group_new", "visitors:group_detail"
SHARED = {
    "title": "启明参观团",
    "expected_at": "2026-11-23T10:00",
    "purpose": "tour",
    "place": "",
    "language": "zh-hans",
    "off_day_reason": "",
}
PEOPLE = [[f"来宾{n:02d}", f"138{n:08d}", "", "启明咨询", "", ""] for n in range(30)]
PEOPLE[6][1] = "13800"
PEOPLE[18] = ["", "13899990000", "", "", "", ""]


def sheet(rows: list[list[str]], heads: list[str] | None = None) -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title="名单", heads=heads or ["姓名", "手机", "邮箱", "公司", "车牌", "需求"], rows=rows)
    return SimpleUploadedFile("list.xlsx", out.getvalue())


def payload(page: HttpResponse) -> str:
    return unescape(re.search(r'name="payload" value="([^"]*)"', page.content.decode())[1])


@pytest.mark.parametrize("way", ["paste", "xlsx"])
def test_of_thirty_people_with_two_bad_rows_28_are_saved_and_two_are_named(ann: Person, way: str) -> None:
    staff = Staff(ann)
    given = {"pasted": "\n".join("\t".join(row) for row in PEOPLE)} if way == "paste" else {"file": sheet(PEOPLE)}
    preview = staff.press(NEW, **SHARED, **given)

    shown = words(preview)
    seventh, nineteenth = ("名单, row 8, column B", "名单, row 20, column A") if way == "xlsx" else ("Mobile", "Name")
    assert (preview.status_code, VisitGroup.objects.count()) == (200, 0)
    assert "28 people can be expected. 2 rows are left out unless you mend them below." in shown
    assert f"{seventh} 13800 : A mobile has 11 digits and begins with 1" in shown
    assert f"{nineteenth}: Enter the visitor's name." in shown

    saved = staff.press("visitors:group_confirm", payload=payload(preview), leader="3")

    group = VisitGroup.objects.get()
    last = 19 if way == "paste" else 20
    assert (saved["Location"], group.visits.count(), groups.leader_of(group).name) == (group.get_absolute_url(), 28, "来宾03")
    assert staff.told(saved) == [f"28 people are expected. Left out: 来宾06, row {last}"]


def test_two_clicks_make_one_group_and_a_preview_is_its_readers_own(ann: Person, tom: Person) -> None:
    staff = Staff(ann)
    sent = payload(staff.press(NEW, **SHARED, pasted="张三\n李四"))
    answers = [staff.press("visitors:group_confirm", payload=sent, once="the-same-key")["Location"] for _click in range(2)]
    assert (answers[0] == answers[1], VisitGroup.objects.count(), Visit.objects.count()) == (True, 1, 2)
    for reader, what in ((Staff(tom), sent), (staff, sent[:-2]), (staff, "")):
        refused = reader.press("visitors:group_confirm", payload=what)
        assert (refused.status_code, "This preview is older than an hour. Paste the list again." in words(refused)) == (422, True)
    again = staff.press("visitors:group_confirm", payload=sent)
    assert (again.status_code, "Everybody in this list is expected already." in words(again)) == (422, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"pasted": ""}, "Paste the list, or choose a file."),
        ({"pasted": "张三", "title": ""}, "Give the group a title"),
        ({"pasted": "张三", "expected_at": "2026-11-23T08:00"}, "This moment has passed. Choose a later time."),
        ({"pasted": "张三", "expected_at": "2026-11-28T10:00"}, "The office is closed on that day. Say why they come then."),
        ({"pasted": "\n".join(f"n{n}" for n in range(201))}, "This list has 201 people; a group has at most 200."),
        ({"file": SimpleUploadedFile("x.xlsx", b"no")}, "This is not an .xlsx file."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(ann: Person, given: dict, said: str) -> None:
    page = Staff(ann).press(NEW, **{**SHARED, **given})
    assert (page.status_code, said in words(page), VisitGroup.objects.count()) == (422, True, 0)


def test_the_desk_says_for_whom(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    preview = staff.press(NEW, **SHARED, host=str(ann.pk), pasted="张三")
    staff.press("visitors:group_confirm", payload=payload(preview))
    assert (VisitGroup.objects.get().host, VisitGroup.objects.get().created_by) == (ann, rita)


def test_an_export_comes_back_unchanged_and_the_template_has_the_heads(ann: Person) -> None:
    group, visits = a_group(ann, 3)
    Visit.objects.filter(pk=visits[1].pk).update(plate="沪A12345", needs="=1+1")
    staff = Staff(ann)
    file = BytesIO(b"".join(staff.open("visitors:group_export", group.pk)))
    found = group_rows.judged(read(file), Known())
    assert found.bad == []
    assert [group_rows.row_of(row.coming) for row in found.rows] == [
        tuple(Visit.objects.values_list("name", "phone", "email", "company", "plate", "needs").get(pk=visit.pk)) for visit in visits
    ]
    heads = [cell.value for cell in load_workbook(BytesIO(b"".join(staff.open("visitors:group_template")))).active[1]]
    assert heads == ["Name", "Mobile", "E-mail", "Company", "Licence plate", "Needs (diet, access)"]


def test_several_ticked_or_all_come_are_let_in_and_leave_and_the_rest_is_cancelled(rita: Person, ann: Person) -> None:
    group, visits = a_group(ann, 5)
    staff = Staff(rita)
    told = [
        staff.told(staff.press(f"visitors:group_{verb}", group.pk, **given))
        for verb, given in (
            ("check_in", {"visit": [str(visits[0].pk), str(visits[1].pk), "x"]}),
            ("check_in", {}),
            ("let_in", {"all": "1"}),
            ("check_out", {"visit": str(visits[1].pk)}),
            ("check_out", {"all": "1"}),
            ("cancel", {}),
        )
    ]
    assert told == [
        ["2 people are checked in. Ann An has been told."],
        ["Tick at least one person whom this can be done to."],
        ["2 people are in"],
        ["1 person has left"],
        ["1 person has left"],
        ["3 visits are cancelled"],
    ]
    page = words(staff.open(ONE, group.pk))
    assert "2 people 0 still to come 0 here 2 gone" in page


def test_somebody_joins_late_and_twice_is_refused(ann: Person) -> None:
    group, _visits = a_group(ann, 2)
    staff = Staff(ann)
    given = {"name": "钱七", "phone": "13800009999", "email": "", "company": ""}
    assert staff.press("visitors:group_add", group.pk, **given).status_code == 302
    again = staff.press("visitors:group_add", group.pk, **given)
    assert (again.status_code, "钱七 is in this group already." in words(again), group.visits.count()) == (422, True, 3)


def test_a_group_is_one_row_of_the_desk_and_one_query(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    expected_visit(ann, name="单独")
    alone = queries(lambda: staff.open("reports:desk"))
    group, visits = a_group(ann, 28)
    page = staff.open("reports:desk")
    panel = page.content.decode().partition('id="rows-expected"')[2].partition("</ul>")[0]
    assert (panel.count("<li"), "启明参观团 28 people" in words(panel), group.get_absolute_url() in panel) == (2, True, True)
    assert queries(lambda: staff.open("reports:desk")) == alone
    for visit in visits[1:]:
        Visit.objects.filter(pk=visit.pk).update(cancelled_at=MONDAY_9AM, cancelled_by=ann)
    panel = staff.open("reports:desk").content.decode().partition('id="rows-expected"')[2].partition("</ul>")[0]
    assert ("来宾0" in panel, "启明参观团" in panel) == (True, False)


def test_lists_ask_as_much_for_thirty_as_for_one_and_visits_filter_by_group(rita: Person, ann: Person) -> None:
    staff = Staff(rita)
    group, _visits = a_group(ann, 2)
    one, page = queries(lambda: staff.open("visitors:group_list")), queries(lambda: staff.open(ONE, group.pk))
    for number in range(9):
        a_group(ann, 1, title=f"g{number}", expected_at=MONDAY_9AM + (number + 1) * DAY, off_day_reason="x")
    for number in range(9):
        groups.add(group, groups.Coming(f"late{number}"), by=ann, now=MONDAY_9AM)
    assert (queries(lambda: staff.open("visitors:group_list")), queries(lambda: staff.open(ONE, group.pk))) == (one, page)
    assert "来宾1" in words(staff.open("visitors:visit_list", group=group.pk))
    assert staff.open("visitors:visit_list", group=group.pk).content.decode().count('data-row="visit=') == 11


def test_who_may_see_a_group(rita: Person, ann: Person, tom: Person, bo: Person) -> None:
    group, _visits = a_group(ann)
    assert [Staff(person).open(ONE, group.pk).status_code for person in (ann, rita, tom, bo)] == [200, 200, 200, 404]


def test_the_leaders_link_shows_every_code_and_nobody_elses_does(ann: Person) -> None:
    group, visits = a_group(ann, 3)
    groups.check_in(group, visits[1:2], by=ann, now=MONDAY_9AM)
    stranger = Client()
    page = words(whole(stranger.get(passes.group_of(visits[0]), {"language": "en"})))
    assert ("1 of 3 arrived" in page, visits[2].shown_code in page, visits[1].shown_code in page) == (True, True, False)
    other = stranger.get(passes.group_of(visits[2]))
    assert (other.status_code, other["Location"]) == (302, passes.path_of(visits[2]))
    assert stranger.get(reverse("visitors:pass_group", args=["1-nothing"])).status_code == 404


def test_those_of_a_group_who_wait_are_one_row_that_opens_and_one_alone_is_not_folded(rita: Person, ann: Person) -> None:
    badges(9)
    staff = Staff(rita)
    group, visits = a_group(ann, 5)
    groups.check_in(group, visits[:1], by=rita, now=MONDAY_9AM)

    def panel() -> str:
        return staff.open("reports:desk").content.decode().partition('aria-labelledby="waiting-title"')[2].partition("</section>")[0]

    assert ("waiting-group-" in panel(), "来宾0" in panel()) == (False, True)
    one = queries(lambda: staff.open("reports:desk"))
    groups.check_in(group, visits[1:4], by=rita, now=MONDAY_9AM)
    shown = panel()
    assert (f'id="waiting-group-{group.pk}"' in shown, "4 people wait" in words(shown), shown.count('class="fd-mins"')) == (True, True, 5)
    assert all(f'id="row-{visit.pk}"' in shown.partition("<details")[2] for visit in visits[:4])
    assert queries(lambda: staff.open("reports:desk")) == one

    Visit.objects.filter(pk=visits[1].pk).update(is_vip=True)  # stands alone, for who knows of it
    assert "3 people wait" in words(panel())
