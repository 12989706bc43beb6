"""Reading the list of a group: from Excel, from a chat, with heads in any order or none; each mistake in words."""

import pytest
from django.utils import translation

from frontdesk.excel.read import Row, Sheet
from frontdesk.refusal import Refused
from visitors.actions.groups import Coming, Known
from visitors.forms.group_rows import GroupList, heads, judged, pasted, row_of

ZHANG = Coming("张三", "13800001234", "zhang@example.com", "启明咨询", "沪A12345", "素食")


@pytest.fixture(autouse=True)
def in_english() -> None:
    translation.activate("en")


def listed(text: str, expected: Known | None = None) -> GroupList:
    return judged(pasted(text), expected or Known())


@pytest.mark.parametrize(
    "text",
    [
        "张三\t138 0000 1234\tzhang@example.com\t启明咨询\t沪A12345\t素食",
        "张三,+86 13800001234,zhang@example.com,启明咨询,沪A12345,素食\r\n",
        "张三，13800001234，zhang@example.com，启明咨询，沪A12345，素食",
        "姓名\t手机\t邮箱\t公司\t车牌\t特殊需求\n张三\t13800001234\tzhang@example.com\t启明咨询\t沪A12345\t素食",
        "Company,Needs,Plate,E-mail,MOBILE,Name\n启明咨询,素食,沪A12345,zhang@example.com,13800001234,张三",
        "1、张三，13800001234，zhang@example.com，启明咨询，沪A12345，素食",
        "\n\n张三\t13800001234\tzhang@example.com\t启明咨询\t沪A12345\t素食\n\t\t\n",
    ],
)
def test_the_same_person_however_the_list_was_copied(text: str) -> None:
    found = listed(text)
    assert ([row.coming for row in found.rows], found.bad) == ([ZHANG], [])


@pytest.mark.parametrize(
    ("line", "coming"),
    [
        ("张三 13800001234", Coming("张三", "13800001234")),
        ("12. 李四 li@example.com 13900001111", Coming("李四", "13900001111", "li@example.com")),
        ("Anna Smith", Coming("Anna Smith")),
        ("Anna Smith +44 7700 900123", Coming("Anna Smith", "+447700900123")),
        ("王五 138 0000 5678 启明咨询", Coming("王五", "13800005678", company="启明咨询")),
    ],
)
def test_lines_of_a_chat(line: str, coming: Coming) -> None:
    assert listed(line).rows[0].coming == coming


def test_a_line_of_a_chat_among_lines_with_commas_is_cut_by_its_spaces() -> None:
    found = listed("张三 13800001234 启明咨询\n李四,13900001111")
    assert [row.coming for row in found.rows] == [Coming("张三", "13800001234", company="启明咨询"), Coming("李四", "13900001111")]


@pytest.mark.parametrize(
    ("text", "number", "label", "value", "words"),
    [
        ("张三\t138000\t", 1, "Mobile", "138000", "A mobile has 11 digits and begins with 1; one from abroad has + and 8 to 15 digits."),
        ("张三\t\tzhang", 1, "E-mail", "zhang", "This is no e-mail address."),
        ("\t13800001234\t", 1, "Name", "", "Enter the visitor's name."),
        ("张三\t\t\n李四\t\t\n张三\t\t", 3, "Name", "张三", "This person stands in the list twice."),
        ("老王\t\t", 1, "Name", "老王", "This person is expected at this moment already."),
        ("张三\t\t\t\t沪A1234567890123\t", 1, "Licence plate", "沪A1234567890123", "At most 12 characters."),
    ],
)
def test_what_is_wrong_is_named_by_row_column_and_value(text: str, number: int, label: str, value: str, words: str) -> None:
    [bad] = listed(text, Known([("老王", "")])).bad
    assert (bad.number, [(wrong.label, wrong.value, wrong.words) for wrong in bad.wrong]) == (number, [(label, value, words)])


def test_in_a_spreadsheet_the_column_has_its_letter_and_numbers_are_text() -> None:
    sheet = Sheet(
        "名单", (Row(3, ("备注", "手机号", "姓名", "座位")), Row(4, ("素食", 13800001234.0, "张三", 5)), Row(5, (None, 138, "李四", 6)))
    )
    found = judged(sheet, Known())
    assert found.rows[0].coming == Coming("张三", "13800001234", needs="素食")
    assert [(row.number, wrong.column, wrong.value) for row in found.bad for wrong in row.wrong] == [(5, "B", "138")]
    assert found.ignored == ("座位",)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty"), (" \n\t\n", "empty"), ("姓名,手机", "empty"), ("手机,邮箱\n13800001234,a@example.com", "heads"), ("n\n" * 201, "rows")],
)
def test_a_list_that_is_none_is_refused_in_words(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        listed(text)
    assert refused.value.code == code


def test_two_hundred_people_are_read() -> None:
    assert len(listed("\n".join(f"来宾{n}" for n in range(200))).good) == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_our_own_heads_are_read_in_either_language(language: str) -> None:
    with translation.override(language):
        sheet = Sheet("x", (Row(1, tuple(heads())), Row(2, tuple(row_of(ZHANG)))))
    assert [row.coming for row in judged(sheet, Known()).rows] == [ZHANG]
