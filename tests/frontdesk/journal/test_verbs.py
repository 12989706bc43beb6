"""Whatever verb the product writes into the trail, a reader finds words for it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from frontdesk.journal.verbs import VERBS, labels, says, words_of
from repairs.models import EventKind
from visitors.models.incident_parts import IncidentStep
from visitors.models.parcel_event import Step
from visitors.models.visit_event import Verb

ROOT = Path(settings.BASE_DIR)
FILES = sorted(
    path
    for folder in (ROOT / "frontdesk", *(ROOT / area for area in settings.AREAS))
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts and path.name != "trail.py"
)
# A verb that comes from elsewhere: the file, and what it may be.
ENUMS = {
    "visitors/actions/steps.py": Verb.values,
    "visitors/actions/parcels.py": Step.values,
    "visitors/actions/incident_steps.py": IncidentStep.values,
    "repairs/actions/steps.py": EventKind.values,
    "frontdesk/places/actions/writing.py": [
        *(f"{verb}_{thing}" for verb in ("add", "edit", "arrange", "close", "reopen") for thing in ("site", "floor", "place")),
        "move_place",
    ],
    "repairs/actions/writing.py": [
        f"{verb}_{thing}"
        for verb in ("add", "change", "close", "reopen")
        for thing in ("category", "checklist", "checklistitem", "contractor", "route", "team", "thing")
    ],
    "supplies/actions/by_hand.py": ["book_opening", "book_scrap"],
    "supplies/actions/stores.py": [f"{verb}_{thing}" for verb in ("add", "change", "close", "reopen") for thing in ("category", "store")],
}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def verbs_of(node: ast.expr | None, tree: ast.Module, function: ast.FunctionDef | None) -> set[str] | None:
    """The verbs an expression may be: a string, one of two, a constant of the module, a parameter filled by its callers."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        either = [verbs_of(side, tree, function) for side in (node.body, node.orelse)]
        return None if None in either else set().union(*either)
    if not isinstance(node, ast.Name):
        return None
    for line in tree.body:
        if isinstance(line, ast.Assign) and any(isinstance(name, ast.Name) and name.id == node.id for name in line.targets):
            return verbs_of(line.value, tree, None)
    given = [keyword.value for call in calls(tree) if function and getattr(call.func, "id", "") == function.name
             for keyword in call.keywords if keyword.arg == node.id]  # fmt: skip
    found = [verbs_of(value, tree, None) for value in given]
    return set().union(*found) if found and None not in found else None


def written(path: Path) -> dict[str, set[str] | None]:
    """Line → the verbs that it writes into the trail; None where nobody can tell."""
    text, where = path.read_text(), str(path.relative_to(ROOT))
    if "trail" not in text:  # parsing all of the product takes seconds
        return {}
    tree = ast.parse(text)
    found: dict[str, set[str] | None] = {}
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for call in calls(function):
            if (
                isinstance(call.func, ast.Attribute)
                and call.func.attr in ("record", "write")
                and getattr(call.func.value, "id", "") == "trail"
            ):
                verb = call.args[0] if call.args else next((each.value for each in call.keywords if each.arg == "verb"), None)
                found[f"{where}:{call.lineno}"] = verbs_of(verb, tree, function) or set(ENUMS.get(where, ())) or None
    return found


@cache
def all_written() -> dict[str, set[str] | None]:
    return {line: verbs for path in FILES for line, verbs in written(path).items()}


def test_every_verb_written_anywhere_is_known_to_this_test() -> None:
    """A verb that cannot be read off the code goes into ENUMS above, with what it may be."""
    assert {line for line, verbs in all_written().items() if verbs is None} == set()
    assert len(all_written()) > 25


def test_every_verb_written_anywhere_has_words() -> None:
    """Missing? Declare it in `<area>/verbs.py`."""
    known = labels()
    assert {line: verbs - set(known) for line, verbs in all_written().items() if verbs and verbs - set(known)} == {}


def test_every_verb_has_words_in_both_languages() -> None:
    said = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said[language] = {name: str(VERBS[name]) for name in VERBS.names()}
    assert [name for name in VERBS.names() if not said["en"][name] or said["en"][name] == said["zh-hans"][name]] == []


def test_an_area_says_a_verb_in_its_own_words_and_an_unknown_verb_stands_for_itself() -> None:
    with translation.override("en"):
        assert (words_of("check_in", "visitors.visit"), words_of("mute", "people.person"), words_of("fly", "visitors.visit")) == (
            "checked in",
            "kind of notice muted",
            "fly",
        )


def test_an_area_declares_a_verb_once() -> None:
    with pytest.raises(ValueError, match="two verb are called"):
        says({"check_in": "again"}, area="visitors")
