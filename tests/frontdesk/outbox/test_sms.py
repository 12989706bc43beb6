"""How many segments a text message is."""

import pytest

from frontdesk.outbox.sms import length


@pytest.mark.parametrize(
    ("text", "characters", "segments", "most"),
    [
        ("", 0, 0, 160),
        ("x" * 160, 160, 1, 160),
        ("x" * 161, 161, 2, 153),
        ("x" * 306, 306, 2, 153),
        ("x" * 307, 307, 3, 153),
        ("€" * 80, 160, 1, 160),
        ("到" * 70, 70, 1, 70),
        ("到" * 71, 71, 2, 67),
        ("到" * 134, 134, 2, 67),
        ("到" * 135, 135, 3, 67),
        ("x" * 69 + "到", 70, 1, 70),
        ("😀" * 35, 70, 1, 70),
        ("host’s", 6, 1, 70),
    ],
)
def test_characters_and_segments(text: str, characters: int, segments: int, most: int) -> None:
    found = length(text)
    assert (found.characters, found.segments, found.most) == (characters, segments, most)
