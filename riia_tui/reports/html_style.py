"""How an HTML report looks: on a screen, on a phone and on paper."""

from riia_tui.reports import palette
from riia_tui.reports.blocks import Report
from riia_tui.reports.plain import on_one_line

_RUNNING_LENGTH = 90


def stylesheet(report: Report) -> str:
    """The page's CSS, with the title and the note of the report as running lines for print."""
    return _SCREEN + _tones() + _PRINT + _running(report)


def _tones() -> str:
    return "".join(f".tone-{tone} {{ background: #{ground}; }}\n" for tone, ground in palette.GROUNDS.items())


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


_MARGIN_TEXT = f"font: 9pt Arial, Helvetica, sans-serif; color: #{palette.QUIET};"

_SCREEN = f"""html {{ font-size: 100%; -webkit-text-size-adjust: 100%; }}
body {{
  margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 60rem;
  font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #{palette.INK}; background: #{palette.PAPER};
}}
h1, h2, h3, h4, p, li, dt, dd, caption, th, td {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
h1, h2, h3, h4 {{ line-height: 1.25; color: #{palette.ACCENT}; margin: 0; }}
h1 {{ font-size: 2rem; }}
h2 {{ font-size: 1.5rem; margin-top: 2.5rem; padding-bottom: .25rem; border-bottom: 1px solid #{palette.RULE}; }}
h3 {{ font-size: 1.2rem; margin-top: 2rem; }}
h4 {{ font-size: 1rem; margin-top: 1.5rem; }}
p, ul, dl {{ margin: .75rem 0 0; max-width: 45rem; }}
ul {{ padding-left: 1.5rem; }}
li {{ margin-top: .25rem; }}
.note {{
  margin: 0 0 1.5rem; padding: .5rem .75rem; max-width: none; font-weight: bold;
  color: #{palette.ACCENT}; background: #{palette.TINT}; border-left: .3rem solid #{palette.ACCENT};
}}
.subtitle {{ font-size: 1.2rem; margin-top: .25rem; color: #{palette.QUIET}; }}
.standing, .small, footer p {{ font-size: .875rem; color: #{palette.QUIET}; }}
footer {{ margin-top: 3rem; border-top: 1px solid #{palette.RULE}; }}
footer p {{ max-width: none; }}
dl > div {{ display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .3rem 0; }}
dl > div + div {{ border-top: 1px solid #{palette.RULE}; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0; }}
.callout {{
  margin: 1.25rem 0; padding: .25rem 1rem .75rem; max-width: 45rem; box-sizing: border-box;
  background: #{palette.TINT}; border-left: .3rem solid #{palette.ACCENT};
}}
.callout p {{ margin-top: .5rem; }}
.callout .title {{ font-weight: bold; color: #{palette.ACCENT}; }}
.scroll {{ margin-top: 1.5rem; overflow-x: auto; position: relative; }}
.scroll:focus-visible {{ outline: 3px solid #{palette.ACCENT}; outline-offset: 2px; }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .9375rem; line-height: 1.4; }}
table.compact {{ font-size: .875rem; }}
col {{ width: var(--share); }}
caption {{ text-align: left; font-weight: bold; font-size: 1rem; padding-bottom: .5rem; }}
th, td {{
  padding: .4rem .5rem; text-align: left; vertical-align: top; font-weight: normal;
  border-bottom: 1px solid #{palette.RULE};
}}
thead th {{
  vertical-align: bottom; font-weight: bold; color: #{palette.ACCENT}; background: #{palette.TINT};
  border-bottom: 2px solid #{palette.ACCENT};
}}
.right {{ text-align: right; }}
figure {{ margin: 1.5rem 0 0; max-width: 45rem; }}
figcaption {{ font-weight: bold; margin-bottom: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }}
svg {{ display: block; width: 100%; height: auto; }}
svg.narrow {{ display: none; }}
.unseen {{
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}}
@media (max-width: 40rem) {{
  h1 {{ font-size: 1.6rem; }}
  h2 {{ font-size: 1.3rem; }}
  dl > div {{ grid-template-columns: 1fr; }}
}}
@media screen and (max-width: 40rem) {{
  col {{ width: var(--least); }}
  caption {{ max-width: calc(100vw - 2rem); }}
  svg.wide {{ display: none; }}
  svg.narrow {{ display: block; }}
}}
"""

_PRINT = f"""@page {{ size: A4 portrait; margin: 2cm; }}
@media print {{
  html {{ font-size: 11pt; }}
  body {{ margin: 0; padding: 0; max-width: none; line-height: 1.3; }}
  h1, h2, h3, h4, caption, thead, p:has(+ .scroll) {{ break-after: avoid; }}
  p, li {{ orphans: 2; widows: 2; }}
  tr, .callout, figure, dl > div {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  .scroll {{ overflow: visible; }}
  table {{ min-width: 0 !important; font-size: 10pt; line-height: 1.25; }}
  th, td {{ padding: .25rem .4rem; }}
  table.compact {{ font-size: 9pt; }}
  .new-page {{ break-after: page; }}
  footer {{ display: none; }}
  .note, .callout, thead th, svg, [class*="tone-"] {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  thead th {{ color: #{palette.ACCENT}; }}
}}
"""
