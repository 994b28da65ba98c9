"""The frame of an edition: its sources, its dimensions, and the aspects under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text
from ecorules.edition.model import (
    Adoption,
    Aspect,
    Declared,
    Dimension,
    Held,
    Practice,
    Role,
)
from ecorules.edition.origins import provenance_of, sources_of
from ecorules.edition.page import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ecorules.edition.model import Source
    from ecorules.edition.page import Page
    from ecorules.edition.schema.edition import AspectForm, EditionFile

DIMENSION = Kind("unknown-dimension", Text("dimension", "มิติชื่อ"))


class Frame(NamedTuple):
    """What `edition.yaml` gives everything else to stand in.

    `sources` is nothing where those that the vocabulary names could not be read.
    """

    form: EditionFile
    sources: Mapping[str, Source] | None
    dimensions: Mapping[str, Dimension]
    aspects: Mapping[int, Aspect]
    declares: Declared | None
    adoption: Adoption | None
    practice: Practice | None

    @property
    def since(self) -> date | None:
        """Return the first day in force, if a source gives it."""
        return None if self.form.effective is None else self.form.effective.from_

    @property
    def until(self) -> date | None:
        """Return the last day in force, if a source gives it."""
        return None if self.form.effective is None else self.form.effective.until


def frame_of(form: EditionFile, shared: Mapping[str, Source] | None, page: Page) -> Frame:
    """Return the frame; the vocabulary's sources may be cited in it and in all that follows."""
    own = sources_of(form.sources, page)
    for code, source in (shared or {}).items():
        if own.get(code, source) != source:
            page.report_key("source-differs", _two_sources(code), ("sources", code))
    sources = None if shared is None else dict(sorted({**shared, **own}.items()))
    citing = page._replace(sources=sources)
    dimensions = {
        code: Dimension(
            code,
            each.title.text,
            provenance_of(each.provenance, ("dimensions", code, "provenance"), citing),
        )
        for code, each in sorted(form.dimensions.items())
    }
    aspects = {
        number: _aspect(number, each, form, citing) for number, each in sorted(form.aspects.items())
    }
    _refuse_empty_period(form, page)
    declared, adoption = _declared(form, citing), _adoption(form, page)
    practice = _practice(form, citing)
    return Frame(form, sources, dimensions, aspects, declared, adoption, practice)


def _aspect(number: int, form: AspectForm, file: EditionFile, page: Page) -> Aspect:
    path = ("aspects", str(number))
    under = page.under(Text(f"aspect {number}", f"ด้านที่ {number}"))
    if form.dimension not in file.dimensions:
        under.report_unknown(DIMENSION, form.dimension, file.dimensions, (*path, "dimension"))
    origin = provenance_of(form.provenance, (*path, "provenance"), under)
    return Aspect(number, form.title.text, form.dimension, origin)


def _declared(form: EditionFile, page: Page) -> Declared | None:
    said = form.declares
    if said is None:
        return None
    return Declared(
        dimensions=said.dimensions,
        aspects=said.aspects,
        requirements=said.requirements,
        groups=dict(sorted(said.groups.items())),
        provenance=provenance_of(said.provenance, ("declares", "provenance"), page),
    )


def _practice(form: EditionFile, page: Page) -> Practice | None:
    said = form.practice
    if said is None:
        return None
    path = ("practice",)
    rounds: dict[str, Held] = {
        kind: Held(
            each.auditors,
            each.days,
            each.after,
            provenance_of(each.provenance, (*path, "rounds", kind, "provenance"), page),
        )
        for kind, each in sorted(said.rounds.items())
    }
    deciders = {
        code: Role(
            each.title.text,
            provenance_of(each.provenance, (*path, "deciders", code, "provenance"), page),
        )
        for code, each in sorted(said.deciders.items())
    }
    return Practice(rounds, deciders)


def _adoption(form: EditionFile, page: Page) -> Adoption | None:
    """Return the act by which the edition was adopted; status and act go together."""
    act, is_adopted = form.adopted, form.status == "adopted"
    if is_adopted and act is None:
        page.report("adoption-incomplete", _NO_ACT, ("status",), _NAME_THE_ACT)
    if act is not None and not is_adopted:
        page.report_key("adoption-incomplete", _NOT_ADOPTED, ("adopted",), _CHOOSE)
    return None if act is None else Adoption(act.by.text, act.on, act.document.text)


def _refuse_empty_period(form: EditionFile, page: Page) -> None:
    period = form.effective
    if period is None or period.from_ is None or period.until is None:
        return
    if period.until < period.from_:
        message = Text(
            "the edition ends before it begins",
            "วันสิ้นสุดของฉบับอยู่ก่อนวันเริ่มใช้",
        )
        page.report("empty-period", message, ("effective", "until"))


_NO_ACT = Text(
    "an `adopted` edition says who adopted it, when, and in which document",
    "ฉบับที่เป็น `adopted` ต้องระบุว่าผู้ใดประกาศใช้ เมื่อใด และตามเอกสารใด",
)
_NAME_THE_ACT = Text(
    "add `adopted: {by: {th: …, en: …}, on: …, document: {th: …, en: …}}`, "
    "or write `status: working`",
    "เพิ่ม `adopted: {by: {th: …, en: …}, on: …, document: {th: …, en: …}}` หรือใช้ `status: working`",
)
_NOT_ADOPTED = Text(
    "the edition says who adopted it, and that it is a `working` one",
    "ระบุไว้ว่าผู้ใดประกาศใช้ แต่สถานะยังเป็น `working`",
)
_CHOOSE = Text(
    "write `status: adopted`, or take `adopted` out",
    "ใช้ `status: adopted` หรือลบ `adopted` ออก",
)


def _two_sources(code: str) -> Text:
    return Text(
        f"the vocabulary has another source called `{code}`",
        f"vocabulary.yaml มีแหล่งที่มาชื่อ `{code}` ที่ไม่ตรงกับที่นี่",
    )
