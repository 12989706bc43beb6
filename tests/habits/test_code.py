"""The taste of the house, kept by tests: sizes, names, what every rule and every notice has."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from frontdesk.journal.forgetting import DECLARED
from frontdesk.outbox.kinds import KINDS, NoticeKind, fill, source
from frontdesk.timed.rule import RULES, Rule
from frontdesk.todos.promises import PROMISES, Promise

pytestmark = pytest.mark.once

ROOT = Path(settings.BASE_DIR)
OURS = [ROOT / "frontdesk", *(ROOT / area for area in settings.AREAS), ROOT / "tests", ROOT / "benchmarks"]
FILES = sorted(path for folder in OURS for path in folder.rglob("*.py") if "migrations" not in path.parts)
MODELS = [model for model in apps.get_models() if model.__module__.partition(".")[0] in {"frontdesk", *settings.AREAS}]


def test_no_file_is_longer_than_400_lines() -> None:
    assert {str(path.relative_to(ROOT)): lines for path in FILES if (lines := len(path.read_text().splitlines())) > 400} == {}


def test_no_words_are_filled_in_as_a_file_is_read() -> None:
    """A lazy text that is put together outside a function is a plain one in the language of whoever started the product."""
    found = [f"{path.relative_to(ROOT)}:{line}" for path in FILES if path.parts[len(ROOT.parts)] != "tests" for line in filled_in(path)]
    assert found == []


def filled_in(path: Path) -> list[int]:
    tree = ast.parse(path.read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"]
    lazy = {name.asname or name.name for node in imports for name in node.names if name.name.endswith("_lazy")}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda) for part in ast.walk(node)}
    sums = [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and id(node) not in inside]
    return [node.lineno for node in sums if any(isinstance(side, ast.Call) and called(side) in lazy for side in (node.left, node.right))]


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_no_function_is_longer_than_60_lines_and_no_view_longer_than_20() -> None:
    long = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                most = 20 if "views" in path.parts and "tests" not in path.parts else 60
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > most:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = length
    assert long == {}


def test_every_public_function_and_class_of_actions_and_rules_says_what_it_is() -> None:
    silent = []
    for path in FILES:
        if {"actions", "rules", "promises"} & set(path.parts) and "tests" not in path.parts:
            tree = ast.parse(path.read_text())
            named = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
            silent += [f"{path.relative_to(ROOT)}:{node.name}" for node in named if not ast.get_docstring(node)]
            silent += [str(path.relative_to(ROOT))] if tree.body and not ast.get_docstring(tree) else []
    assert silent == []


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.name)
def test_every_rule_has_its_sentence_and_a_test_of_its_own(rule: Rule) -> None:
    *package, module = type(rule).__module__.split(".")
    test = ROOT.joinpath("tests", *package, f"test_{module}.py")
    words = str(rule.sentence).format(**rule.shown(None))
    assert (bool(type(rule).__doc__), "{" in words, test.exists()) == (True, False, True), test


@pytest.mark.parametrize("promise", list(PROMISES), ids=lambda promise: promise.name)
def test_every_promise_has_its_sentence_and_a_test_of_its_own(promise: Promise) -> None:
    *package, module = type(promise).__module__.split(".")
    test = ROOT.joinpath("tests", *package, f"test_{module}.py")
    words = str(promise.sentence).format(**promise.shown(None))
    assert (bool(type(promise).__doc__), "{" in words, test.exists()) == (True, False, True), test


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
def test_every_notice_has_its_words_in_both_languages_and_names_only_what_it_is_given(kind: NoticeKind) -> None:
    for language in ("zh-hans", "en"):
        text = source(kind.name, language)
        filled = "".join(fill(part, dict.fromkeys(kind.placeholders, "x")) for part in (text.title, text.body, text.sms))
        assert (bool(text.title), bool(text.body), "{" in filled) == (True, True, False), filled


def test_every_by_stands_beside_its_at_and_the_database_keeps_them_together() -> None:
    loose = []
    for model in MODELS:
        fields = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}
        for name, field in fields.items():
            at = fields.get(f"{name.removesuffix('_by')}_at") if name.endswith("_by") else None
            if at is not None and at.null and not any(name in str(constraint) for constraint in model._meta.constraints):
                loose.append(f"{model._meta.label}.{field.name}")
            if name.endswith("_by") and at is None:
                loose.append(f"{model._meta.label}.{name} has no _at")
    assert loose == []


PERSONAL = {
    *("phone", "email", "mobile", "name", "address", "words", "company", "note", "data", "title", "plate", "looks", "reason", "wrong"),
    *("said", "agreed", "intention", "schedule", "background", "what", "stays", "spellings", "id_number_sealed", "damage"),
}
# Whose personal columns are not forgotten by themselves: staff (retired, never deleted), things, and rows that go with a visit.
ELSEWHERE = {
    "people.department",
    "people.company",
    "people.dutycontact",  # numbers that must be known while they serve; taken off the list with what they were for
    "visitors.kioskdevice",
    "journal.check",  # what is wrong with a row of the trail, by its number
    "journal.detail",  # erased by purges
    "outbox.owntext",  # the company's own words for notices
    "todos.todo",  # erased with its subject
    "todos.pause",  # erased with the subject of its to-do
    # Erased with the visit: visitors/actions/forgetting/records.py says what of each.
    *("visitors.answer", "visitors.badgeprint", "visitors.belonging", "visitors.feedback", "visitors.sampledvisit", "visitors.vipitem"),
    *("visitors.correctiveaction", "visitors.incidentwords"),  # erased with the incident: visitors/actions/forgetting/incidents.py
    *("visitors.vipplan", "visitors.visitevent", "visitors.visitoutcome", "visitors.watchhit"),
    "visitors.visitortype",  # names no person
    # Papers of the ledger: kept as the books are, they name colleagues only.
    *("supplies.closedmonth", "supplies.requisition", "supplies.handout", "supplies.takeback", "supplies.handin"),
    *("supplies.handentry", "supplies.disposal"),
    *("supplies.demandform", "supplies.demandline", "supplies.purchaseplan", "supplies.quote", "supplies.quoteexception"),
    *("supplies.application", "supplies.applicationline", "supplies.order", "supplies.orderline", "supplies.receiptline"),
    *("supplies.stocktakeline", "supplies.unexpected", "supplies.supplierreview"),
    *("documents.handling", "documents.handover", "documents.reader"),  # kept as the registers are: colleagues only
    "documents.template",  # names no person
    # Erased with the ticket: repairs/actions/forgetting/tickets.py.
    *("repairs.comment", "repairs.extension", "repairs.handoff", "repairs.rating"),
    *("meetings.resolution", "meetings.agendapoint"),  # kept as the minutes are: colleagues only
    *("meetings.prepared", "meetings.servicereport"),  # about things, by colleagues
    "repairs.pause",  # its reason is one of a list
}


def test_every_model_with_personal_data_declares_how_it_forgets() -> None:
    holds = {model._meta.label_lower for model in MODELS if PERSONAL & {field.name for field in model._meta.get_fields()}}
    named_things = {
        "workdays.day",
        "places.site",
        "places.floor",
        "places.place",
        "documents.routinglist",
        "meetings.room",
        "meetings.prepitem",
        "meetings.minutestemplate",
        "supplies.category",
        "supplies.item",
        "supplies.pack",
        "supplies.store",
        *("repairs.category", "repairs.safetystep", "repairs.thing", "repairs.team", "repairs.checklist", "repairs.checklistitem"),
    }
    assert holds - ELSEWHERE - named_things == set(DECLARED.names())


def test_what_a_ladder_tells_within_half_an_hour_waits_for_nothing() -> None:
    slow = [
        f"{promise.name}: {rung.notice.name}"
        for promise in PROMISES
        for rung in promise.ladder(promise.under(None))
        if rung.after < timedelta(minutes=30) and not rung.notice.at_once
    ]
    assert slow == []
