"""Named files of the browser's packages are served from node_modules; nothing else there is."""

import gzip
import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from frontdesk.web.packages import SERVED, NodePackagesFinder


def test_every_listed_file_is_installed() -> None:
    assert NodePackagesFinder().check() == []
    assert {name for name in SERVED if not finders.find(name)} == set()


def test_a_file_that_is_not_listed_is_not_served() -> None:
    assert NodePackagesFinder().find("vendor/axe.min.js") == []
    assert NodePackagesFinder().find("htmx.org/dist/htmx.js", find_all=True) == []
    assert NodePackagesFinder().find("vendor/../../package.json") == []


def test_a_missing_package_is_named_with_the_way_to_mend_it(settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    finder = NodePackagesFinder()
    (warning,) = finder.check()
    assert "vendor/htmx.min.js" in warning.msg
    assert warning.hint == "Run `make setup`."
    assert list(finder.list([])) == []


def test_collected_files_are_hashed_compressed_and_complete(settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    hashed = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    assert set(SERVED) <= set(hashed)
    for name in SERVED:
        assert (tmp_path / hashed[name]).exists()
    style = hashed["vendor/tabler.min.css"]
    assert gzip.decompress((tmp_path / f"{style}.gz").read_bytes()) == (tmp_path / style).read_bytes()
