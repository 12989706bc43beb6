"""How a step stands, by mode, rule and answers: laws that hold for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.finding.standing import Verdict, standing
from documents.models import Decision, Mode, Refusal

A, R, N = Decision.AGREED, Decision.REFUSED, None
ANSWERS = st.lists(st.sampled_from([A, R, N]), min_size=1, max_size=6)
ANSWERED = st.lists(st.sampled_from([A, R]), min_size=1, max_size=6)


@given(st.sampled_from(Mode.values), st.sampled_from(Refusal.values), ANSWERS, st.integers(1, 6))
def test_what_is_open_asks_somebody_and_what_has_ended_asks_nobody(mode: str, refusal: str, answers: list[object], needed: int) -> None:
    stands = standing(mode, refusal, min(needed, len(answers)), answers)
    assert (stands.verdict == Verdict.OPEN) == bool(stands.asked)
    assert all(answers[place] is None for place in stands.asked)
    if mode == Mode.ORDERED:
        assert len(stands.asked) <= 1


@given(st.sampled_from(Mode.values), st.sampled_from(Refusal.values), st.integers(1, 6), st.integers(1, 6))
def test_silence_never_decides(mode: str, refusal: str, many: int, needed: int) -> None:
    assert standing(mode, refusal, min(needed, many), [None] * many).verdict == Verdict.OPEN


@given(st.sampled_from(Mode.values), st.sampled_from(Refusal.values), ANSWERED, st.integers(1, 6))
def test_when_everybody_has_answered_it_has_ended(mode: str, refusal: str, answers: list[object], needed: int) -> None:
    assert standing(mode, refusal, min(needed, len(answers)), answers).verdict != Verdict.OPEN


def test_a_step_without_signers_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="without signers"):
        standing(Mode.ALL, Refusal.STOP, 1, [])
