"""`.env.example` and the lists of packages say the truth about the product."""

import re
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent
READ_ELSEWHERE = {"PORT", "FRONTDESK_HOST", "POSTGRES_PASSWORD"}  # by serve and docker-compose.yml


def test_every_setting_of_the_environment_is_explained() -> None:
    read = set(re.findall(r'\benv(?:\.\w+)?\("([A-Z_]+)"', (ROOT / "frontdesk/settings.py").read_text()))
    explained = set(re.findall(r"(?m)^#([A-Z_]+)=", (ROOT / ".env.example").read_text()))
    assert explained == read | READ_ELSEWHERE


def test_a_copied_example_changes_nothing() -> None:
    scheme = environ.Env()
    scheme.ENVIRON = {}
    scheme.read_env(ROOT / ".env.example")
    assert scheme.ENVIRON == {}


def test_no_list_of_packages_names_an_address_to_fetch_them_from() -> None:
    files = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / ".npmrc", ROOT / "pyproject.toml"]
    assert [file.name for file in files if "://" in file.read_text()] == []
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_every_pinned_python_package_has_its_hashes() -> None:
    for file in sorted((ROOT / "requirements").glob("*.txt")):
        entries = re.split(r"(?m)^(?=[a-z0-9])", file.read_text())[1:]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
