"""The colours of reports: dark text, one accent, soft grounds for tones.

Every pair of ground and text has a contrast of at least 4.5 to 1 (WCAG 2.2, success criterion 1.4.3); a test
computes it. Colours are six hexadecimal digits without a sign before them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from riia_tui.reports.blocks import Tone

INK = "1B1F23"
QUIET = "4A545E"
ACCENT = "1F4E6B"
TINT = "EDF3F7"
RULE = "CBD3DA"
PAPER = "FFFFFF"

GROUNDS: Mapping[Tone, str] = MappingProxyType(
    {"blue": "D6E6F7", "green": "DAEFDC", "amber": "FDE8BF", "red": "F9D5D1", "grey": "E6E8EB"}
)
