"""The browser's packages: named files served straight from node_modules, nothing copied into the repository."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage, Warning
from django.core.files.storage import FileSystemStorage

# What a page asks for → where the package keeps it. Source maps come along because the hashed-name storage
# refuses a file whose map is missing; whole folders do not, because some of their maps are.
SERVED = {
    "vendor/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "vendor/tabler.min.css.map": "@tabler/core/dist/css/tabler.min.css.map",
    "vendor/tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "vendor/tabler.min.js.map": "@tabler/core/dist/js/tabler.min.js.map",
    "vendor/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "vendor/idiomorph.min.js": "idiomorph/dist/idiomorph.min.js",
    "vendor/tom-select.bootstrap5.min.css": "tom-select/dist/css/tom-select.bootstrap5.min.css",
    "vendor/tom-select.bootstrap5.min.css.map": "tom-select/dist/css/tom-select.bootstrap5.min.css.map",
    "vendor/tom-select.complete.min.js": "tom-select/dist/js/tom-select.complete.min.js",
    "vendor/tom-select.complete.min.js.map": "tom-select/dist/js/tom-select.complete.min.js.map",
    "vendor/signature_pad.min.js": "signature_pad/dist/signature_pad.umd.min.js",
    "vendor/signature_pad.umd.min.js.map": "signature_pad/dist/signature_pad.umd.min.js.map",
    "vendor/chart.min.js": "chart.js/dist/chart.umd.min.js",
    "vendor/chart.umd.min.js.map": "chart.js/dist/chart.umd.min.js.map",
    "vendor/barcode-detector.js": "barcode-detector/dist/iife/ponyfill.js",
    "vendor/zxing_reader.wasm": "zxing-wasm/dist/reader/zxing_reader.wasm",
}

Warnings = list[CheckMessage]  # named here: inside the finder `list` is a method


class PackageStorage(FileSystemStorage):
    """Reads a served name from its place in node_modules."""

    def __init__(self) -> None:
        super().__init__(location=settings.BASE_DIR / "node_modules")

    def path(self, name: str) -> str:
        return str(Path(self.location, SERVED[name]))


class NodePackagesFinder(BaseFinder):
    """Finds the files of `SERVED` for collectstatic, findstatic and the test server."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = PackageStorage()

    def check(self, **kwargs: Any) -> Warnings:
        missing = [name for name in SERVED if not self.storage.exists(name)]
        return [Warning(f"not installed: {', '.join(missing)}", hint="Run `make setup`.", id="frontdesk.W001")] if missing else []

    def find(self, path: str, find_all: bool = False) -> Any:
        """The path, or with `find_all` a list of it; an empty list when it is not one of ours."""
        found = [self.storage.path(path)] if path in SERVED and self.storage.exists(path) else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in SERVED:
            if self.storage.exists(name) and not matches_patterns(name, ignore_patterns or ()):
                yield name, self.storage
