"""Doors of the visitor book."""

from datetime import timedelta

from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
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
from tests.matrix.rows import BOARD, DESK, MANAGER, MARSHALS, NOBODY, STAFF, Row, change, page, record, step
from tests.moments import MONDAY_9AM
from visitors import passes
from visitors.actions import register, roll_call
from visitors.models import Badge, BadgeLoan, Message, RegisterRefusal, Visit, VisitGroup, VisitorType, VisitRequest, WatchEntry

PAGES: dict[str, Row] = {
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
    "visitors:visit_move": record(STAFF, others=DESK),
    "visitors:visit_undo": change(STAFF, others=DESK),
    "visitors:visit_forget": page(MANAGER),
    **dict.fromkeys(["visitors:visit_hold", "visitors:visit_release"], step(MANAGER, reason="x")),
    "visitors:register_list": page(MANAGER),
    "visitors:register_download": step(MANAGER),
    "visitors:visit_thanked": change(STAFF, others=DESK),
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
}

# They see a colleague's message, and read it for nobody else.
KNOWN = {("visitors:message_read", who) for who in BOARD}


def records(person: Person) -> dict[str, dict[str, object]]:
    """A record of each kind that belongs to this person, as arguments of addresses."""
    visit = Visit.objects.filter(host=person, arrived_at__isnull=False).first() or arrived_visit(person, name=f"guest of {person.pk}")
    manager = Person.objects.filter(posts__role=Role.ADMIN_MANAGER).first()
    return {
        "visitors:pass_": {"token": passes.token_of(visit)},
        "visitors:kiosk_": {"seen": "0"},
        "visitors:watch_": {"pk": a_watch_entry(manager or person).pk},
        "visitors:refusal_": {"pk": a_refusal(manager or person).pk},
        "visitors:badge_": {"pk": Badge.objects.get_or_create(number="A900")[0].pk},
        "visitors:type_": {"pk": VisitorType.objects.first().pk},
        "visitors:device_": {"pk": paired_kiosk()[0].pk},
        "visitors:roll_call_": {"pk": roll_call.begin(by=person, now=timezone.now())[0].pk},
        "visitors:visit_": {"pk": visit.pk},
        "visitors:register_": {"pk": register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM).pk},
        "visitors:outcome_detail": {"pk": an_outcome(person).pk},
        "visitors:outcome_": {"pk": visit.pk},
        "visitors:message_": {"pk": a_message(person).pk},
        "visitors:accuracy_": {"pk": a_sampled_record().pk},
        "visitors:request_": {"pk": asked_to_come().pk},
        "visitors:group_": {"pk": (VisitGroup.objects.filter(host=person).first() or a_group(person)[0]).pk},
        "visitors:recurring_": {"pk": a_pass(person).pk},
        "visitors:welcome_": {"day": "2026-11-24"},
    }


def plant(many: int, person: Person) -> None:
    """So many of everything a reception has: visits in every state, badges out, messages, requests, refusals, who is looked out for."""
    now = timezone.now()
    common = {
        "name": "王小明",
        "name_key": "王小明",
        "host": person,
        "created_at": now,
        "salt": "x",
        "phone": "13800001234",
        "is_walk_in": True,
    }
    waiting = [Visit(**common, arrived_at=now) for _number in range(many)]
    inside = [Visit(**common, arrived_at=now, met_at=now, met_by=person) for _number in range(many)]
    out = [Visit(**common, arrived_at=now, met_at=now, out_at=now) for _number in range(many)]
    left = [Visit(**common, arrived_at=now, met_at=now, left_at=now) for _number in range(many)]
    to_come = [Visit(**common, expected_at=now + timedelta(minutes=5)) for _number in range(many)]
    made = Visit.objects.bulk_create([*waiting, *inside, *out, *left, *to_come])
    drawer = Badge.objects.bulk_create([Badge(number=f"Q{Badge.objects.count() + number:05d}") for number in range(many)])
    BadgeLoan.objects.bulk_create(
        [BadgeLoan(badge=badge, visit=visit, reserved_at=now) for badge, visit in zip(drawer, made[many : 2 * many], strict=True)]
    )
    Message.objects.bulk_create(
        [Message(recipient=person, name="唐宁", words="回电", taken_at=now, taken_by=person) for _number in range(many)]
    )
    VisitRequest.objects.bulk_create(
        [VisitRequest(name="唐宁", host_name="安然", host_contact="x", wished_at=now, received_at=now) for _number in range(many)]
    )
    RegisterRefusal.objects.bulk_create([RegisterRefusal(words="不肯登记", refused_at=now, refused_by=person) for _number in range(many)])
    WatchEntry.objects.bulk_create(
        [WatchEntry(kind="ask", name="某人", reason="x", owner=person, created_at=now, created_by=person) for _number in range(many)]
    )
