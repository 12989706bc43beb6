"""The same words give the same answers in the same order on SQLite and PostgreSQL: .ci/run runs this table on both."""

from collections.abc import Iterator

import pytest

from frontdesk.people.models import Person
from frontdesk.search.finding import find, holding
from tests.factories.people import PersonFactory
from tests.factories.visitors import expected_visit
from tests.frontdesk.search.papers import paper, papers
from tests.moments import HOUR, MINUTE, MONDAY_9AM
from tests.queries import queries


@pytest.fixture
def library(db: None, rita: Person) -> Iterator[None]:
    with papers():
        paper("采购合同", day=1, numbers=("〔2026〕15号",), text="打印机与耗材")
        paper("用印申请", day=2, text="采购合同一式两份，加盖公章")
        paper("合同用印登记", day=3, numbers=("ISO9001",), text="〔2026〕15号文附件")
        paper("质量手册", day=4, text="依据 ISO9001:2015 与 ISO 14001 编写")
        paper("楼宇公告", day=5, text="15号楼停水；请用15元押金")
        paper("印章移交", day=6, names=("王小明",), spellings=" wangxiaoming xiaoming wxm xiaomingwang wangxm ")
        paper("访客须知", day=7, names=("王晓",), spellings=" wangxiao xiao wx xiaowang ", text="合 同 不成词")
        paper("Café menu", day=8, text="The quick brown fox; ISO-9001 poster")
        paper("𠮷野家外卖", day=9, numbers=("15",))
        yield


ANSWERS = {
    "合同": ["合同用印登记", "用印申请", "采购合同"],
    "合同用印": ["合同用印登记"],
    "用印": ["用印申请", "合同用印登记"],
    "用印 合同": ["合同用印登记", "用印申请"],
    "采购合": ["采购合同", "用印申请"],
    "印章": ["印章移交"],
    "〔2026〕15号": ["采购合同", "合同用印登记"],
    "(2026) 15号": ["采购合同", "合同用印登记"],
    "［２０２６］１５号": ["采购合同", "合同用印登记"],
    "2026": ["采购合同", "合同用印登记"],
    "15号": ["楼宇公告", "合同用印登记", "采购合同"],
    "15": ["𠮷野家外卖", "楼宇公告", "合同用印登记", "采购合同"],
    "ISO9001": ["合同用印登记", "Café menu", "质量手册"],
    "iso 9001": ["合同用印登记", "Café menu", "质量手册"],
    "ｉｓｏ９": ["合同用印登记", "Café menu", "质量手册"],
    "9001": ["Café menu", "质量手册", "合同用印登记"],
    "14001": ["质量手册"],
    "王小明": ["印章移交"],
    "wangxm": ["印章移交"],
    "wxm": ["印章移交"],
    "xiaoming": ["印章移交"],
    "wang xiao": ["访客须知", "印章移交"],
    "wang": ["访客须知", "印章移交"],
    "wx": ["访客须知", "印章移交"],
    "王": ["访客须知", "印章移交"],
    "印": ["印章移交"],
    "w": ["访客须知", "印章移交"],
    "1": ["𠮷野家外卖", "采购合同"],
    "cafe": ["Café menu"],
    "CAFÉ M": ["Café menu"],
    "quick fox": ["Café menu"],
    "quick fo": ["Café menu"],
    "uick": [],
    "𠮷野": ["𠮷野家外卖"],
    "野家": ["𠮷野家外卖"],
    "同用": ["合同用印登记"],
    "没有": [],
    "！？": [],
    "": [],
    "' OR 1=1 --": [],
    'NEAR(" *': [],
    "{body} : x": [],
    "a:* & !b | <->": [],
}


@pytest.mark.parametrize("typed", list(ANSWERS))
def test_what_is_found_and_in_which_order(library: None, rita: Person, typed: str) -> None:
    found = find(typed, rita, limit=20, kinds=["people.department"])

    assert [hit.title for hit in found.hits] == ANSWERS[typed]


def test_visitors_and_colleagues_are_found_by_hanzi_pinyin_initials_and_number(ann: Person, rita: Person) -> None:
    visit = expected_visit(ann)
    colleague = PersonFactory(name="王小明", staff_number="YS0042", extension="8042")
    both = [("visitors.visit", "王小明"), ("people.person", "王小明")]

    for typed in ("王小明", "wangxm", "wxm", "xiaoming", "WangXiaoMing"):
        assert sorted((hit.kind, hit.title) for hit in find(typed, rita, limit=8).hits) == sorted(both), typed
    for typed in (visit.number, visit.code, "13800001234", "启明"):
        assert find(typed, rita, limit=8).hits[0].path == visit.get_absolute_url(), typed
    for typed in ("YS0042", "8042", "ys00"):
        assert [hit.title for hit in find(typed, rita, limit=8).hits] == [str(colleague)], typed
    assert find("1234", rita, limit=8).hits[0].title == "王小明"


def test_nobody_is_found_by_a_colleague_s_mobile_number(rita: Person) -> None:
    PersonFactory(name="王小明", mobile="13911112222")

    assert find("13911112222", rita, limit=8).hits == []


def test_what_one_may_not_see_takes_no_place_and_is_not_counted(ann: Person, bo: Person, rita: Person) -> None:
    """Thirty newer visits of somebody else stand before Ann's own; she gets hers and hears of no more."""
    mine = expected_visit(ann, company="合同审核组")
    others = [expected_visit(rita, company="合同审核组", name=f"别人{n}", expected_at=MONDAY_9AM + (n + 1) * MINUTE) for n in range(30)]

    found = find("合同", ann, limit=8)

    assert ([hit.path for hit in found.hits], found.more) == ([mine.get_absolute_url()], False)
    assert (len(find("合同", rita, limit=8).hits), find("合同", rita, limit=8).more) == (8, True)
    assert find(others[0].number, ann, limit=8).hits == find(others[0].code, ann, limit=8).hits == []


def test_without_rights_nothing_is_found(charlie: Person, ann: Person) -> None:
    expected_visit(ann)

    assert find("王小明", charlie, limit=8) == find("安然", charlie, limit=8) == find("", charlie, limit=8)


def test_pages_follow_one_another_without_gap_or_repetition(library: None, rita: Person) -> None:
    for number in range(25):
        paper(f"合同{number:02d}", day=20 + number)
    kinds = ["people.department"]
    whole = [hit.title for hit in find("合同", rita, limit=100, kinds=kinds).hits]
    pages = [find("合同", rita, limit=10, after=after, kinds=kinds) for after in (0, 10, 20, 30)]

    assert len(whole) == 28
    assert [hit.title for page in pages for hit in page.hits] == whole
    assert [page.more for page in pages] == [True, True, False, False]


def test_a_long_text_is_one_result_found_by_any_of_its_words(db: None, rita: Person) -> None:
    with papers():
        filler = "".join(chr(0x4E00 + number * 7 % 20000) for number in range(30_000))
        paper("年度报告", text=f"合同{filler[:7990]}用印登记{filler[7990:]}合同结尾", names=("王小明",))
        paper("别的", day=1, text="合同")

        for typed in ("用印登记", "合同结尾", "合同 王小明", "结尾 年度"):
            assert [hit.title for hit in find(typed, rita, limit=5, kinds=["people.department"]).hits] == ["年度报告"], typed
        assert [hit.title for hit in find("合同", rita, limit=1, after=1, kinds=["people.department"]).hits] == ["年度报告"]
        assert len(holding("年度报告")) == 4


def test_a_question_asks_as_much_of_one_record_as_of_thirty(ann: Person, rita: Person) -> None:
    rita.can("warm")
    expected_visit(ann)
    one = queries(lambda: find("王小明", rita, limit=50))
    for number in range(30):
        expected_visit(ann, expected_at=MONDAY_9AM + (number + 1) * HOUR)

    assert (one, queries(lambda: find("王小明", rita, limit=50))) == (3, 3)
