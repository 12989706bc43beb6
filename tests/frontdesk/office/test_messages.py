"""The catalogue is collected from sources alone, changes only when a text does, and its faults are named."""

import gettext
import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import get_language, override, pgettext, reloader

from frontdesk.office import messages

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext
greeting = _("Good morning, %(name)s")
days = ngettext("%(n)d day", "%(n)d days", 2)
seal = pgettext("company seal", "seal")
"""
TEMPLATE = """{% load i18n %}
<p title="{% translate 'Who is here' %}">it's {{ x }}</p>
  {% blocktranslate trimmed count n=people|length %}
    {{ n }} visitor
  {% plural %}
    {{ n }} visitors
  {% endblocktranslate %}
{# Translators: on the door #}
{% translate "Come in" context "sign" %}
"""


@pytest.fixture
def project(tmp_path: Path, settings) -> Path:
    settings.BASE_DIR, settings.AREAS, settings.LOCALE_PATHS = tmp_path, ["visitors"], [tmp_path / "frontdesk" / "locale"]
    for folder, name, text in [("visitors", "words.py", PYTHON), ("templates/visitors", "visit_list.html", TEMPLATE)]:
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_text(text)
    return tmp_path


@pytest.fixture
def po(project: Path) -> Path:
    return project / "frontdesk/locale/zh_Hans/LC_MESSAGES/django.po"


@pytest.fixture(autouse=True)
def our_own_words_afterwards() -> Iterator[None]:
    """The words of these small projects are forgotten again."""
    yield
    reloader.translation_file_changed(None, Path("django.mo"))


def collect() -> str:
    out = StringIO()
    call_command("messages", stdout=out)
    return out.getvalue()


def translate(po: Path, **words: str) -> None:
    text = po.read_text()
    for start, word in words.items():
        before, after = text.split(f'msgid "{start.replace("_", " ")}', 1)
        text = before + f'msgid "{start.replace("_", " ")}' + after.replace('msgstr ""', f'msgstr "{word}"', 1)
    po.write_text(text)


def test_texts_of_python_and_templates_are_collected(project: Path, po: Path) -> None:
    collect()
    assert {(message.id, message.context) for message in messages.read(po) if message.id} == {
        ("Good morning, %(name)s", None),
        (("%(n)d day", "%(n)d days"), None),
        ("seal", "company seal"),
        ("Who is here", None),
        (("%(n)s visitor", "%(n)s visitors"), None),
        ("Come in", "sign"),
    }


def test_the_catalogue_names_files_but_no_machine_no_line_and_no_date(project: Path, po: Path) -> None:
    collect()
    text = po.read_text()
    assert "#: visitors/words.py\n" in text
    assert "#. Translators: on the door" in text
    assert str(project) not in text
    assert "Date" not in text


def test_a_text_that_moves_changes_nothing(project: Path, po: Path) -> None:
    collect()
    before = po.read_text()
    source = project / "visitors/words.py"
    source.write_text("\n\n\n" + source.read_text())
    collect()
    assert po.read_text() == before


def test_translations_are_kept_and_a_changed_text_starts_untranslated(project: Path, po: Path) -> None:
    collect()
    translate(po, Who_is_here="谁在这里", Come_in="请进")
    template = project / "templates/visitors/visit_list.html"
    template.write_text(template.read_text().replace("Who is here", "Who is here now"))
    collect()
    catalogue = messages.read(po)
    assert catalogue.get("Come in", context="sign").string == "请进"
    assert catalogue.get("Who is here now").string == ""
    assert catalogue.get("Who is here") is None
    assert not catalogue.get("Who is here now").fuzzy


def test_collecting_compiles_what_python_then_reads(project: Path, po: Path) -> None:
    collect()
    translate(po, Come_in="请进")
    collect()
    with po.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).pgettext("sign", "Come in") == "请进"


def test_a_process_that_has_spoken_already_speaks_the_words_it_compiles(project: Path, po: Path) -> None:
    with override("zh-hans"):
        assert pgettext("sign", "Come in") == "Come in"
        collect()
        translate(po, Come_in="请进")
        collect()
        assert (get_language(), pgettext("sign", "Come in")) == ("zh-hans", "请进")


def test_compile_does_nothing_when_the_compiled_file_is_newer(project: Path, po: Path) -> None:
    collect()
    mo = po.with_suffix(".mo")
    mo.write_bytes(b"kept")
    os.utime(mo, (po.stat().st_atime, po.stat().st_mtime + 1))
    call_command("messages", "--compile")
    assert mo.read_bytes() == b"kept"
    os.utime(mo, (po.stat().st_atime, po.stat().st_mtime - 1))
    call_command("messages", "--compile")
    assert mo.read_bytes() != b"kept"


def test_check_passes_when_all_is_translated_and_changes_nothing(project: Path, po: Path) -> None:
    collect()
    translate(po, Who_is_here="谁在这里", Come_in="请进", seal="印章")
    text = po.read_text()
    text = text.replace('msgid "Good morning, %(name)s"\nmsgstr ""', 'msgid "Good morning, %(name)s"\nmsgstr "%(name)s早上好"')
    text = text.replace('"%(n)d days"\nmsgstr[0] ""', '"%(n)d days"\nmsgstr[0] "%(n)d 天"')
    text = text.replace('"%(n)s visitors"\nmsgstr[0] ""', '"%(n)s visitors"\nmsgstr[0] "%(n)s 位访客"')
    po.write_text(text)
    call_command("messages", "--check")
    assert po.read_text() == text


@pytest.mark.parametrize(
    ("fault", "before", "after"),
    [
        ("untranslated: 'Come in' (templates/visitors/visit_list.html)", "", ""),
        ("other placeholders: 'Good morning, %(name)s' (visitors/words.py)", '%(name)s"\nmsgstr ""', '%(name)s"\nmsgstr "早上好"'),
        (
            "fuzzy: 'seal' (visitors/words.py)",
            'msgctxt "company seal"\nmsgid "seal"\nmsgstr ""',
            '#, fuzzy\nmsgctxt "company seal"\nmsgid "seal"\nmsgstr "印"',
        ),
        (
            "out of date: frontdesk/locale/zh_Hans/LC_MESSAGES/django.po (run `make messages`)",
            'msgid "Who is here"',
            'msgid "Who was here"',
        ),
    ],
)
def test_check_names_what_is_wrong(project: Path, po: Path, fault: str, before: str, after: str) -> None:
    collect()
    po.write_text(po.read_text().replace(before, after, 1))
    with pytest.raises(CommandError) as error:
        call_command("messages", "--check")
    assert fault in str(error.value).splitlines()


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("words = f\"{_('Code')} 7\"", ["translated within an f-string, which is not collected: visitors/words.py:6"]),
        ("words = f\"{translation.gettext('Code')} 7\"", ["translated within an f-string, which is not collected: visitors/words.py:6"]),
        ('words = f"{len(seal)} 7" + seal', []),
    ],
)
def test_check_refuses_a_text_within_an_f_string_which_would_never_be_collected(
    project: Path, po: Path, line: str, faults: list[str]
) -> None:
    source = project / "visitors/words.py"
    source.write_text(source.read_text() + line + "\n")
    collect()
    with pytest.raises(CommandError) as error:
        call_command("messages", "--check")
    assert [each for each in str(error.value).splitlines() if "f-string" in each] == faults


def test_check_of_a_project_that_never_collected_says_so(project: Path, po: Path) -> None:
    with pytest.raises(CommandError, match="out of date"):
        call_command("messages", "--check")
    assert not po.exists()
