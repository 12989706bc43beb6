"""People by file: a preview that changes nothing, a job that a page follows, an end that says what became of it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from frontdesk.office.views import people_import as views
from frontdesk.people import importing as worker
from frontdesk.people.actions import importing
from frontdesk.people.models import Department, PeopleImport, Person, Post
from frontdesk.people.models.people_import import Outcome
from tests.factories.people import PersonFactory
from tests.frontdesk.people.test_importing import somebody, workbook
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
IMPORT, DETAIL, PROGRESS, CONFIRM, EXPORT = (
    f"person_{name}" for name in ("import", "import_detail", "import_progress", "import_confirm", "export")
)


@pytest.fixture
def manager(olga: Person) -> Staff:
    return Staff(olga)


def upload(*rows: dict[str, object]) -> SimpleUploadedFile:
    return SimpleUploadedFile("people.xlsx", workbook(*rows).getvalue())


def previewed(manager: Staff, *rows: dict[str, object]) -> PeopleImport:
    answer = manager.press(IMPORT, file=upload(*rows))
    job = PeopleImport.objects.latest("pk")
    assert answer["Location"] == f"/people/import/{job.pk}/", words(answer)
    return job


def of(person: Person, **changes: object) -> dict[str, object]:
    row = {"staff_number": person.staff_number, "username": person.username, "name": person.name, "name_en": person.name_en}
    row |= {"department": person.department.name, "extension": person.extension, "email": person.email, "language": "zh-hans"}
    return {**row, "stand_in": person.stand_in.staff_number if person.stand_in else "", "roles": "employee", **changes}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_what_the_directory_exports_is_imported_unchanged(ann: Person, bo: Person, olga: Person, rita: Person, language: str) -> None:
    manager = Staff(olga, language)
    answer = manager.open(EXPORT)
    file = answer.getvalue()
    sheet = load_workbook(BytesIO(file)).active
    page = manager.press(IMPORT, file=SimpleUploadedFile("x.xlsx", file))

    heads = [cell.value for cell in sheet[1]]
    wanted = {"en": ["Staff number", "User name", "Name"], "zh-hans": ["工号", "用户名", "姓名"]}[language]
    assert (heads[:3], sheet.max_row - 1, "people.xlsx" in answer["Content-Disposition"]) == (wanted, Person.objects.count(), True)
    assert page.status_code == 302, words(page)
    job = PeopleImport.objects.get()
    assert (page["Location"], job.total, job.unchanged) == (job.get_absolute_url(), 0, Person.objects.count())
    shown = manager.open(DETAIL, job.pk)
    assert ("what is known already" in words(shown) or "无需导入" in words(shown), "/confirm/" in str(shown.content)) == (True, False)


def test_the_export_holds_what_the_list_shows(ann: Person, bo: Person, manager: Staff) -> None:
    for query, names in (({"q": "anran"}, ["安然"]), ({"state": "retired"}, []), ({"department": ann.department_id}, ["安然", "薄岩"])):
        sheet = load_workbook(BytesIO(manager.open(EXPORT, **query).getvalue())).active
        assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == names


def test_the_export_asks_as_much_for_thirty_people_as_for_one(ann: Person, manager: Staff) -> None:
    few = queries(lambda: manager.open(EXPORT))
    for _number in range(29):
        PersonFactory(stand_in=ann, roles=["employee", "archivist"])
    assert queries(lambda: manager.open(EXPORT)) == few


def test_a_file_is_seen_confirmed_followed_and_done(ann: Person, olga: Person, manager: Staff, product: Department) -> None:
    rows = (somebody(1, department="产品部", roles=""), of(ann, title="首席", roles="员工、档案员", extension=""))
    job = previewed(manager, *rows)
    page = manager.open(DETAIL, job.pk)
    assert (Person.objects.filter(username="n1").exists(), "Whoever is not in the file is left alone." in words(page)) == (False, True)
    assert "1 new colleagues 1 change 0 stay as they are" in words(page)
    assert "新人1 N00001 new User name n1 Department Product Roles employee" in words(page)
    assert "Job title nothing → 首席 Extension 8021 → nothing Roles employee → employee, archivist" in words(page)

    done = manager.press(CONFIRM, job.pk)
    waiting = manager.open(PROGRESS, job.pk)
    assert (done["Location"], "Waits for the worker 0 / 2" in words(waiting), 'hx-trigger="every 1s"' in str(waiting.content)) == (
        job.get_absolute_url(),
        True,
        True,
    )
    worker.claim(job.pk, now=MONDAY_9AM)
    PeopleImport.objects.filter(pk=job.pk).update(done=1)
    assert "Being worked out 1 / 2" in words(manager.open(PROGRESS, job.pk))
    assert "See how far it is" in words(manager.open(IMPORT))

    assert worker.work(job.pk, clock=lambda: MONDAY_9AM + 2 * MINUTE)
    over = manager.open(PROGRESS, job.pk)
    assert ("Imported 1 new colleague · 1 changed · 0 unchanged" in words(over), "hx-trigger" in str(over.content)) == (True, False)
    ann.refresh_from_db()
    assert (ann.title, Person.objects.get(username="n1").department, ann.posts.count()) == ("首席", product, 2)
    assert "people imported" in words(manager.open("journal_list")).lower()


def test_a_file_with_wrong_cells_changes_nothing_keeps_nothing_and_names_them(ann: Person, manager: Staff) -> None:
    page = manager.press(IMPORT, file=upload(somebody(1, mobile="12", roles="king"), of(ann, username="other")))

    said = words(page)
    assert (page.status_code, PeopleImport.objects.exists()) == (422, False)
    for line in (
        "People, row 2, column H 12 A mobile",
        "People, row 2, column L king “king” is no role",
        "row 3, column B other Ann An logs",
    ):
        assert line in said, said


def test_of_very_many_wrong_cells_the_first_are_shown(manager: Staff) -> None:
    page = manager.press(IMPORT, file=upload(*(somebody(number, mobile="12") for number in range(views.MOST_PROBLEMS + 7))))

    assert (page.content.decode().count("A mobile has 11 digits"), "and 7 more" in words(page)) == (views.MOST_PROBLEMS, True)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (SimpleUploadedFile("x.xlsx", b"Name,Mobile"), "This is not an .xlsx file."),
        (SimpleUploadedFile("x.xlsx", b""), "The file is empty."),
        (None, "Choose a file."),
    ],
)
def test_a_file_that_is_none_is_refused_beside_its_field(manager: Staff, file: SimpleUploadedFile | None, told: str) -> None:
    if file:
        file.seek(0)
    page = manager.press(IMPORT, **({"file": file} if file else {}))
    assert (page.status_code, told in words(page), list(page.context["form"].errors)) == (422, True, ["file"])


def test_a_long_preview_has_pages_and_asks_the_same_for_each(manager: Staff) -> None:
    one = previewed(manager, somebody(1))
    few = queries(lambda: manager.open(DETAIL, one.pk))
    many = previewed(manager, *(somebody(number) for number in range(120)))
    pages = [words(manager.open(DETAIL, many.pk, page=page)) for page in (1, 3, 99)]

    assert ["1–50 of 120" in pages[0], "101–120 of 120" in pages[1], "101–120 of 120" in pages[2]] == [True] * 3
    assert queries(lambda: manager.open(DETAIL, many.pk)) <= few <= 8


def test_an_old_preview_is_not_shown_and_not_confirmed(manager: Staff, at: object) -> None:
    job = previewed(manager, somebody(1))
    at(MONDAY_9AM + HOUR + MINUTE)

    page, answer = manager.open(DETAIL, job.pk), manager.press(CONFIRM, job.pk)
    assert ("older than an hour" in words(page), "新人1" in words(page)) == (True, False)
    assert (answer["Location"], PeopleImport.objects.owed(MONDAY_9AM + HOUR).exists()) == ("/people/import/", False)


@pytest.mark.parametrize(
    ("outcome", "data", "told"),
    [
        (Outcome.REFUSED, {"refusal": "Row 3: <b> has left."}, "Nothing was imported Row 3: <b> has left."),
        (Outcome.REFUSED, {}, "not so any more"),
        (Outcome.FAILED, {}, "tried three times"),
        (Outcome.EXPIRED, {}, "not taken over in time"),
    ],
)
def test_an_end_that_is_none_says_why_and_what_to_do(manager: Staff, outcome: str, data: dict[str, str], told: str) -> None:
    job = previewed(manager, somebody(1))
    PeopleImport.objects.filter(pk=job.pk).update(confirmed_at=MONDAY_9AM, ended_at=MONDAY_9AM, outcome=outcome, data=data)

    page = words(manager.open(DETAIL, job.pk))
    assert (told in page, "Upload a file" in page) == (True, True)


def test_another_manager_s_file_does_not_exist_and_a_lost_right_closes_one_s_own(olga: Person, manager: Staff) -> None:
    other = Staff(PersonFactory(roles=["admin_manager"]))
    job = previewed(manager, somebody(1))
    assert [other.open(DETAIL, job.pk).status_code, other.press(CONFIRM, job.pk).status_code] == [404, 404]

    importing.confirm(job, by=olga, now=MONDAY_9AM)
    Post.objects.filter(person=olga).delete()
    assert (manager.open(DETAIL, job.pk).status_code, worker.work(job.pk, clock=lambda: MONDAY_9AM)) == (403, True)
    assert (PeopleImport.objects.get(pk=job.pk).outcome, Person.objects.filter(username="n1").exists()) == (Outcome.REFUSED, False)


def test_only_the_manager_sees_the_buttons(ann: Person, bo: Person, manager: Staff) -> None:
    buttons = [
        ("/people/import/" in page, "/people/export/" in page)
        for page in (str(Staff(bo).open("person_list").content), str(manager.open("person_list").content))
    ]
    assert buttons == [(False, False), (True, True)]
