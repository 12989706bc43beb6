"""Sets the bounds, then becomes the script. Started by `parent.py` as `python -I child.py MEMORY SECONDS SCRIPT ARGUMENTS…`.

It knows neither Django nor the project, and neither may the script: what starts in a tenth of a second has nothing
that a hostile file could reach.
"""

import resource
import runpy
import sys
from contextlib import suppress


def confine(memory: int, seconds: int) -> None:
    """No more address space or processor time than this, no file written, no trace left of a crash."""
    limits = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0))
    for limit, most in limits:
        with suppress(ValueError, OSError):  # a system that has no such limit
            resource.setrlimit(limit, (most, most))


def main() -> None:
    memory, seconds, script, *arguments = sys.argv[1:]
    confine(int(memory), int(seconds))
    sys.argv = [script, *arguments]
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
