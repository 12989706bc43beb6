"""Blanks are found once each in their order, and what is filled in takes their place."""

from documents.finding.blanks import blanks, filled


def test_found_and_filled() -> None:
    text = "致{收文单位}：兹定于{日期}检修，{ 日期 }恢复。{} {\n}"
    assert blanks(text, "{经办人}{日期}") == ["收文单位", "日期", "经办人"]
    assert filled(text, {"日期": "11月23日", "收文单位": " "}) == "致{收文单位}：兹定于11月23日检修，11月23日恢复。{} {\n}"
