"""Pages of what is set up for repairs: lists, forms, labels, and the question where a report would go."""

import pytest

from frontdesk.people.models import Person
from repairs.actions import routes, teams
from repairs.models import Category, Membership, Route, Team, Thing
from tests.factories.repairs import a_category, a_route, a_spot, a_team, a_thing
from tests.moments import MONDAY_9AM
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_an_office_begins_with_the_usual_categories_and_changes_one(olga: Person) -> None:
    staff = Staff(olga)
    assert "Begin with the usual ones" in words(staff.open("repairs:category_list"))
    staff.press("repairs:category_usual")
    assert "Put out the wet-floor sign" in words(staff.open("repairs:category_list"))
    water = Category.objects.get(name="水和管道")
    given = {"name": "水", "name_en": "Water", "kind": "building", "position": 1, "icon": "droplet"}
    page = staff.press("repairs:category_edit", water.pk, **given, steps="放牌 | Sign\n放牌 | Again")
    assert (page.status_code, "stands there twice" in words(page)) == (422, True)
    assert staff.press("repairs:category_edit", water.pk, **given, steps="放牌｜Sign").status_code == 302
    water.refresh_from_db()
    assert (water.name, [str(step) for step in water.safety_steps.open()]) == ("水", ["放牌"])


def test_a_label_leads_to_the_report_and_a_closed_or_unknown_one_says_so(ann: Person, olga: Person, client: object) -> None:
    thing = a_thing()
    staff = Staff(ann)
    assert client.get(thing.label_path)["Location"].startswith("/accounts/login/")
    assert staff.open("repairs:thing_page", thing.code)["Location"] == f"/repairs/new/?at={thing.token}"
    page = staff.client.get(f"/p/{a_spot().token}/")
    assert f"/repairs/new/?at={a_spot().token}" in page.content.decode()
    Thing.objects.update(closed_at=MONDAY_9AM, closed_by=olga)
    for token, said in ((thing.token, "is not in use any more"), ("AAAAAAAA", "No thing has this code")):
        gone = staff.open("repairs:thing_page", token)
        assert (gone.status_code, said in words(gone)) == (404, True)


def test_labels_hold_an_address_and_the_code(olga: Person) -> None:
    thing, other = a_thing("打印机"), a_thing("饮水机")
    sheet = words(Staff(olga).client.get("/repairs/things/labels/", {"thing": thing.pk}))
    assert (thing.code in sheet, other.code in sheet) == (True, False)
    roll = words(Staff(olga).client.get("/repairs/things/labels/", {"size": "roll"}))
    assert (thing.code in roll, other.code in roll) == (True, True)


def test_a_member_is_taken_in_with_a_night_shift_and_what_is_wrong_stands_beside_its_day(olga: Person, tom: Person, ann: Person) -> None:
    team, staff = a_team(olga), Staff(olga)
    page = staff.press("repairs:member_new", team.pk, person=ann.pk, day_0="early")
    assert (page.status_code, "Write when it begins and ends" in words(page)) == (422, True)
    page = staff.press("repairs:member_new", team.pk, person=ann.pk)
    assert (page.status_code, "has no role that repairs" in words(page)) == (422, True)
    assert staff.press("repairs:member_new", team.pk, person=tom.pk, skills=[a_category().pk], day_6="22:00-06:00").status_code == 302
    member = Membership.objects.get()
    assert teams.written(teams.shifts_of(member)) == "0 00:00-06:00, 6 22:00-24:00"
    assert "22:00–24:00" in words(staff.open("repairs:team_detail", team.pk))
    assert staff.press("repairs:member_leave", member.pk).status_code == 302
    assert "Nobody yet" in words(staff.open("repairs:team_detail", team.pk))


def test_the_list_of_rules_answers_where_a_report_would_go(olga: Person, tom: Person) -> None:
    house, night = a_team(olga, tom), Team.objects.create(name="夜班", lead=olga)
    a_route(house, category=a_category(), hours="office")
    routes.add({"team": night, "hours": "outside"}, by=olga, now=MONDAY_9AM)
    staff = Staff(olga)

    def answer(at: str) -> str:
        return words(staff.client.get("/repairs/routes/", {"category": a_category().pk, "place": a_spot().pk, "at": at}))

    day, evening = answer("2026-11-23T10:00"), answer("2026-11-23T20:00")
    assert ("nothing accepted yet" in day, "nobody can be asked: the lead is told" in evening) == (True, True)
    Route.objects.all().update(closed_at=MONDAY_9AM, closed_by=olga)
    assert "no rule fits: the admin manager is told" in answer("2026-11-23T10:00")
