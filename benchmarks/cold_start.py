"""A cold `ecorules audit` as a whole process, beside importing the libraries it stands on.

The two take turns in one run, so that a machine that slows down slows both.  What counts is
the ratio; the aim is at most 1.5.

Both run on compiled modules, as an installed program does: pip compiles what it installs, and
here the first run does, which is not counted.  Where a setting of the machine keeps Python from
writing what it compiled, a working copy would be compiled anew by each run and the libraries not.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 11
AUDIT = [sys.executable, "-m", "ecorules", "audit", "cases/saraburi-fy2565", "--lang", "en"]
COMPILED = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "bytecode"),
}
LIBRARIES = [sys.executable, "-c", "import click, yaml, pydantic, networkx"]


def seconds(command: list[str]) -> float:
    """Return how long a command takes as a whole process."""
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - the two commands above and no others
        command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=COMPILED
    )
    return time.perf_counter() - begun


def main() -> None:
    """Time the two in turn and print their medians and the median of the ratios."""
    seconds(AUDIT)
    seconds(LIBRARIES)
    pairs = [(seconds(AUDIT), seconds(LIBRARIES)) for _ in range(ROUNDS)]
    audits, imports = zip(*pairs, strict=True)
    ratios = [audit / libraries for audit, libraries in pairs]
    print(f"cold audit of Saraburi       {statistics.median(audits) * 1000:7.0f} ms")
    print(f"importing its four libraries {statistics.median(imports) * 1000:7.0f} ms")
    print(f"ratio, median of {ROUNDS} pairs  {statistics.median(ratios):10.2f} (aim: at most 1.5)")


if __name__ == "__main__":
    main()
