"""An edition as an OSCAL catalog: a control for each requirement, in groups by dimension.

The statement of a control is what the requirement is called, its objective the condition in
words, its method the documents to examine.  Findings aim at the objective, because the verdict is
about the condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.edition.origins import cited
from ecorules.language.amount import amount
from ecorules.language.reads import needs_of
from ecorules.language.sentence import sentence
from ecorules.levels import prerequisites
from ecorules.report.oscal.marks import (
    filled,
    id_of,
    label,
    line,
    markup,
    metadata,
    moment,
    prop,
)
from ecorules.report.wording import status_said, words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition, Provenance, Requirement, Source, Target
    from ecorules.report.oscal.marks import Json

# An edition whose day is published nowhere has none to give, and no clock is read.
_UNDATED: Final = "1970-01-01T00:00:00Z"
_NO_DAY: Final = Text(
    en="No day from which this edition is in force is published; the date of last modification is "
    "a stand-in, and the version says which text this is.",
    th="ไม่มีการเผยแพร่วันที่เกณฑ์ฉบับนี้มีผลใช้ วันที่แก้ไขล่าสุดจึงเป็นค่าแทน และรุ่นระบุว่าเป็นข้อความใด",
)


def catalog_of(edition: Edition, lang: Language) -> dict[str, Json]:
    """Return an edition as an OSCAL catalog in one language."""
    return {"catalog": _Catalog(edition, lang).written()}


def catalog_id(edition: Edition, lang: Language) -> str:
    """Return the UUID of the catalog; another text of the edition has another one."""
    return id_of("catalog", edition.digest, lang)


def control_id(code: str) -> str:
    """Return the id of a requirement's control; ids begin with a letter.

    >>> control_id("19.1.1")
    'r-19.1.1'
    """
    return f"r-{code}"


def objective_id(code: str) -> str:
    """Return the id of what findings of a requirement aim at.

    >>> objective_id("19.1.1")
    'r-19.1.1_obj'
    """
    return f"{control_id(code)}_obj"


def modified(edition: Edition) -> str:
    """Return when an edition was last changed, as far as anybody has published it."""
    day = edition.since if edition.adoption is None else edition.adoption.on
    return _UNDATED if day is None else moment(day)


def day_note(edition: Edition, lang: Language) -> str | None:
    """Return that the day of an edition is not published, if it is not."""
    return _NO_DAY.said(lang) if modified(edition) == _UNDATED else None


class _Catalog:
    """Write one edition in one language."""

    def __init__(self, edition: Edition, lang: Language) -> None:
        self.edition, self.lang = edition, lang
        self.words = words_of_edition(edition)

    def said(self, en: str, th: str) -> str:
        return Text(en, th).said(self.lang)

    def written(self) -> dict[str, Json]:
        edition, lang = self.edition, self.lang
        return filled(
            uuid=catalog_id(edition, lang),
            metadata=metadata(
                edition.title.said(lang),
                edition.digest,
                modified(edition),
                props=[
                    prop("edition", edition.id),
                    prop("status", edition.status, remarks=status_said(edition, lang)),
                    prop("language", lang),
                    *(self.level(number) for number in edition.levels),
                ],
                remarks=day_note(edition, lang),
            ),
            params=[self.parameter(target) for target in edition.targets.values()],
            groups=[
                group for code in edition.dimensions if (group := self.dimension(code)) is not None
            ],
            back_matter=filled(
                resources=[self.source(source) for source in edition.sources.values()]
            ),
        )

    def level(self, number: int) -> Json:
        level = self.edition.levels[number]
        incomplete = None if level.incomplete is None else level.incomplete.said(self.lang)
        return prop(
            "level", f"{number} {level.name.said(self.lang)}", f"level-{number}", incomplete
        )

    def dimension(self, code: str) -> Json:
        """Return a dimension with its requirements, by aspect where the edition has aspects."""
        within = [one for one in self.edition.requirements.values() if one.dimension == code]
        if not within:
            return None
        title = markup(self.edition.dimensions[code].title.said(self.lang))
        numbers = sorted({one.aspect for one in within if one.aspect is not None})
        loose = [one for one in within if one.aspect is None]
        groups = [self.aspect(number, within) for number in numbers]
        if groups and loose:
            groups.append(
                filled(id=f"{code}-other", title=title, controls=self.controls(loose)),
            )
        return filled(
            id=f"dimension-{code}",
            class_="dimension",
            title=title,
            groups=groups,
            controls=[] if groups else self.controls(loose),
        )

    def aspect(self, number: int, within: Iterable[Requirement]) -> Json:
        aspect = self.edition.aspects[number]
        return filled(
            id=f"aspect-{number}",
            class_="aspect",
            title=markup(aspect.title.said(self.lang)),
            props=[label(str(number))],
            controls=self.controls(one for one in within if one.aspect == number),
        )

    def controls(self, requirements: Iterable[Requirement]) -> list[Json]:
        return [self.control(one) for one in requirements]

    def control(self, one: Requirement) -> Json:
        return filled(
            id=control_id(one.code),
            class_="requirement",
            title=markup(one.title.said(self.lang)),
            props=[
                label(one.code),
                prop("level", str(one.level)),
                *([] if one.group is None else [prop("group", one.group)]),
                prop(
                    "provenance", one.provenance.status.value, "text", self.origin(one.provenance)
                ),
                prop("provenance", one.reading.status.value, "reading", self.origin(one.reading)),
                *(prop("title", text, lang) for lang, text in one.title._asdict().items()),
                *(prop("owner", owner, remarks=self.owner(owner)) for owner in one.owners),
            ],
            links=[
                *(
                    {"href": f"#{control_id(other)}", "rel": "required"}
                    for other in prerequisites(one)
                ),
                *self.references(one.provenance),
            ],
            parts=self.parts(one),
        )

    def parts(self, one: Requirement) -> list[Json]:
        smt = {
            "id": f"{control_id(one.code)}_smt",
            "name": "statement",
            "prose": markup(one.title.said(self.lang)),
        }
        objective = filled(
            id=objective_id(one.code),
            name="assessment-objective",
            props=[prop("target", name) for name in _targets(one)],
            prose=self.condition(one),
        )
        return [smt, objective, *self.documents(one)]

    def condition(self, one: Requirement) -> str:
        vocabulary = self.edition.vocabulary
        asks = markup(sentence(one.requires, vocabulary, self.words, self.lang))
        if one.applies is None:
            return asks
        when = markup(sentence(one.applies, vocabulary, self.words, self.lang))
        return f"{self.said('Applies if: ', 'เกี่ยวข้องเมื่อ: ')}{when}\n\n{asks}"

    def documents(self, one: Requirement) -> list[Json]:
        """Return the part that lists the evidence, if a requirement asks for any."""
        if not one.evidence:
            return []
        listed = [
            filled(
                id=f"{control_id(one.code)}_asm.{place}",
                name="assessment-objects",
                props=[prop("evidence", item.code)],
                prose=markup(item.title.said(self.lang)),
            )
            for place, item in enumerate(one.evidence, start=1)
        ]
        method = {"name": "method", "ns": _RMF, "value": "EXAMINE"}
        return [
            {
                "id": f"{control_id(one.code)}_asm",
                "name": "assessment-method",
                "props": [method],
                "parts": listed,
            }
        ]

    def parameter(self, target: Target) -> Json:
        values = [
            line(amount(period.value, target.unit, self.lang))
            for period in target.periods
            if period.until is None
        ]
        return filled(
            id=f"target-{target.name}",
            class_="target",
            label=markup(target.label.said(self.lang)),
            props=[prop("set-by", target.set_by.value), prop("unit", target.unit.symbol)],
            usage=markup(self.origin(target.provenance)),
            values=values[-1:],
        )

    def owner(self, owner: str) -> str:
        return self.edition.vocabulary.owners.get(owner, Text(owner, owner)).said(self.lang)

    def origin(self, provenance: Provenance) -> str:
        """Return where a text comes from: the source and the place, and how it was reasoned."""
        how = "" if provenance.how is None else provenance.how.said(self.lang)
        return " · ".join(part for part in (cited(provenance), how) if part)

    def references(self, provenance: Provenance) -> list[Json]:
        if provenance.source is None:
            return []
        return [{"href": f"#{_source_id(self.edition, provenance.source)}", "rel": "reference"}]

    def source(self, source: Source) -> Json:
        is_address = source.where.startswith(("http://", "https://"))
        return filled(
            uuid=_source_id(self.edition, source.code),
            title=markup(source.title.said(self.lang)),
            props=[prop("source", source.code), prop("where", source.where)],
            rlinks=[{"href": source.where}] if is_address else [],
        )


# The namespace in which OSCAL keeps the methods of an assessment.
_RMF: Final = "http://csrc.nist.gov/ns/rmf"


def _source_id(edition: Edition, code: str) -> str:
    return id_of("source", edition.id, code)


def _targets(one: Requirement) -> tuple[str, ...]:
    conditions = (node for node in (one.requires, one.applies) if node is not None)
    return needs_of(frozenset(conditions)).targets
