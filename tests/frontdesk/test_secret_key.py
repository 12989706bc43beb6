"""Who sets no secret key has one all the same: of this installation alone, the same for all of its processes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.processes import ROOT

TOGETHER = 6
ASK = [sys.executable, "-c", "from django.conf import settings; print(settings.SECRET_KEY, end='')"]


def ask(var: Path, **more: str) -> subprocess.Popen[str]:
    """A process that prints its secret key."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FRONTDESK_", "DJANGO_", "DATABASE_"))}
    world = {**kept, "DJANGO_SETTINGS_MODULE": "frontdesk.settings", "FRONTDESK_VAR": str(var), **more}
    return subprocess.Popen(ASK, cwd=ROOT, env=world, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    key, trouble = process.communicate(timeout=60)
    if process.returncode:
        raise ImproperlyConfigured(trouble)
    return key


def test_processes_that_start_together_agree_and_two_installations_never_do(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    keys = {said(process) for process in [ask(here) for _process in range(TOGETHER)]}
    [key] = keys
    assert (len(key), len(set(key)) > 10, said(ask(here)) == key, said(ask(there)) == key) == (50, True, True, False)
    file = here / "secret.key"
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == (key, 0o600)
    assert list(here.glob(".secret*")) == []


def test_the_key_of_the_environment_holds_and_leaves_no_file(tmp_path: Path) -> None:
    assert said(ask(tmp_path, FRONTDESK_SECRET_KEY="of the environment")) == "of the environment"
    assert not (tmp_path / "secret.key").exists()


@pytest.mark.parametrize("key", ["", "short", "a" * 60, "for a desk that anybody may try, never for real data"])
def test_real_use_draws_none_and_refuses_one_that_is_missing_short_or_known(tmp_path: Path, key: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FRONTDESK_SECRET_KEY is missing, short or known"):
        said(ask(tmp_path, FRONTDESK_PRODUCTION="1", FRONTDESK_BASE_URL="https://desk.example.com", FRONTDESK_SECRET_KEY=key))
    assert not (tmp_path / "secret.key").exists()
