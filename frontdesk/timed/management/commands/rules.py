"""`rules list|due|run|check [NAME] [--at ISO] [--json]`: the timed rules and promises from a shell."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from frontdesk.people.models import Company
from frontdesk.timed.catalogue import problems, row, rows, thing_called
from frontdesk.timed.dry import dry_run
from frontdesk.timed.rule import RULES, Rule
from frontdesk.timed.run import run
from frontdesk.todos.promises import PROMISES, Promise


class Command(BaseCommand):
    help = "Lists the timed rules and promises, shows what one owes at a moment (dry run), runs one, or checks all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["list", "due", "run", "check"])
        parser.add_argument("name", nargs="?", help="area.name, as `list` prints it")
        parser.add_argument("--at", help="a moment such as 2026-12-25T09:00, in the office's time zone; default: now")
        parser.add_argument("--json", action="store_true")

    def handle(self, *, verb: str, name: str | None, at: str | None, json: bool, **options: Any) -> None:
        now = moment(at)
        result = getattr(self, f"do_{verb}")(name, now, at)
        self.stdout.write(dumps(result) if json else plain(result))
        if verb == "check" and result:
            raise CommandError("some rules are not in order")

    def do_list(self, name: str | None, now: datetime, at: str | None) -> list[dict[str, Any]]:
        return [row(name, now)] if name else rows(now)

    def do_due(self, name: str | None, now: datetime, at: str | None) -> list[dict[str, Any]]:
        things: list[Rule | Promise] = [*RULES, *PROMISES] if name is None else [thing_called(name) or the_rule(name)]
        return [{"name": thing.name, "would": [vars(would) for would in dry_run(thing, now=now)]} for thing in things]

    def do_run(self, name: str | None, now: datetime, at: str | None) -> list[dict[str, Any]]:
        if at and not Company.objects.here().demo_since and Company.objects.exists():
            raise CommandError("`run --at` works only on a demo or test database: it would write the wrong times into the records.")
        looks = [(rule, run(rule, now=now)) for rule in (RULES if name is None else [the_rule(name)])]
        return [
            {"name": rule.name, "due": looked.due, "acted": looked.acted, "errors": looked.errors, "paused": looked.is_paused}
            for rule, looked in looks
        ]

    def do_check(self, name: str | None, now: datetime, at: str | None) -> list[dict[str, Any]]:
        return [{"name": problem.name, "problem": problem.words} for problem in problems(now) if name in (None, problem.name)]


def the_rule(name: str) -> Rule:
    if name not in RULES:
        raise CommandError(f"no rule is called {name!r}; `rules list` shows them")
    return RULES[name]


def moment(at: str | None) -> datetime:
    if at is None:
        return timezone.now()
    parsed = parse_datetime(at) or parse_datetime(f"{at}T00:00")
    if parsed is None:
        raise CommandError(f"{at!r} is not a moment such as 2026-12-25T09:00")
    return timezone.make_aware(parsed) if timezone.is_naive(parsed) else parsed


def dumps(result: list[dict[str, Any]]) -> str:
    return json.dumps(result, ensure_ascii=False, indent=2, default=str)


def plain(result: list[dict[str, Any]]) -> str:
    lines = []
    for item in result:
        name, rest = item.get("name", ""), {key: value for key, value in item.items() if key != "name"}
        lines.append(name)
        lines += [f"    {key}: {value}" for key, value in rest.items() if value not in ("", [], {}, None, False)]
    return "\n".join(lines) or "nothing"
