"""What may be odd about a cell although it can be read: whoever filled it in is told."""

from enum import Flag, auto


class Oddity(Flag):
    """Say what a reader decided about a cell, or what nothing can be decided about."""

    NONE = 0
    FORMULA = auto()
    NOT_CALCULATED = auto()
    ERROR = auto()
    NOT_AVAILABLE = auto()
    BUDDHIST_YEAR = auto()
    TIME_OF_DAY = auto()
