"""The rows behind a figure: headings over groups, and nothing of a name is taken for HTML."""

from frontdesk.web.figures import Bar, Line
from reports.showing.rows import of_days, of_lines
from tests.staff import words

EVIL = '<b>"x"&'


def test_a_row_for_each_line_and_a_heading_over_each_group() -> None:
    lines = [Line("Pens", ("3",), group="Paper"), Line("Ink", ("4", "5"), "/x/?a=1&b=2", group="Paper"), Line("Tea", ("",), group="")]
    found = of_lines(lines, 3)
    assert found.count("<tr") == 4
    assert found.count('<tr class="fd-figure-group"><th scope="rowgroup" colspan="3">Paper</th></tr>') == 1
    assert '<td class="is-first"><a href="/x/?a=1&amp;b=2">Ink</a></td><td class="is-number">4</td><td class="is-number">5</td>' in found
    assert words(found) == "Paper Pens 3 Ink 4 5 Tea"


def test_a_row_for_each_day_and_a_day_off_is_paler() -> None:
    found = of_days([Bar("11-28", 0, is_off=True), Bar("11-30", 2, "/d/")])
    assert found == (
        '<tr class="is-off"><th scope="row">11-28</th><td class="is-number">0</td></tr>'
        '<tr><th scope="row">11-30</th><td class="is-number"><a href="/d/">2</a></td></tr>'
    )


def test_names_are_words() -> None:
    found = of_lines([Line(EVIL, (EVIL,), EVIL, group=EVIL)], 2) + of_days([Bar(EVIL, 1, EVIL)])
    assert (found.count("<b>"), found.count("&lt;b&gt;&quot;x&quot;&amp;")) == (0, 6)
