"""Commands whose help page is in the reader's language, headings and all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.diagnostics import Language

_USAGE = Text("Usage: ", "วิธีใช้: ")
_OPTIONS = Text("Options", "ตัวเลือก")
_EXAMPLES = Text("Examples", "ตัวอย่าง")
_HELP = Text("show this page and leave", "แสดงหน้านี้")


class Spoken(click.Command):
    """A command with a help page in one language."""

    lang: Language = "en"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_USAGE.said(self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section(_OPTIONS.said(self.lang)):
            formatter.write_dl([record for record in records if record is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`, explained in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.said(self.lang)
        return option


class SpokenCommand(Spoken):
    """A command whose help page ends in examples that run."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - handed to click as they are
        lang: Language = "en",
        examples: tuple[str, ...] = (),
        **named: Any,  # noqa: ANN401 - handed to click as they are
    ) -> None:
        """Keep the language and the examples; everything else is click's."""
        super().__init__(*arguments, **named)
        self.lang = lang
        self.examples = examples

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the examples."""
        super().format_options(ctx, formatter)
        with formatter.section(_EXAMPLES.said(self.lang)):
            for example in self.examples:
                formatter.write(f"{' ' * formatter.current_indent}{example}\n")


def spoken_command(
    name: str, about: Text, lang: Language, *examples: str
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function, with its help in one language."""
    return click.command(
        name=name, cls=SpokenCommand, help=about.said(lang), lang=lang, examples=examples
    )
