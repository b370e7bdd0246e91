"""How an HTML report looks: on a screen, light or dark, on a phone and on paper."""

from collections.abc import Mapping
from importlib.resources import files

from riia_tui.reports import palette
from riia_tui.reports.blocks import Report
from riia_tui.reports.plain import on_one_line

_RUNNING_LENGTH = 90
_LIGHT = {
    "ink": palette.INK,
    "quiet": palette.QUIET,
    "accent": palette.ACCENT,
    "tint": palette.TINT,
    "rule": palette.RULE,
    "paper": palette.PAPER,
    **palette.GROUNDS,
}
_MARGIN_TEXT = f"font: 9pt Arial, Helvetica, sans-serif; color: #{palette.QUIET};"


def stylesheet(report: Report) -> str:
    """The page's CSS, with the title and the note of the report as running lines for print."""
    sheet = files("riia_tui.reports").joinpath("html.css").read_text(encoding="utf-8")
    return _colours() + sheet + _running(report)


def _colours() -> str:
    """Every colour by its name, those of a dark screen where a reader's is set so, and the grounds of tones."""
    tones = "".join(f".tone-{tone} {{ background: var(--{tone}); }}\n" for tone in palette.GROUNDS)
    return f"""{_root(_LIGHT)}
@media screen and (prefers-color-scheme: dark) {{
  {_root(palette.DARK)}
}}
{tones}"""


def _root(colours: Mapping[str, str]) -> str:
    named = " ".join(f"--{name}: #{colour};" for name, colour in colours.items())
    return f":root {{ {named} }}"


def _running(report: Report) -> str:
    title = _css_string(on_one_line(report.title, _RUNNING_LENGTH))
    note = _css_string(on_one_line(report.note, _RUNNING_LENGTH))
    return f"""@page {{
  @top-right {{ content: {note}; {_MARGIN_TEXT} font-weight: bold; }}
  @bottom-left {{ content: {title}; {_MARGIN_TEXT} }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); {_MARGIN_TEXT} }}
}}
@page :first {{ @top-right {{ content: none; }} }}
"""


def _css_string(text: str) -> str:
    """The text as a CSS string in which no typed sign can end the string or the style element."""
    signs = (sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
    return f'"{"".join(signs)}"'
