"""Doors of the shared part and of the pages across areas."""

from django.utils import timezone

from frontdesk.files.actions import attach
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.actions import importing, invitations
from frontdesk.people.models import Absence, DutyContact, Person
from frontdesk.people.models.duty_contact import Duty
from frontdesk.people.permissions import Role
from frontdesk.people.plan import Plan
from frontdesk.places.models import Place
from frontdesk.todos.models import Todo
from frontdesk.web.public import PUBLIC
from reports.models import Handover
from tests.factories.places import a_place
from tests.factories.visitors import arrived_visit
from tests.matrix.rows import ANYBODY, BOARD, DESK, MANAGER, NOBODY, PUBLIC_ROW, STAFF, Row, change, page, record, step
from tests.moments import MONDAY_9AM
from tests.sample_files import TEXT, taken
from visitors.models import Visit

PAGES: dict[str, Row] = {
    **dict.fromkeys([*PUBLIC, "account_signup"], PUBLIC_ROW),
    "reports:my_day": page(ANYBODY),
    "reports:desk": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    "reports:desk_live": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    **dict.fromkeys(["reports:handover", "reports:handover_detail", "reports:handover_list"], page(BOARD)),
    **dict.fromkeys(["reports:handover_take", "reports:handover_withdraw"], step(BOARD)),
    **dict.fromkeys(["reports:month", "reports:trend", "reports:departments", "reports:month_export"], page(MANAGER)),
    "theme_choose": step(ANYBODY),
    "company_settings": page(MANAGER),
    "inbox": page(ANYBODY),
    "inbox_count": page(ANYBODY),
    "inbox_read": step(ANYBODY),
    "inbox_open": Row("POST", gate=ANYBODY, own=STAFF),  # without a role one may not read of visits any more
    "person_find": page(STAFF),
    "todo_list": page(STAFF),
    "todo_rates": page(MANAGER),
    "todo_detail": record(STAFF, others=MANAGER),
    **dict.fromkeys(["todo_tick", "todo_untick", "todo_pause", "todo_resume", "todo_decide"], change(STAFF, others=NOBODY)),
    "todo_hand_over": change(STAFF, others=MANAGER),
    "absence_list": page(STAFF),
    "absence_end": change(STAFF, others=NOBODY),
    "rule_list": page(MANAGER),
    "rule_timeline": page(MANAGER),
    "rule_detail": page(MANAGER),
    "rule_change": page(MANAGER),
    "rule_restore": page(MANAGER, version="0"),
    "rule_pause": page(MANAGER),
    "rule_resume": page(MANAGER),
    "rule_run": page(MANAGER),
    "rule_dry_run": page(MANAGER),
    "workday_year": page(STAFF),
    "workday_export": page(STAFF),
    "workday_hours": page(MANAGER),
    "workday_import": page(MANAGER),
    "workday_day": page(MANAGER),
    "workday_status": step(MANAGER, year="2026", status="official"),
    "place_list": page(STAFF),
    "place_page": page(STAFF),
    "place_labels": page(MANAGER),
    "place_new": page(MANAGER),
    "place_edit": page(MANAGER),
    "place_close": step(MANAGER),
    "place_reopen": step(MANAGER),
    "journal_list": page(MANAGER),
    "journal_export": page(MANAGER),
    "journal_check": step(MANAGER),
    "journal_check_go_on": step(MANAGER),
    "search": page(STAFF),
    "search_box": page(STAFF),
    "file_add": record(STAFF, others=DESK),
    "file_download": Row("GET", gate=STAFF, own=STAFF, other=DESK),
    "file_remove": change(STAFF, others=DESK),
    "file_put_back": change(STAFF, others=DESK),
    "person_list": page(STAFF),
    "person_detail": page(STAFF),
    "person_export": page(MANAGER),
    "person_import": page(MANAGER),
    "person_import_detail": record(MANAGER, others=NOBODY),
    "person_import_progress": Row("GET", gate=MANAGER, own=MANAGER),
    "person_import_confirm": change(MANAGER, others=NOBODY),
    "person_me": page(STAFF),
    "role_list": page(STAFF),
    "department_list": page(STAFF),
    "duty_list": page(ANYBODY),
    **dict.fromkeys(["person_new", "person_edit", "person_retire"], page(MANAGER)),
    **dict.fromkeys(["person_bring_back", "person_invite", "person_give_role", "person_take_role"], step(MANAGER, role="employee")),
    **dict.fromkeys(["department_new", "department_edit", "duty_new", "duty_edit"], page(MANAGER)),
    **dict.fromkeys(["department_head", "department_close", "department_reopen", "duty_remove"], step(MANAGER)),
    "my_notices": page(ANYBODY),
    "my_notices_mute": step(ANYBODY),
    "notice_log": page(MANAGER),
    "notice_resend": step(MANAGER),
    "notice_test": step(MANAGER, channel="mail"),
    "notice_text_list": page(MANAGER),
    "notice_text_edit": page(MANAGER),
    "notice_text_preview": step(MANAGER),
    "notice_text_restore": step(MANAGER),
}

# May know of it, must not do it: told so, rather than that there is nothing.
KNOWN = {(name, "admin_manager") for name in ("todo_tick", "todo_untick", "todo_pause", "todo_resume", "todo_decide")}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A record of each kind that belongs to this person, as arguments of addresses."""
    visit = Visit.objects.filter(host=person, arrived_at__isnull=False).first() or arrived_visit(person, name=f"guest of {person.pk}")
    monday = MONDAY_9AM.date()
    stand_in = Person.objects.exclude(pk=person.pk).order_by("pk").last() or person
    absence = Absence.objects.create(
        person=person, stand_in=stand_in, from_on=monday, until_on=monday, announced_at=MONDAY_9AM, announced_by=person
    )
    notice = Notice.objects.filter(channel=Channel.INBOX, reader=person).first()
    manager = Person.objects.filter(posts__role=Role.ADMIN_MANAGER).first()
    place = Place.objects.first() or a_place(person)
    handover, _is_new = Handover.objects.open().get_or_create(defaults={"given_at": MONDAY_9AM, "given_by": person})
    return {
        "place_": {"kind": "site", "pk": place.floor.site_id, "token": place.token},
        "person_import_": {"pk": importing.show(Plan("People"), by=person, now=timezone.now()).pk},
        "person_": {"pk": person.pk},
        "department_": {"pk": person.department_id},
        "duty_": {"pk": DutyContact.objects.get_or_create(duty=Duty.SECURITY, outside_number="021 5555 8110")[0].pk},
        "invitation_": {"token": invitations.invite(person, by=person, now=timezone.now())},
        "file_add": {"kind": "visitors.visit", "pk": visit.pk},
        "file_": {"pk": attach(visit, [taken(TEXT, "list.txt")], by=manager or person, now=MONDAY_9AM)[0].pk},
        "reports:handover_": {"pk": handover.pk},
        "todo_": {"pk": Todo.objects.get(promise="visitors.host_answer", subject_id=visit.pk, holder=person).pk},
        "absence_": {"pk": absence.pk},
        "inbox_": {"pk": notice.pk if notice else 0},
        "notice_text_": {"kind": "visitors.visit_thanks", "language": "en"},
        "rule_": {"name": "visitors.visit_thanks"},
        "workday_day": {"day": "2026-10-01"},
    }


def plant(many: int, person: Person) -> None:
    """So many shifts that were handed over and taken over."""
    now, other = timezone.now(), Person.objects.exclude(pk=person.pk).order_by("pk").first()
    given = {"given_at": now, "given_by": person, "taken_at": now, "taken_by": other}
    Handover.objects.bulk_create([Handover(**given) for _number in range(many)])
