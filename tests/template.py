"""A migrated database that every test process copies, a file on SQLite: migrating takes seconds, copying none.

It is called by the code that made it, so after any change of what makes it a new one is made.
"""

import ast
import fcntl
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).parent.parent
KEPT = 24 * 3600  # seconds
NAMED = "frontdesk_template_"


def imported(path: Path) -> Iterator[Path]:
    """The project's own files that this one imports by name, its packages' `__init__.py` among them."""
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.ImportFrom(module=str(module)):
                names = [module, *(f"{module}.{name.name}" for name in node.names)]
            case ast.Import():
                names = [name.name for name in node.names]
            case ast.Call(func=ast.Name(id="import_module"), args=[ast.Constant(value=str(module))]):
                names = [module]
            case _:
                continue
        for name in names:
            parts = name.split(".")
            above = [ROOT.joinpath(*parts[: depth + 1], "__init__.py") for depth in range(len(parts))]
            yield from (file for file in (ROOT.joinpath(*parts).with_suffix(".py"), *above) if file.exists())


@cache
def code() -> str:
    """What the database follows from: settings and migrations with all that they import, the product's packages, this Python."""
    known = set(ROOT.glob("requirements/*.txt"))
    left = [ROOT / "frontdesk/settings.py", *ROOT.glob("*/migrations/*.py"), *ROOT.glob("frontdesk/*/migrations/*.py")]
    while left:
        path = left.pop()
        if path not in known:
            known.add(path)
            left.extend(imported(path))
    said = sha256(sys.version.encode())
    for path in sorted(known):
        said.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return said.hexdigest()[:16]


def kept() -> Path:
    """The folder of the templates."""
    folder = Path(tempfile.gettempdir(), f"frontdesk-templates-{os.getuid()}")
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def one_at_a_time() -> Iterator[Path]:
    """The folder of the templates: the first of several processes makes one, the others wait."""
    folder = kept()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def template() -> Path:
    """The SQLite file; nobody waits for one that is there, whatever another checkout is making."""
    path = kept() / f"{code()}.sqlite3"
    if path.exists():
        return path
    with one_at_a_time() as folder:
        if not path.exists():
            for old in folder.glob("*.sqlite3*"):
                if time.time() - old.stat().st_mtime > KEPT:  # another checkout of this machine may use a younger one
                    old.unlink()
            making = path.with_suffix(".making")
            _migrate(f"sqlite:///{making}")
            making.replace(path)
    return path


def template_database(url: str) -> str:
    """The name of the PostgreSQL database beside the one of `url`."""
    name, beside = f"{NAMED}{code()}", urlsplit(url)
    with one_at_a_time(), psycopg.connect(beside._replace(path="/postgres").geturl(), autocommit=True) as server:
        known = dict(
            server.execute(f"SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname LIKE '{NAMED}%'")
        )
        if known.get(name) is None:  # without the moment it was made it is half made
            for old, made in known.items():
                if made is None or time.time() - float(made) > KEPT:
                    server.execute(f"DROP DATABASE {old} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {name} TEMPLATE template0")
            _migrate(beside._replace(path=f"/{name}").geturl())
            server.execute(f"COMMENT ON DATABASE {name} IS '{time.time():.0f}'")
    return name


def _migrate(url: str) -> None:
    with tempfile.TemporaryDirectory(prefix="frontdesk-template-") as var:
        here = {**os.environ, "FRONTDESK_VAR": var, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "frontdesk.settings"}
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=here, check=True)
