"""Declaring how a model forgets."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist

from frontdesk.journal.forgetting import Forgetting, forgets
from frontdesk.registry import Registry


def forget_nothing(*, before, now):
    return 0


def test_a_model_declares_its_personal_fields_and_who_forgets_them(now):
    registry = Registry("forgetting")
    declared = forgets(ContentType, fields=["model"], keep="visitors.visit_days", forget=forget_nothing, into=registry)
    assert list(registry) == [declared]
    assert declared == Forgetting(ContentType, ("model",), "visitors.visit_days", forget_nothing)
    assert declared.name == "contenttypes.contenttype"
    assert declared.forget(before=now, now=now) == 0


def test_an_unknown_field_is_a_mistake():
    with pytest.raises(FieldDoesNotExist):
        forgets(ContentType, fields=["phone"], keep=timedelta(days=90), forget=forget_nothing, into=Registry("forgetting"))


def test_a_model_declares_once():
    registry = Registry("forgetting")
    forgets(ContentType, fields=["model"], keep=timedelta(days=90), forget=forget_nothing, into=registry)
    with pytest.raises(ValueError, match="two forgetting are called"):
        forgets(ContentType, fields=["model"], keep=timedelta(days=90), forget=forget_nothing, into=registry)
