"""A tree as YAML that reads back as the same tree.

Short entries stand on one line, as people write them.  Quotation marks are set where another
program would take a text for a number or a truth; what is a number stands without.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import yaml

from ecorules.case.written.tree import Line, Scalar

if TYPE_CHECKING:
    from ecorules.case.written.tree import Tree

# No line of prose is cut: to cut Thai takes a dictionary.
_NO_LIMIT: Final = 1 << 30
_TEXT: Final = "tag:yaml.org,2002:str"
# Of what else another program may read into a text, it is a text with quotation marks.
_PLAIN: Final = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("bool", "float", "int", "timestamp")
)
_MAPPING: Final = "tag:yaml.org,2002:map"


class _Dumper(yaml.SafeDumper):
    """Write every text as it is."""

    def ignore_aliases(self, data: object) -> bool:
        """Write what stands twice twice."""
        del data
        return True


def _scalar(dumper: yaml.SafeDumper, text: Scalar) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call] # the stubs know no type of it
    return yaml.ScalarNode(tag if tag in _PLAIN else _TEXT, str(text))


def _prose(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # A line break is written as a sign: a real one would make an entry of several lines.
    return dumper.represent_scalar(_TEXT, text, style='"' if "\n" in text else None)


def _line(dumper: yaml.SafeDumper, line: Line) -> yaml.MappingNode:
    return dumper.represent_mapping(_MAPPING, dict(line), flow_style=True)


_Dumper.add_representer(str, _prose)
_Dumper.add_representer(Scalar, _scalar)
_Dumper.add_representer(Line, _line)


def yaml_text(tree: Tree) -> str:
    r"""Return a tree as the text of a YAML file.

    >>> yaml_text({"on": Scalar("2022-03-31"), "source": "2565"})
    "{on: 2022-03-31, source: '2565'}\n"
    """
    return yaml.dump(
        _with_plain_keys(tree),
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=_NO_LIMIT,
    )


def _with_plain_keys(tree: Tree) -> Tree:
    """Return a tree whose keys stand without quotation marks, as in `on: 2022-03-31`."""
    if isinstance(tree, Mapping):
        made: dict[str, Tree] = {Scalar(key): _with_plain_keys(tree[key]) for key in tree}
        return Line(made) if isinstance(tree, Line) else made
    if isinstance(tree, str):
        return tree
    return [_with_plain_keys(value) for value in tree]
