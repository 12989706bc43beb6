"""Declaring how a model forgets."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist

from frontdesk.journal.forgetting import Forgetting, forgets
from frontdesk.registry import Registry


def old(before):
    return ContentType.objects.none()


def erase(records, *, now):
    return len(records)


HOW = {"old": old, "erase": erase}


def test_a_model_declares_its_personal_fields_and_who_forgets_them():
    registry = Registry("forgetting")
    declared = forgets(ContentType, fields=["model"], keep="visitors.visit_days", **HOW, into=registry)
    assert list(registry) == [declared]
    assert declared == Forgetting(ContentType, ("model",), "visitors.visit_days", old, erase)
    assert declared.name == "contenttypes.contenttype"


def test_an_unknown_field_is_a_mistake():
    with pytest.raises(FieldDoesNotExist):
        forgets(ContentType, fields=["phone"], keep=timedelta(days=90), **HOW, into=Registry("forgetting"))


def test_a_model_declares_once():
    registry = Registry("forgetting")
    forgets(ContentType, fields=["model"], keep=timedelta(days=90), **HOW, into=registry)
    with pytest.raises(ValueError, match="two forgetting are called"):
        forgets(ContentType, fields=["model"], keep=timedelta(days=90), **HOW, into=registry)
