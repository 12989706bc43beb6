from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from frontdesk.office import messages


class Command(BaseCommand):
    help = "Collect texts into the Chinese catalogue and compile it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--check", action="store_true", help="change nothing; fail when something is out of date or untranslated")
        which.add_argument("--compile", action="store_true", help="only compile, when the catalogue is newer than what was compiled")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        po = Path(settings.LOCALE_PATHS[0], messages.LOCALE, "LC_MESSAGES", "django.po")
        if options["compile"]:
            return self._compile(po)
        folders = ["frontdesk", *settings.AREAS, "templates"]
        sources = messages.sources(settings.BASE_DIR, folders)
        collected = messages.collect(settings.BASE_DIR, sources)
        merged = messages.merge(collected, messages.read(po))
        text = messages.as_text(merged)
        faults = messages.hidden(settings.BASE_DIR, sources) + messages.faults(merged)
        if check:
            if not po.exists() or po.read_text(encoding="utf-8") != text:
                faults.insert(0, f"out of date: {po.relative_to(settings.BASE_DIR)} (run `make messages`)")
            if faults:
                raise CommandError("\n".join(faults))
            return None
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(text, encoding="utf-8")
        self._compile(po)
        self.stdout.write("\n".join([*faults, f"{len(merged)} messages, {len(faults)} to mend"]))
        return None

    def _compile(self, po: Path) -> None:
        mo = po.with_suffix(".mo")
        if po.exists() and (not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime):
            messages.compile_mo(po, mo)
