"""Proofs of the shipped editions, and how their time grows with what an edition asks.

A growing edition is the first so many requirements of a shipped one; beside the seconds stands how
many claims were made, for that is what takes the time.

    python benchmarks/proofs.py
"""

import sys
import time
from dataclasses import replace

from ecorules import load_edition
from ecorules.edition.model import Edition
from ecorules.levels import prerequisites
from ecorules.revision.proof.comparing import compared_editions
from ecorules.revision.proof.soundness import proved_edition

EDITIONS = ("eit-2562", "eit-2565")
DRAFT = ("eit-2565", "eit-2565-example")
PARTS = (10, 20)


def main(names: tuple[str, ...]) -> None:
    """Print the times as a table, one line a proof."""
    print("proofs                              requirements  claims  seconds  of 60")
    for name in names:
        whole = load_edition(name)
        for many in (*PARTS, len(whole.requirements)):
            edition = first(whole, many)
            begun = time.perf_counter()
            found = proved_edition(edition)
            took = time.perf_counter() - begun
            said(name, len(edition.requirements), len(list(found.claims)), took)
    old, new = (load_edition(name) for name in DRAFT)
    begun = time.perf_counter()
    compared = compared_editions(old, new)
    took = time.perf_counter() - begun
    said(" and ".join(DRAFT), len(old.requirements), len(list(compared.claims)), took)


def first(whole: Edition, many: int) -> Edition:
    """Return an edition of the first so many requirements, with all that they name."""
    kept: set[str] = set()
    for code in list(whole.requirements)[:many]:
        queue = [code]
        while queue:
            one = queue.pop()
            if one not in kept:
                kept.add(one)
                queue.extend(prerequisites(whole.requirements[one]))
    requirements = {code: one for code, one in whole.requirements.items() if code in kept}
    return replace(whole, requirements=requirements, digest=f"{whole.digest}-{many}")


def said(name: str, requirements: int, claims: int, took: float) -> None:
    """Print one line of the table."""
    print(f"{name:<35} {requirements:>12} {claims:>7} {took:>8.1f} {took / 60:>6.0%}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or EDITIONS)
