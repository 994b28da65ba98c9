"""Conditions and measures as an author writes them: one small class for each friendly form.

A mapping is one form, known by the key that names it; every form says only what it needs.
`ecorules.edition.desugar` turns them into the core nodes of the language.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from ecorules.edition.schema.common import Code, Reference, Scalar, Surface, Whole
from ecorules.edition.schema.forms import condition_form, measure_form, one_form

# Far more than any record goes back; a slip of the pen must not become a million nodes.
YearsBack: TypeAlias = Annotated[Whole, Field(le=50)]


class Compared(Surface):
    """Compare with a bound, in exactly one way."""

    at_least: Measure | None = None
    at_most: Measure | None = None
    more_than: Measure | None = None
    less_than: Measure | None = None
    equals: Measure | None = None
    between: Annotated[list[Measure], Field(min_length=2, max_length=2)] | None = None


class Answering(Compared):
    """Compare what may not exist, and say what holds then."""

    if_none: Literal["met", "not_met"] | None = None


class ShareBody(Surface):
    """Of the members for which `where` holds, those for which `that` holds too."""

    of: Reference
    where: Condition | None = None
    that: Condition


class CountBody(Surface):
    """The members for which `where` and `that` hold, as far as they are given."""

    of: Reference
    where: Condition | None = None
    that: Condition | None = None


class TotalBody(Surface):
    """The sum of a fact over the members for which `where` holds."""

    of: Reference
    fact: Reference
    where: Condition | None = None
    years_back: YearsBack = 0


class RatioBody(Surface):
    """One measure divided by another."""

    part: Measure
    whole: Measure


class ComparedShare(Answering, ShareBody):
    """A share against a bound."""


class ComparedCount(Compared, CountBody):
    """A count against a bound."""


class ComparedTotal(Compared, TotalBody):
    """A total against a bound."""


class ComparedRatio(Answering, RatioBody):
    """A ratio against a bound."""


class TrendBody(Surface):
    """The direction a fact takes over fiscal years, this one and those before it."""

    fact: Reference
    years: Annotated[Whole, Field(ge=2, le=10)]
    direction: Literal["rising", "falling", "not_rising", "not_falling"]


class TargetMeasure(Surface):
    """Measure by the value of a target."""

    target: Code


class FactMeasure(Surface):
    """Measure by a fact, of this fiscal year or of an earlier one."""

    fact: Reference
    years_back: YearsBack = 0


class TotalMeasure(Surface):
    """Measure by a total."""

    total: TotalBody


class CountMeasure(Surface):
    """Measure by a count."""

    count: CountBody


class ShareMeasure(Surface):
    """Measure by a share."""

    share: ShareBody


class RatioMeasure(Surface):
    """Measure by a ratio."""

    ratio: RatioBody


class SumMeasure(Surface):
    """Measure by several measures added up."""

    sum: Annotated[list[Measure], Field(min_length=2)]


class DifferenceMeasure(Surface):
    """Measure by one measure less another."""

    difference: Annotated[list[Measure], Field(min_length=2, max_length=2)]


class AllOfForm(Surface):
    """Demand every one of the conditions."""

    all_of: Annotated[list[Condition], Field(min_length=1)]


class AnyOfForm(Surface):
    """Demand at least one of the conditions."""

    any_of: Annotated[list[Condition], Field(min_length=1)]


class NotForm(Surface):
    """Demand that the condition does not hold."""

    not_: Annotated[Condition, Field(alias="not")]


class DocumentsForm(Surface):
    """Demand all evidence items of the requirement, or those named."""

    documents: Literal["all"] | Annotated[list[Reference], Field(min_length=1)]


class DocumentForm(Surface):
    """Demand one evidence item of the requirement."""

    document: Reference


class ConformsForm(Surface):
    """Demand that another requirement is met."""

    conforms: Code


class FactForm(Compared):
    """Demand a yes, one of several choices, or a number in a relation to a bound."""

    fact: Reference
    years_back: YearsBack = 0
    is_: Annotated[Scalar | None, Field(alias="is")] = None
    is_one_of: Annotated[list[Scalar], Field(min_length=1)] | None = None


class ShareForm(Surface):
    """Demand a share of the members."""

    share: ComparedShare


class CountForm(Surface):
    """Demand a number of members."""

    count: ComparedCount


class EveryForm(Surface):
    """Demand something of every member."""

    every: ShareBody


class SomeForm(Surface):
    """Demand something of at least one member."""

    some: ShareBody


class TotalForm(Surface):
    """Demand a total over the members."""

    total: ComparedTotal


class RatioForm(Surface):
    """Demand a ratio."""

    ratio: ComparedRatio


class TrendForm(Surface):
    """Demand a direction over several fiscal years."""

    trend: TrendBody


class MeasureForm(Answering):
    """Demand a relation between any two measures."""

    measure: Measure


Measure = TypeAliasType(
    "Measure",
    Annotated[
        Annotated[Scalar, Tag("literal")]
        | Annotated[TargetMeasure, Tag("target")]
        | Annotated[FactMeasure, Tag("fact")]
        | Annotated[TotalMeasure, Tag("total")]
        | Annotated[CountMeasure, Tag("count")]
        | Annotated[ShareMeasure, Tag("share")]
        | Annotated[RatioMeasure, Tag("ratio")]
        | Annotated[SumMeasure, Tag("sum")]
        | Annotated[DifferenceMeasure, Tag("difference")],
        Discriminator(measure_form),
    ],
)
Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[AllOfForm, Tag("all_of")]
        | Annotated[AnyOfForm, Tag("any_of")]
        | Annotated[NotForm, Tag("not")]
        | Annotated[DocumentsForm, Tag("documents")]
        | Annotated[DocumentForm, Tag("document")]
        | Annotated[ConformsForm, Tag("conforms")]
        | Annotated[FactForm, Tag("fact")]
        | Annotated[ShareForm, Tag("share")]
        | Annotated[CountForm, Tag("count")]
        | Annotated[EveryForm, Tag("every")]
        | Annotated[SomeForm, Tag("some")]
        | Annotated[TotalForm, Tag("total")]
        | Annotated[RatioForm, Tag("ratio")]
        | Annotated[TrendForm, Tag("trend")]
        | Annotated[MeasureForm, Tag("measure")],
        Discriminator(condition_form),
        BeforeValidator(one_form),
    ],
)
