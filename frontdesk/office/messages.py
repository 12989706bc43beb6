"""The Chinese catalogue: collected from the sources, checked and compiled by Babel, without a system gettext."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import activate, get_language, templatize
from django.utils.translation.reloader import translation_file_changed

LOCALE = "zh_Hans"
SKIPPED = {"migrations", "locale"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# No dates, names or versions: the file changes when a text does, and only then.
HEADER = """msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
LEADING_SPACE = re.compile(rb"^[ \t]+", re.MULTILINE)


def sources(root: Path, folders: Iterable[str]) -> list[Path]:
    """Python files and templates below the named folders, in a stable order."""
    found = (path for folder in folders for path in (root / folder).rglob("*") if path.suffix in {".py", ".html", ".txt"})
    return sorted(path for path in found if not SKIPPED & set(path.relative_to(root).parts))


def collect(root: Path, paths: Iterable[Path]) -> Catalog:
    """A catalogue of every text in the sources, with the files it stands in and nothing translated yet."""
    catalog = Catalog(locale=LOCALE)
    for path in paths:
        name = path.relative_to(root).as_posix()
        for text, context, comments in texts(path):
            catalog.add(text, context=context, auto_comments=comments, locations=[(name, 0)])
    return catalog


def texts(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    """Each message of one file: its id (or ids of singular and plural), its context, comments for translators."""
    source = path.read_bytes()
    if path.suffix != ".py":
        # Django rewrites a template into something like Python; its indentation is the template's and means nothing.
        source = LEADING_SPACE.sub(b"", templatize(source.decode(), origin=str(path)).encode())
    for _line, text, comments, context in extract("python", BytesIO(source), keywords=KEYWORDS, comment_tags=("Translators:",)):
        yield text, context, comments


def uncollected(source: str) -> list[int]:
    """The lines where a text is translated within an f-string: Babel sees none of these before Python 3.12."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    return sorted({call.lineno for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in KEYWORDS})


def hidden(root: Path, paths: Iterable[Path]) -> list[str]:
    """The texts that cannot be collected, by file and line."""
    return [
        f"translated within an f-string, which is not collected: {path.relative_to(root).as_posix()}:{line}"
        for path in paths
        if path.suffix == ".py"
        for line in uncollected(path.read_text(encoding="utf-8"))
    ]


def merge(collected: Catalog, existing: Catalog) -> Catalog:
    """The collected texts with the translations there are; a changed text starts untranslated, none is guessed."""
    for message in collected:
        known = existing.get(message.id, context=message.context) if message.id else None
        if known is not None:
            message.string, message.flags, message.user_comments = known.string, known.flags | message.flags, known.user_comments
    return collected


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def as_text(catalog: Catalog) -> str:
    """The .po file: sorted by text, files without line numbers."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return HEADER + buffer.getvalue().decode().strip() + "\n"


def compile_mo(po: Path, mo: Path) -> None:
    """What was compiled holds at once, also in this process: `prepare` may go on to build the demo in it. Nobody reads half of it."""
    with NamedTemporaryFile(dir=mo.parent, suffix=".tmp", delete=False) as file:
        write_mo(file, read(po))
    Path(file.name).chmod(0o644)
    Path(file.name).replace(mo)
    language = get_language()
    translation_file_changed(None, mo)  # drops what gettext and Django have read before, and the active language with it
    if language:
        activate(language)


def faults(catalog: Catalog) -> list[str]:
    """What a reader of Chinese would stumble over, each with the files it stands in."""
    return [
        f"{fault}: {message.id!r} ({', '.join(name for name, _ in message.locations)})"
        for message in catalog
        if message.id and (fault := _fault(message))
    ]


def _fault(message: Message) -> str:
    strings = _forms(message.string)
    if not all(strings):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    # Chinese has one form, which serves the plural: it may leave out nothing that the plural shows.
    shown = Counter(PLACEHOLDER.findall(_forms(message.id)[-1]))
    if any(Counter(PLACEHOLDER.findall(string)) != shown for string in strings):
        return "other placeholders"
    return ""


def _forms(words: str | Iterable[str] | None) -> list[str]:
    """Singular and plural, or the one form there is."""
    return [words or ""] if isinstance(words, str) or words is None else list(words)
