"""Who may come in where: every address of the product, in a table that an auditor can read.

A row says which methods the address knows, whom its gate lets through, and of those who reaches their own records and who reaches
another's; the rest is told `refusal`: hidden (404, nothing is learned) or no (403, it is known that the record exists).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
from tests.factories.places import a_place
from tests.factories.visitors import (
    a_group,
    a_message,
    a_pass,
    a_refusal,
    a_sampled_record,
    a_watch_entry,
    an_outcome,
    arrived_visit,
    asked_to_come,
    paired_kiosk,
)
from tests.moments import MONDAY_9AM
from tests.sample_files import TEXT, taken
from visitors import passes
from visitors.actions import register, roll_call
from visitors.models import Badge, VisitGroup, VisitorType

NOBODY: frozenset[str] = frozenset()
STAFF = frozenset(Role.values)  # everybody with a role
ANYBODY = STAFF | {"no role"}  # everybody with a log-in
MANAGER = frozenset({Role.ADMIN_MANAGER.value})
DESK = MANAGER | {Role.RECEPTIONIST.value}
BOARD = DESK | {Role.ADMIN_CLERK.value}
MARSHALS = BOARD | {Role.DEPARTMENT_HEAD.value}


@dataclass(frozen=True)
class Row:
    """One address; `data` is what a POST must hold to be answered at all."""

    methods: str = "GET POST"  # a page that is only read answers a POST as it answers a GET
    gate: frozenset[str] = NOBODY
    own: frozenset[str] = NOBODY
    other: frozenset[str] = NOBODY
    refusal: str = "hidden"
    data: Mapping[str, str] = field(default_factory=dict)
    is_public: bool = False


def page(gate: frozenset[str], **data: str) -> Row:
    """Whoever passes the gate is in."""
    return Row(gate=gate, own=gate, other=gate, data=data)


def step(gate: frozenset[str], **data: str) -> Row:
    """The same, by POST only."""
    return Row("POST", gate=gate, own=gate, other=gate, data=data)


def record(gate: frozenset[str], *, others: frozenset[str]) -> Row:
    """Everybody with a gate sees their own; another's is seen by some, and for the rest it does not exist."""
    return Row(gate=gate, own=gate, other=others)


def change(gate: frozenset[str], *, others: frozenset[str], refusal: str = "hidden") -> Row:
    """The same, by POST only."""
    return Row("POST", gate=gate, own=gate, other=others, refusal=refusal)


PUBLIC_ROW = Row(is_public=True)
PAGES: dict[str, Row] = {
    **dict.fromkeys([*PUBLIC, "account_signup"], PUBLIC_ROW),
    "reports:my_day": page(ANYBODY),
    "reports:desk": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    "reports:desk_live": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    "visitors:visit_list": page(STAFF),
    "visitors:visit_export": page(STAFF),
    "visitors:visit_new": page(STAFF),
    "visitors:visit_walk_in": page(DESK),
    "visitors:type_list": page(MANAGER),
    "visitors:type_new": page(MANAGER),
    "visitors:type_edit": page(MANAGER),
    "visitors:type_retire": step(MANAGER),
    "visitors:type_put_back": step(MANAGER),
    "visitors:visit_known": page(STAFF),
    "visitors:visit_day_off": page(STAFF),
    "visitors:visit_clear": change(STAFF, others=DESK),
    "visitors:visit_decline": change(STAFF, others=DESK),
    "visitors:visit_detail": record(STAFF, others=DESK),
    "visitors:visit_pane": record(STAFF, others=DESK),
    "visitors:visit_answer": record(STAFF, others=DESK),
    "visitors:visit_accept": record(STAFF, others=DESK),
    **dict.fromkeys(["visitors:request_list", "visitors:request_export", "visitors:request_new", "visitors:request_detail"], page(DESK)),
    **dict.fromkeys(["visitors:request_host", "visitors:request_close", "visitors:request_checking", "visitors:request_told"], step(DESK)),
    "visitors:visit_check_in": step(DESK),
    "visitors:visit_lend_badge": step(DESK),
    "visitors:visit_let_in": step(DESK),
    "visitors:visit_check_out": change(STAFF, others=DESK),
    "visitors:waiting_list": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    "visitors:waiting_live": Row("GET", gate=BOARD, own=BOARD, other=BOARD),
    **dict.fromkeys([f"visitors:visit_{verb}" for verb in ("wish", "serve", "escort", "bring", "take_out", "badge_back")], step(DESK)),
    **dict.fromkeys([f"visitors:visit_{verb}" for verb in ("step_out", "come_back", "set_left")], change(STAFF, others=DESK)),
    "visitors:visit_leave": record(STAFF, others=DESK),
    "visitors:visit_turn_away": step(DESK),
    "visitors:visit_cancel": change(STAFF, others=DESK),
    "visitors:visit_undo": change(STAFF, others=DESK),
    "visitors:visit_forget": page(MANAGER),
    **dict.fromkeys(["visitors:visit_hold", "visitors:visit_release"], step(MANAGER, reason="x")),
    "visitors:register_list": page(MANAGER),
    "visitors:register_download": step(MANAGER),
    "visitors:visit_thanked": change(STAFF, others=DESK),
    "reports:month": page(MANAGER),
    "visitors:accuracy_list": page(MANAGER),
    "visitors:accuracy_tick": step(MANAGER),
    "visitors:outcome_new": record(STAFF, others=DESK),
    "visitors:outcome_nothing": change(STAFF, others=DESK),
    "visitors:outcome_detail": record(STAFF, others=DESK),
    "visitors:message_list": page(STAFF),
    "visitors:message_export": page(STAFF),
    "visitors:message_new": page(BOARD),
    "visitors:message_detail": record(STAFF, others=BOARD),
    "visitors:message_read": change(STAFF, others=NOBODY),
    "visitors:message_follow_up": change(STAFF, others=BOARD),
    "visitors:visit_identify": step(DESK, proof="id_card"),
    "visitors:visit_decide": step(DESK, may_enter="yes"),
    **dict.fromkeys(["visitors:watch_list", "visitors:watch_new", "visitors:watch_detail", "visitors:watch_forget"], page(MANAGER)),
    "visitors:watch_end": step(MANAGER),
    **dict.fromkeys([f"visitors:refusal_{name}" for name in ("list", "export", "new", "detail")], page(DESK)),
    **dict.fromkeys(["visitors:group_list", "visitors:group_list_export", "visitors:group_new", "visitors:group_template"], page(STAFF)),
    "visitors:group_confirm": step(STAFF),
    "visitors:group_detail": record(STAFF, others=DESK),
    "visitors:group_export": record(STAFF, others=DESK),
    **dict.fromkeys(["visitors:group_add", "visitors:group_cancel"], change(STAFF, others=DESK)),
    **dict.fromkeys(["visitors:group_check_in", "visitors:group_let_in", "visitors:group_check_out"], step(DESK)),
    **dict.fromkeys(["visitors:recurring_list", "visitors:recurring_export", "visitors:recurring_new"], page(STAFF)),
    "visitors:recurring_detail": record(STAFF, others=DESK),
    **dict.fromkeys(["visitors:recurring_longer", "visitors:recurring_end"], change(STAFF, others=DESK)),
    "visitors:welcome_next": page(DESK),
    "visitors:welcome_day": page(DESK),
    "visitors:visit_vip": record(STAFF, others=NOBODY),
    **dict.fromkeys(
        [f"visitors:visit_vip_{verb}" for verb in ("name", "unname", "item", "drop", "agree", "take_back")], change(STAFF, others=NOBODY)
    ),
    "visitors:badge_list": page(DESK),
    "visitors:badge_sheet": page(DESK),
    "visitors:badge_print": step(DESK, size="a4"),
    "visitors:badge_export": page(DESK),
    "visitors:visit_lose_badge": step(DESK),
    **dict.fromkeys(["visitors:roll_call_list", "visitors:roll_call_export", "visitors:roll_call_worker"], page(MARSHALS)),
    **dict.fromkeys(["visitors:roll_call_detail", "visitors:roll_call_state", "visitors:roll_call_sheet"], page(MARSHALS)),
    **dict.fromkeys(["visitors:roll_call_begin", "visitors:roll_call_mark", "visitors:roll_call_end"], step(MARSHALS)),
    "visitors:badge_add": step(DESK, first="Z900", many="1"),
    **dict.fromkeys(["visitors:badge_retire", "visitors:badge_put_back"], step(DESK)),
    "visitors:device_list": page(DESK),
    "visitors:device_open": step(DESK),
    "visitors:device_pin": page(DESK),
    "visitors:device_revoke": step(DESK),
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
KNOWN |= {("visitors:message_read", who) for who in BOARD}  # they see a colleague's message, and read it for nobody else


def records_of(person: Person) -> dict[str, dict[str, object]]:
    """A record of each kind that belongs to this person, as arguments of addresses."""
    visit = arrived_visit(person, name=f"guest of {person.pk}")
    monday = MONDAY_9AM.date()
    stand_in = Person.objects.exclude(pk=person.pk).order_by("pk").last() or person
    absence = Absence.objects.create(
        person=person, stand_in=stand_in, from_on=monday, until_on=monday, announced_at=MONDAY_9AM, announced_by=person
    )
    notice = Notice.objects.filter(channel=Channel.INBOX, reader=person).first()
    manager = Person.objects.filter(posts__role=Role.ADMIN_MANAGER).first()
    place = Place.objects.first() or a_place(person)
    return {
        "place_": {"kind": "site", "pk": place.floor.site_id, "token": place.token},
        "person_import_": {"pk": importing.show(Plan("People"), by=person, now=timezone.now()).pk},
        "person_": {"pk": person.pk},
        "department_": {"pk": person.department_id},
        "duty_": {"pk": DutyContact.objects.get_or_create(duty=Duty.SECURITY, outside_number="021 5555 8110")[0].pk},
        "invitation_": {"token": invitations.invite(person, by=person, now=timezone.now())},
        "file_add": {"kind": "visitors.visit", "pk": visit.pk},
        "file_": {"pk": attach(visit, [taken(TEXT, "list.txt")], by=manager or person, now=MONDAY_9AM)[0].pk},
        "visitors:pass_": {"token": passes.token_of(visit)},
        "visitors:kiosk_": {"seen": "0"},
        "visitors:watch_": {"pk": a_watch_entry(manager or person).pk},
        "visitors:refusal_": {"pk": a_refusal(manager or person).pk},
        "visitors:badge_": {"pk": Badge.objects.get_or_create(number="A900")[0].pk},
        "visitors:type_": {"pk": VisitorType.objects.first().pk},
        "visitors:device_": {"pk": paired_kiosk()[0].pk},
        "visitors:roll_call_": {"pk": roll_call.begin(by=person, now=timezone.now())[0].pk},
        "visitors:visit_": {"pk": visit.pk},
        "visitors:register_": {"pk": register.export_day(monday, now=MONDAY_9AM).pk},
        "visitors:outcome_detail": {"pk": an_outcome(person).pk},
        "visitors:outcome_": {"pk": visit.pk},
        "visitors:message_": {"pk": a_message(person).pk},
        "visitors:accuracy_": {"pk": a_sampled_record().pk},
        "todo_": {"pk": Todo.objects.get(promise="visitors.host_answer", subject_id=visit.pk, holder=person).pk},
        "visitors:request_": {"pk": asked_to_come().pk},
        "visitors:group_": {"pk": (VisitGroup.objects.filter(host=person).first() or a_group(person)[0]).pk},
        "visitors:recurring_": {"pk": a_pass(person).pk},
        "visitors:welcome_": {"day": "2026-11-24"},
        "absence_": {"pk": absence.pk},
        "inbox_": {"pk": notice.pk if notice else 0},
        "notice_text_": {"kind": "visitors.visit_thanks", "language": "en"},
        "rule_": {"name": "visitors.visit_thanks"},
        "workday_day": {"day": "2026-10-01"},
    }
