"""Files on pages: who adds, who reads and who does not, how they are sent, and what a refusal says."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.limits.actions import change
from frontdesk.people.models import Department, Person, Post
from frontdesk.people.permissions import Role
from frontdesk.web import files as web_files
from frontdesk.web.gate import KIOSK_COOKIE
from frontdesk.web.limits import FileLimits
from frontdesk.web.once import new_key
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit, paired_kiosk
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.sample_files import GB_TEXT, HEIC, PDF, TEXT, archive, empty_the_store, picture, taken, upload
from tests.staff import Staff, words
from visitors.actions.forgetting import forget_visits
from visitors.models import Visit

pytestmark = pytest.mark.django_db
KIND = "visitors.visit"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()
    empty_the_store()


@pytest.fixture
def visit(ann: Person) -> Visit:
    return expected_visit(ann)


@pytest.fixture
def dora(product: Department) -> Person:
    """A colleague who has nothing to do with the visit."""
    return PersonFactory(username="dora", name="杜若", department=product, roles=[Role.EMPLOYEE])


def body(response: HttpResponse) -> bytes:
    """All that was sent; reading it to the end closes the file."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def add(who: Person, visit: Visit, *uploads: object, **given: object) -> HttpResponse:
    return Staff(who).press("file_add", KIND, visit.pk, uploads=list(uploads), **given)


def test_the_host_adds_a_photo_and_a_paper_and_finds_them_on_the_visits_page(visit: Visit, ann: Person) -> None:
    host = Staff(ann)

    answer = host.press("file_add", KIND, visit.pk, uploads=[upload(HEIC, "IMG_0001.HEIC"), upload(PDF, "合同.pdf")])

    assert (answer.status_code, answer["Location"]) == (302, f"{visit.get_absolute_url()}#files")
    assert host.told(answer) == ["2 files added."]
    page = host.open("visitors:visit_detail", visit.pk)
    for name in ("IMG_0001.jpg", "合同.pdf", "Ann An", "Add files"):
        assert name in words(page)


def test_a_double_click_and_a_retried_upload_add_a_file_once(visit: Visit, ann: Person) -> None:
    key = new_key()

    answers = [add(ann, visit, upload(picture()), once=key) for _ in range(3)]

    assert ([(each.status_code, each["Location"]) for each in answers]) == [(302, f"{visit.get_absolute_url()}#files")] * 3
    assert Attachment.objects.count() == 1


def test_who_may_read_a_file_is_who_sees_the_visit_at_this_moment(
    visit: Visit, ann: Person, rita: Person, olga: Person, bo: Person, tom: Person, charlie: Person, dora: Person
) -> None:
    [kept] = attach(visit, [taken(PDF, "a.pdf")], by=ann, now=MONDAY_9AM)
    path = reverse("file_download", args=[kept.pk])

    def answers() -> dict[str, int]:
        found = {}
        for who in (ann, rita, olga, bo, tom, dora, charlie):
            answer = Staff(who).client.get(path)
            found[who.username] = answer.status_code
            body(answer)
        return found

    before = answers()
    stranger, kiosk = Client(), Client()
    kiosk.force_login(rita)
    kiosk.cookies[KIOSK_COOKIE] = paired_kiosk()[1]
    outside = (stranger.get(path)["Location"].startswith("/accounts/login/"), kiosk.get(path).status_code)
    Post.objects.filter(person=rita).delete()
    Visit.objects.filter(pk=visit.pk).update(host=dora, created_by=dora)
    after = answers()
    forget_visits(Visit.objects.filter(pk=visit.pk), now=timezone.now())

    assert before == {"ann": 200, "rita": 200, "olga": 200, "bo": 200, "tom": 200, "dora": 404, "charlie": 403}
    assert outside == (True, 403)
    assert after == {"ann": 404, "rita": 403, "olga": 200, "bo": 200, "tom": 404, "dora": 200, "charlie": 403}
    assert answers() == {"ann": 404, "rita": 403, "olga": 404, "bo": 404, "tom": 404, "dora": 404, "charlie": 403}


def test_who_may_change_the_files_of_a_visit(
    visit: Visit, ann: Person, rita: Person, olga: Person, bo: Person, tom: Person, charlie: Person, dora: Person
) -> None:
    [kept] = attach(visit, [taken(PDF, "a.pdf")], by=ann, now=MONDAY_9AM)
    found = {}
    for who in (bo, tom, dora, charlie, ann, rita, olga):
        staff = Staff(who)
        opened = staff.open("file_add", KIND, visit.pk).status_code
        added = add(who, visit, upload(TEXT, "note.txt")).status_code
        found[who.username] = (opened, added, "Add files" in words(staff.open("visitors:visit_detail", visit.pk)))
    removed = {who.username: Staff(who).press("file_remove", kept.pk).status_code for who in (dora, bo, charlie, rita)}

    assert found == {
        **dict.fromkeys(("bo", "tom"), (403, 403, False)),
        "dora": (404, 404, False),
        "charlie": (403, 403, False),
        **dict.fromkeys(("ann", "rita", "olga"), (200, 302, True)),
    }
    assert removed == {"dora": 404, "bo": 403, "charlie": 403, "rita": 302}
    assert Staff(ann).open("file_download", kept.pk).status_code == 404


def test_a_file_of_no_record_or_of_a_kind_without_files_is_not_found(ann: Person, visit: Visit) -> None:
    staff = Staff(ann)
    paths = [f"/files/{KIND}/999/add/", f"/files/people.person/{ann.pk}/add/", "/files/x/1/add/", "/files/999/"]

    assert [staff.client.get(path).status_code for path in paths] == [404] * 4


def test_how_a_file_is_sent(visit: Visit, ann: Person) -> None:
    kept = attach(
        visit,
        [taken(PDF, "合同 甲.pdf"), taken(picture(), "photo.jpg"), taken(picture("PNG"), "a.png"), taken(GB_TEXT, "单.csv")],
        by=ann,
        now=MONDAY_9AM,
    )
    sent = [Staff(ann).open("file_download", each.pk) for each in kept]

    assert [answer["Content-Type"] for answer in sent] == ["application/pdf", "image/jpeg", "image/png", "text/csv"]
    assert [answer["Content-Disposition"] for answer in sent] == [
        f"attachment; filename*=utf-8''{quote('合同 甲.pdf')}",
        'inline; filename="photo.jpg"',
        'inline; filename="a.png"',
        f"attachment; filename*=utf-8''{quote('单.csv')}",
    ]
    for answer, each in zip(sent, kept, strict=True):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert (answer["Content-Length"], len(body(answer))) == (str(each.size), each.size)


def test_no_address_leads_past_the_permission(visit: Visit, ann: Person) -> None:
    [kept] = attach(visit, [taken(PDF, "a.pdf")], by=ann, now=MONDAY_9AM)
    staff = Staff(ann).client

    tries = [f"/media/{kept.stored_as}", f"/{kept.stored_as}", f"/static/{kept.stored_as}", f"/static/../media/{kept.stored_as}"]

    assert [staff.get(path).status_code for path in tries] == [404] * 4


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"<svg onload=alert(1)>", "logo.png", "web page or a drawing in SVG"),
        (b"MZ\x90" + bytes(100), "setup.pdf", "This is a program"),
        (archive(), "photos.zip", "Unpack it"),
        (picture()[:200], "photo.jpg", "The picture is damaged"),
        (b"", "empty.txt", "The file is empty."),
    ],
)
def test_a_refusal_says_in_words_what_to_do_and_nothing_is_kept(visit: Visit, ann: Person, data: bytes, name: str, said: str) -> None:
    answer = add(ann, visit, upload(data, name))

    assert (answer.status_code, said in words(answer), Attachment.objects.count()) == (422, True, 0)


def test_of_several_files_one_bad_one_is_named_and_none_is_kept(visit: Visit, ann: Person) -> None:
    answer = add(ann, visit, upload(PDF, "good.pdf"), upload(b"MZ" + bytes(90), "bad.pdf"))

    assert (answer.status_code, "“bad.pdf”: This is a program" in words(answer), Attachment.objects.count()) == (422, True, 0)


def test_nothing_chosen_and_too_many_chosen_are_said(visit: Visit, ann: Person) -> None:
    nothing = add(ann, visit)
    eleven = add(ann, visit, *[upload(TEXT, f"{number}.txt") for number in range(11)])

    assert (nothing.status_code, "Choose a file." in words(nothing)) == (422, True)
    assert (eleven.status_code, "Add up to 10 files at once." in words(eleven)) == (422, True)


def test_the_manager_sets_how_large_a_file_may_be(visit: Visit, ann: Person, olga: Person) -> None:
    large = PDF.replace(b"endobj", b"endobj\n%" + b"x" * (1024 * 1024))
    before = add(ann, visit, upload(large, "a.pdf")).status_code
    change(FileLimits, values={"largest": 1}, by=olga, now=timezone.now())

    answer = add(ann, visit, upload(large, "a.pdf"))

    assert (before, answer.status_code, "larger than 1 MB" in words(answer)) == (302, 422, True)


def test_who_adds_very_many_files_waits_a_minute(visit: Visit, ann: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_files, "A_MINUTE", 2)

    answers = [add(ann, visit, upload(TEXT, "note.txt")).status_code for _ in range(3)]

    assert answers == [302, 302, 422]


def test_a_post_larger_than_any_form_is_refused_before_it_is_read(visit: Visit, ann: Person) -> None:
    path, stranger = reverse("file_add", args=[KIND, visit.pk]), Client()

    class Unread:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    def said_to_be(size: int, client: Client, to: str) -> HttpResponse:
        environ = {"CONTENT_LENGTH": str(size), "wsgi.input": Unread()}
        return client.generic("POST", to, b"", "multipart/form-data; boundary=x", **environ)

    answer = said_to_be(101 * 1024 * 1024, Staff(ann).client, path)
    outside = said_to_be(3 * 1024 * 1024, stranger, "/accounts/login/")

    assert (answer.status_code, "larger than 100 MB" in words(answer), outside.status_code) == (413, True, 413)


def test_a_removed_file_comes_back_by_the_toast(visit: Visit, ann: Person) -> None:
    [kept] = attach(visit, [taken(PDF, "合同.pdf")], by=ann, now=MONDAY_9AM)
    staff = Staff(ann)

    removed = staff.press("file_remove", kept.pk)
    told = staff.told(removed)
    gone = staff.open("file_download", kept.pk).status_code
    back = staff.told(staff.press("file_put_back", kept.pk))
    found = staff.open("file_download", kept.pk)

    assert (told, gone, back, body(found)) == (["“合同.pdf” is removed."], 404, ["“合同.pdf” is back."], PDF)


def test_a_file_whose_bytes_are_gone_is_not_found_and_breaks_nothing(visit: Visit, ann: Person) -> None:
    [kept] = attach(visit, [taken(PDF, "a.pdf")], by=ann, now=MONDAY_9AM)
    default_storage.delete(kept.stored_as)

    assert Staff(ann).open("file_download", kept.pk).status_code == 404


def test_a_visit_with_thirty_files_asks_the_database_as_often_as_one_with_one(visit: Visit, ann: Person) -> None:
    staff = Staff(ann)
    attach(visit, [taken(TEXT, "note.txt")], by=ann, now=MONDAY_9AM)
    one = queries(lambda: staff.open("visitors:visit_detail", visit.pk))
    attach(visit, [taken(TEXT, f"{number}.txt") for number in range(29)], by=ann, now=MONDAY_9AM)

    assert queries(lambda: staff.open("visitors:visit_detail", visit.pk)) == one


def test_a_download_asks_little(visit: Visit, ann: Person) -> None:
    [kept] = attach(visit, [taken(TEXT, "note.txt")], by=ann, now=MONDAY_9AM)
    staff = Staff(ann)

    assert queries(lambda: body(staff.open("file_download", kept.pk))) == 4  # session, person, file, visit
