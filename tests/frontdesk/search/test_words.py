"""What the index holds of a text, and what a query asks of it."""

import pytest

from frontdesk.search.words import MOST_ALIKE, OVERLAP, PIECE, Phrase, pieces, question, squeezed, tokens


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("合同书", "合同 同书 书"),
        ("用印", "用印 印"),
        ("章", "章"),
        ("〔2026〕15号", "2026 15 号"),
        ("［２０２６］１５号", "2026 15 号"),
        ("ISO9001 审核", "iso 9001 审核 核"),
        ("Café MÜLLER", "cafe muller"),
        ("王·小明，您好！", "王 小明 明 您好 好"),
        ("カタカナ", "カタ タカ カナ ナ"),
        ("𠮷野家", "u20bb7野 野家 家"),
        ("a_b-c", "a b c"),
        ("' \" : * ( ) & | ! <-> \\ NEAR", "near"),
        ("", ""),
    ],
)
def test_han_become_pairs_and_the_rest_words(text: str, held: str) -> None:
    assert " ".join(tokens(text)) == held


def test_a_whole_name_or_number_is_one_word() -> None:
    wholes = {"V-1123-06": "v112306", "Rita  Lin": "ritalin", "〔2026〕15号": "202615号", "王·小明": "王小明", "--": ""}

    assert {text: squeezed(text) for text in wholes} == wholes


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("合同", [Phrase(("合同",), False)]),
        ("合同用", [Phrase(("合同", "同用"), False)]),
        ("王", [Phrase(("王",), True)]),
        ("〔2026〕15号", [Phrase(("2026", "15", "号"), True)]),
        ("合同15", [Phrase(("合同", "同", "15"), True)]),
        ("ISO9001 审核", [Phrase(("iso", "9001"), True), Phrase(("审核",), False)]),
        ("？！", []),
    ],
)
def test_a_word_is_a_phrase_and_the_last_of_it_may_go_on(typed: str, asked: list[Phrase]) -> None:
    assert list(question(typed).phrases) == asked


def test_a_long_text_is_cut_into_overlapping_pieces_and_loses_nothing() -> None:
    text = "".join(chr(0x4E00 + number % 5000) for number in range(3 * PIECE))
    made = list(pieces(text))

    assert [len(piece) for piece in made] == [PIECE, PIECE, PIECE, 3 * OVERLAP]
    assert made[0][-OVERLAP:-1] == made[1][: OVERLAP - 1]
    assert {pair for piece in made for pair in piece} >= {text[at : at + 2] for at in range(len(text) - 1)}


def test_a_piece_never_holds_a_word_more_often_than_a_tsvector_keeps() -> None:
    made = list(pieces("零件 " * 2000))

    assert max(piece.count("零件") for piece in made) <= MOST_ALIKE
    assert sum(piece.count("零件") for piece in made) >= 2000


def test_an_empty_text_is_one_empty_piece() -> None:
    assert list(pieces("")) == [[]]
