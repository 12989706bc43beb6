"""A migrated SQLite file that every test process copies: migrating takes seconds, copying none.

It is called by the code that made it, so after any change of the product a new one is made.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = (
    "requirements",
    *sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in ("tests", "benchmarks")),
)
KEPT = 24 * 3600  # seconds


def code() -> str:
    """What the database follows from: the product's code, its packages, this Python."""
    said = sha256(sys.version.encode())
    for path in sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".txt")):
        said.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return said.hexdigest()[:16]


def template() -> Path:
    """Where it lies; the first of several processes makes it, the others wait."""
    folder = Path(tempfile.gettempdir(), f"frontdesk-templates-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{code()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for old in folder.glob("*.sqlite3*"):
                if time.time() - old.stat().st_mtime > KEPT:  # another checkout of this machine may use a younger one
                    old.unlink()
            _migrate(path)
    return path


def _migrate(path: Path) -> None:
    making = path.with_suffix(".making")
    with tempfile.TemporaryDirectory(prefix="frontdesk-template-") as var:
        here = {**os.environ, "FRONTDESK_VAR": var, "DATABASE_URL": f"sqlite:///{making}", "DJANGO_SETTINGS_MODULE": "frontdesk.settings"}
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=here, check=True)
    making.replace(path)
