"""Sealed under a key outside the database; keys can be changed."""

from django.test import override_settings

from frontdesk.ciphers import masked, opened, seal

NUMBER = "310101199003071234"


def test_what_was_sealed_is_opened_and_the_token_says_nothing() -> None:
    token = seal(NUMBER)
    assert (opened(token), NUMBER in token, seal(NUMBER) == token) == (NUMBER, False, False)


def test_an_old_key_still_opens_and_the_new_one_seals() -> None:
    with override_settings(DATA_KEYS=["old" * 20]):
        token = seal(NUMBER)
    with override_settings(DATA_KEYS=["new" * 20, "old" * 20]):
        assert opened(token) == NUMBER
        fresh = seal(NUMBER)
    with override_settings(DATA_KEYS=["new" * 20]):
        assert (opened(token), opened(fresh)) == ("", NUMBER)


def test_a_number_is_shown_by_its_beginning_and_end_and_a_short_one_not_at_all() -> None:
    assert (masked(NUMBER), masked("E1234567"), masked("")) == ("310***********1234", "********", "")
