"""An example area on paper: why one edition turns it away, and what decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.language.sentence import judged_sentence
from ecorules.language.truth import Truth
from ecorules.report.page_html import add
from ecorules.report.proof_area import area_lines
from ecorules.report.proof_words import DISAGREES, UNLIKELY
from ecorules.report.wording import words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree import ElementTree as ET

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language
    from ecorules.revision.proof.model import Example


def add_example(
    parent: ET.Element, example: Example, only: str, codes: frozenset[str], lang: Language
) -> None:
    """Add an example area: why one edition turns it away, and what is known of it."""
    audits = [one.audit for one in example.judged]
    editions = [audit.edition for audit in audits]
    listed = add(parent, "ul")
    turning = [audit for audit in audits if audit.edition.id != only]
    for line in _failures(turning, codes, lang):
        add(listed, "li", line)
    for line in area_lines(example.case, editions, codes, lang):
        add(listed, "li", line, class_="soft")
    if not example.is_likely:
        add(parent, "p", UNLIKELY.said(lang), class_="soft")
    if not example.is_confirmed:
        add(parent, "p", DISAGREES.said(lang), class_="notice")


def barriers(example: Example, level: int) -> frozenset[str]:
    """Return the requirements that keep an example from a level under one edition only.

    They fail at this level or below: a requirement that moved may fail under both editions.
    """
    failing = [
        frozenset(
            code
            for rung in one.audit.conclusion.rungs
            if rung.level.number <= level
            for code in rung.blocking
        )
        for one in example.judged
    ]
    everywhere = frozenset.intersection(*failing)
    return frozenset(code for each in failing for code in each) - everywhere


def _failures(audits: Sequence[Audit], codes: frozenset[str], lang: Language) -> Iterator[str]:
    """Yield what fails under which edition, as sentences."""
    for audit in audits:
        edition = audit.edition
        words = words_of_edition(edition)
        for code, found in audit.findings.items():
            if code in codes and found.met is Truth.FALSE:
                said = "; ".join(
                    judged_sentence(trace, edition.vocabulary, words, lang)
                    for trace in found.failures
                )
                yield Text(
                    f"{code} fails under {edition.id}: {said}",
                    f"{code} ไม่ผ่านตามฉบับ {edition.id}: {said}",
                ).said(lang)
