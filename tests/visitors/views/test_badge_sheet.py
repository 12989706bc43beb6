"""The sheet of badges: which are on it, what they say, what is never printed, and why a second print is asked for its reason."""

import pytest

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.models import BadgePrint, Visit, VisitGroup, VisitorType
from visitors.views.badge_cards import TEMPLATES, fit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
SHEET, PRINT = "visitors:badge_sheet", "visitors:badge_print"


def test_a_badge_speaks_the_visitor_s_language_and_never_says_the_purpose(rita: Person, ann: Person) -> None:
    badges(2)
    kind = VisitorType.objects.create(
        code="fitter", name="施工单位", name_en="Works crew", areas="机房", areas_en="Plant room", needs_escort=True
    )
    here, abroad = arrived_visit(ann), arrived_visit(ann, name="Eva Stone", language="en", purpose="maintenance")
    Visit.objects.update(visitor_type=kind)
    page = Staff(rita).open(SHEET, visit=[here.pk, abroad.pk])
    said, html = words(page), page.content.decode()
    for word in ("施工单位", "机房", "安然，产品部", "A001", "Works crew", "Plant room", "Ann An, Product", "A002", "Eva Stone"):
        assert word in said
    assert ("maintenance" in said.lower(), 'lang="en"' in html, html.count('class="fd-qr"')) == (False, True, 2)


@pytest.mark.parametrize(("state", "is_there"), [("expected", True), ("waiting", True), ("left", False), ("cancelled", False)])
def test_only_who_is_here_or_expected_has_a_badge_to_print(rita: Person, ann: Person, state: str, is_there: bool) -> None:
    visit = expected_visit(ann)
    if state == "cancelled":
        visits.cancel(visit, by=ann, now=MONDAY_9AM)
    elif state != "expected":
        visits.check_in(visit, now=MONDAY_9AM)
    if state == "left":
        visits.check_out(visit, by=rita, now=MONDAY_9AM)
    assert ("No badge to print" not in words(Staff(rita).open(SHEET, visit=visit.pk))) is is_there


def test_a_group_is_printed_at_once_in_as_many_questions_as_one(rita: Person, ann: Person) -> None:
    group = VisitGroup.objects.create(title="参观团", host=ann, expected_at=MONDAY_9AM, created_at=MONDAY_9AM, created_by=ann)
    staff, first = Staff(rita), expected_visit(ann)
    Visit.objects.update(group=group)
    assert "1 badge" in words(staff.open(SHEET, group=group.pk))
    one = queries(lambda: staff.open(SHEET, group=group.pk))
    for number in range(11):
        expected_visit(ann, name=f"团员{number}", phone=f"1390000{number:04d}")
    Visit.objects.update(group=group)
    page = staff.open(SHEET, group=group.pk, size="a4")
    assert (page.content.decode().count("bc-sheet"), first.name in words(page)) == (2, True)
    assert queries(lambda: staff.open(SHEET, group=group.pk)) == one


def test_each_print_is_noted_and_the_second_needs_a_reason(rita: Person, ann: Person) -> None:
    visit, staff = arrived_visit(ann), Staff(rita)
    assert "now=1" in staff.press(PRINT, visit=visit.pk, size="86x54")["Location"]
    assert "Printing it again needs a reason." in words(staff.open(SHEET, visit=visit.pk))
    for given in ({}, {"reason": "other"}, {"reason": "nonsense"}):
        refused = staff.press(PRINT, visit=visit.pk, size="86x54", **given)
        assert (refused.status_code, BadgePrint.objects.count()) == (422, 1)
    assert staff.press(PRINT, visit=visit.pk, size="86x54", reason="other", words="torn").status_code == 302
    assert list(BadgePrint.objects.values_list("size", "reason", "printed_by")) == [("86x54", "", rita.pk), ("86x54", "torn", rita.pk)]
    page = words(staff.open("visitors:visit_detail", visit.pk))
    assert ("Print again" in page, "Rita Lin: torn" in page) == (True, True)


@pytest.mark.parametrize("asked", [{}, {"visit": "x"}, {"group": "9" * 30}, {"visit": "9999999", "size": "letter"}])
def test_what_names_no_badge_says_so(rita: Person, asked: dict[str, str]) -> None:
    assert "No badge to print" in words(Staff(rita).open(SHEET, **asked))


def test_each_browser_remembers_its_printer_and_may_try_it(rita: Person) -> None:
    staff = Staff(rita)
    assert "badge_100x62.css" in staff.open(SHEET, test=1).content.decode()
    assert "badge_86x54.css" in staff.open(SHEET, test=1, size="86x54").content.decode()
    assert "badge_86x54.css" in staff.open(SHEET, test=1).content.decode()
    assert "--kiosk-printing" in words(staff.open(SHEET, test=1))


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_name_takes_the_largest_letters_that_fit_and_only_what_nobody_is_called_is_cut(template) -> None:
    box = template.boxes["name"]
    steps = [fit(name, box).step for name in ("李", "欧阳明月", "欧阳明月欧阳明月欧阳", "欧阳上官司马诸葛皇甫尉迟公孙慕容令狐宇文")]
    assert (steps, steps[0]) == (sorted(steps), 1)
    for name in ("欧阳上官司马诸葛皇甫尉迟公孙慕容令狐宇文", "M" * 60, "Wilhelmina Maximiliana von Hohenzollern-Sigmaringen-Wittelsb"):
        assert fit(name, box).words == name
    assert fit("文" * 120, box).words.endswith("…")
