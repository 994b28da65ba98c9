"""How far a verdict is from turning, said in members and in the measure's own unit.

Members of whom something is open may settle nothing any more and still be worth a hint: then
it is said how far it is at least.  Of an open comparison nobody can say how far it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.margins import Margin, Spare, margin
from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.declared import unit_if_known
from ecorules.language.quantity import PERCENT, PLAIN
from ecorules.language.syntax import Compare, Count, Every, Relation

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.diagnostics import Language
    from ecorules.language.quantity import Unit
    from ecorules.language.sentence import Words
    from ecorules.language.trace import Trace
    from ecorules.language.vocabulary import Vocabulary

_FROM_BELOW: Final = frozenset({Relation.AT_LEAST, Relation.MORE_THAN})
_TURNS: Final = {
    Relation.AT_LEAST: Text("turns if it falls below {limit}", "ผลจะเปลี่ยนหากต่ำกว่า{limit}"),
    Relation.MORE_THAN: Text("turns if it falls to {limit}", "ผลจะเปลี่ยนหากลดลงถึง{limit}"),
    Relation.AT_MOST: Text("turns if it rises above {limit}", "ผลจะเปลี่ยนหากสูงกว่า{limit}"),
    Relation.LESS_THAN: Text("turns if it rises to {limit}", "ผลจะเปลี่ยนหากเพิ่มขึ้นถึง{limit}"),
    Relation.EQUALS: Text("turns with any change", "ผลจะเปลี่ยนหากค่าเปลี่ยนไปจากนี้"),
}
_TO_SPARE: Final = Text("{amount} to spare", "เหลือระยะ{amount}")
_SHORT: Final = Text("{amount} short", "ขาดอีก{amount}")
_TOO_MUCH: Final = Text("{amount} too much", "เกินไป{amount}")
_APART: Final = Text("{amount} away", "ห่างจากเกณฑ์{amount}")
_POINTS: Final = Text("{number} percentage points", "{number} จุดร้อยละ")


def distance(trace: Trace) -> Text | None:
    """Return how many members a settled comparison has to spare or lacks, where that is known."""
    found = margin(trace)
    if found is None or found.members is None:
        return None
    node = trace.node
    if isinstance(node, Compare) and node.relation not in _FROM_BELOW:
        return _too_many(found, found.members)
    if isinstance(node, Every):
        return _of_all(found, found.members)
    return _enough(found, found.members)


def _of_all(found: Margin, spare: Spare) -> Text | None:
    if found.holds:
        return Text("turns if one of them does not", "ผลจะเปลี่ยนหากมีหนึ่งรายที่ไม่เข้าเงื่อนไข")
    number = -(spare.most or 0)
    lead = _at_least(spare)
    verb = "does not" if number == 1 else "do not"
    return Text(f"{lead.en}{number} {verb}", f"ไม่เข้าเงื่อนไข{lead.th or ' '}{number} ราย")


def _too_many(found: Margin, spare: Spare) -> Text | None:
    number = spare.least if found.holds else spare.most
    if number is None:
        return None
    lead = _at_least(spare)
    if found.holds:
        return Text(f"{lead.en}{number} to spare", f"ต่ำกว่าเกณฑ์{lead.th or ' '}{number} ราย")
    return Text(f"{lead.en}{-number} too many", f"เกินเกณฑ์{lead.th or ' '}{-number} ราย")


def _at_least(spare: Spare) -> Text:
    is_exact = spare.least == spare.most
    return Text("", "") if is_exact else Text("at least ", "อย่างน้อย ")


def _enough(found: Margin, spare: Spare) -> Text | None:
    lead, number = _at_least(spare), spare.least if found.holds else spare.most
    if number is None:
        return None
    if not found.holds:
        return Text(f"{lead.en}{-number} more needed", f"ขาดอีก{lead.th or ' '}{-number} ราย")
    if number:
        return Text(f"{lead.en}{number} to spare", f"สูงกว่าเกณฑ์{lead.th or ' '}{number} ราย")
    if lead.en:
        return Text("enough already", "ครบตามเกณฑ์แล้ว")
    return Text("just enough", "ครบตามเกณฑ์พอดี")


def margin_said(found: Margin, vocabulary: Vocabulary, words: Words, lang: Language) -> str:
    """Return how far a settled condition is from turning, in members and in its own unit."""
    in_members = distance(found.trace)
    said = [] if in_members is None else [in_members.said(lang)]
    said += _in_units(found, vocabulary, words, lang)
    return "; ".join(said)


def _in_units(found: Margin, vocabulary: Vocabulary, words: Words, lang: Language) -> list[str]:
    node = found.trace.node
    if not isinstance(node, Compare) or isinstance(node.measure, Count):
        return []
    if found.distance is None or found.threshold is None:
        return []
    unit = unit_if_known(node.measure, vocabulary, words.units) or unit_if_known(
        node.bound, vocabulary, words.units
    )
    own = unit or PLAIN
    far = _spaced(_length(found.distance, own, lang), lang)
    limit = _spaced(amount(found.threshold, own, lang), lang)
    if found.holds:
        turns = _TURNS[node.relation].said(lang).format(limit=limit)
        return [_TO_SPARE.said(lang).format(amount=far), turns] if found.distance else [turns]
    phrase = {Relation.EQUALS: _APART}.get(
        node.relation, _SHORT if node.relation in _FROM_BELOW else _TOO_MUCH
    )
    if not found.distance:
        return []
    return [phrase.said(lang).format(amount=far)]


def _length(value: Fraction, unit: Unit, lang: Language) -> str:
    """Return a distance; that between two percentages is said in percentage points."""
    said = amount(value, unit, lang)
    if unit != PERCENT:
        return said
    shown = said.replace("ร้อยละ", "").replace("%", "").strip()
    points = _POINTS.said(lang).format(number=shown)
    return points.removesuffix("s") if shown == "1" else points


def _spaced(said: str, lang: Language) -> str:
    """Put a blank before a figure that follows Thai letters."""
    return said if lang == "en" or said.startswith("ร้อยละ") else f" {said}"
