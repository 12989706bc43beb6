"""The secret key of an installation that was given none: drawn once, kept beside its data, never the same twice."""

import os
import secrets
import string
from pathlib import Path
from tempfile import mkstemp

LETTERS = string.ascii_letters + string.digits
LENGTH = 50


def kept_in(folder: Path) -> str:
    """The key in `folder`, drawn by whoever asks first: it appears whole, and all who start together read the same."""
    path = folder / "secret.key"
    if not path.exists():
        _draw(path)
    return path.read_text()


def _draw(path: Path) -> None:
    descriptor, drawn = mkstemp(dir=path.parent, prefix=".secret")  # only its owner reads it
    try:
        with open(descriptor, "w") as file:
            file.write("".join(secrets.choice(LETTERS) for _letter in range(LENGTH)))
            file.flush()
            os.fsync(descriptor)
        os.link(drawn, path)  # unlike a rename, it replaces nothing
    except FileExistsError:
        pass  # somebody else was quicker: theirs holds
    finally:
        os.unlink(drawn)
