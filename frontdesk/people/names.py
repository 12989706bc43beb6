"""Names as people type them: compared NFKC and case folded, found by pinyin and initials."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, pinyin

# Surnames that are read differently from the same character elsewhere (《现代汉语词典》 surname readings).
SURNAME_READINGS = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "盖": "ge", "区": "ou", "朴": "piao", "翟": "zhai", "缪": "miao",
    "乐": "yue", "任": "ren", "华": "hua", "卜": "bu", "员": "yun", "宁": "ning", "覃": "qin", "尉": "wei", "冼": "xian", "召": "shao",
    "万": "wan", "牟": "mu", "燕": "yan", "过": "guo", "洗": "xian", "纪": "ji", "黑": "he", "秘": "bi", "种": "chong", "折": "she",
    "薄": "bo", "繁": "po", "都": "du", "句": "gou", "祭": "zhai", "阚": "kan", "郇": "xun", "佴": "nai", "么": "yao", "乜": "nie",
}  # fmt: skip
DOUBLE_SURNAMES = {
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "长孙",
    "宇文",
    "司徒",
    "东方",
    "独孤",
    "南宫",
}
DOUBLE_READINGS = {"尉迟": ["yu", "chi"], "长孙": ["zhang", "sun"], "令狐": ["ling", "hu"]}


def normal(text: str) -> str:
    """The key two spellings of one name share: NFKC, case folded, without spaces and the dots between names."""
    return re.sub(r"[\s·.・,，]+", "", unicodedata.normalize("NFKC", text).casefold())


def is_username(name: str) -> bool:
    """Whether somebody may log in by this; it has been made `normal`."""
    return 0 < len(name) <= 60 and not any(mark in name for mark in "/\\@<>\"'")


def syllables(name: str) -> list[str]:
    """One reading a character; a surname by its own reading: 单雅 → ['shan', 'ya']. Latin names word by word."""
    if not re.search(r"[\u3400-\u9fff]", name):
        return [normal(word) for word in re.split(r"[\s,，·]+", name) if word]
    read = [normal(item[0]) for item in pinyin(name, style=Style.NORMAL, errors="ignore")]
    if name[:2] in DOUBLE_READINGS:
        read[:2] = DOUBLE_READINGS[name[:2]]
    elif read and name[0] in SURNAME_READINGS:
        read[0] = SURNAME_READINGS[name[0]]
    return [syllable.replace("ü", "v") for syllable in read if syllable]


@lru_cache(maxsize=4096)
def spellings(name: str) -> str:
    """Every way a name may be typed without hanzi, fenced by spaces: 王小明 → ' wangxiaoming xiaoming wxm xiaomingwang wangxm '."""
    read = syllables(name)
    if not read:
        return ""
    surname = 2 if name[:2] in DOUBLE_SURNAMES else 1
    given = read[surname:] or read
    ways = [
        "".join(read),
        "".join(given),
        "".join(s[0] for s in read),
        "".join(reversed(read)) if len(read) == 2 else "",
        "".join(given + read[:surname]),
        "".join([*read[:surname], *(s[0] for s in read[surname:])]),
    ]
    return f" {' '.join(dict.fromkeys(way for way in ways if way))} "


def initial_of(name: str) -> str:
    """The one character in a person's round mark: the surname's."""
    return name.strip()[:1].upper() or "?"


def masked(name: str) -> str:
    """A name that shows whose it may be and no more: 王小明 → 王**; Laura Reyes → L****."""
    name = name.strip()
    return name[:1] + "*" * (2 if re.match(r"[\u3400-\u9fff]", name) else 4)


def distance(typed: str, *names: str) -> int:
    """How far what was typed is from the names it was found by: 0 the surname itself or a whole name, 1 a beginning, 2 anything else."""
    key, found = normal(typed), 2
    for name in filter(None, names):
        read = syllables(name)
        wholes = {normal(name), "".join(read), read[0] if read else ""}
        if key in wholes or normal(name).startswith(key):
            return 0
        found = 1 if "".join(read).startswith(key) else found
    return found
