"""What a column of a tracker can be, and the words that its heading says it with."""

import re
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a column is; ``nothing`` is left out."""

    REF = "ref"
    PLAN = "plan"
    THEME = "theme"
    ACTIVITY = "activity"
    STATEMENT = "statement"
    TARGET = "target"
    BASELINE = "baseline"
    DUE = "due"
    OWNER = "owner"
    RAG = "rag"
    FIGURE = "figure"
    COMMENT = "comment"
    UPDATED = "updated"
    NOTHING = "nothing"


TITLES = {
    Field.REF: "ref or number",
    Field.PLAN: "which plan the row is of",
    Field.THEME: "theme or priority",
    Field.ACTIVITY: "activity or project",
    Field.STATEMENT: "the KPI itself",
    Field.TARGET: "target",
    Field.BASELINE: "baseline",
    Field.DUE: "due date",
    Field.OWNER: "lead or owner",
    Field.RAG: "RAG",
    Field.FIGURE: "figure",
    Field.COMMENT: "comment",
    Field.UPDATED: "day of the last update",
    Field.NOTHING: "nothing: leave it out",
}
"""What is said of a field where it can be chosen."""

DATED = (Field.RAG, Field.FIGURE, Field.COMMENT)
"""What may stand in several columns, one for each board or quarter."""

_HEADINGS = (
    (
        Field.UPDATED,
        r"(last|date)( of)?( last)? ?(update|review|report|assess|refresh)\w*|updated( on)?|reviewed( on)?",
    ),
    (
        Field.NOTHING,
        r"(start|begin|commence)\w*( date)?|date (added|raised|opened|agreed)|evidence.*|source.*|frequency",
    ),
    (Field.NOTHING, r"risks?|next steps?|budget|cost|funding|spend|dependenc\w+|link\w*|denominator|numerator"),
    (
        Field.DUE,
        r".*\b(due|deadline|time ?scales?|time ?frames?|by when|target date|when|completion|end date|milestone date"
        r"|complete(d)? by|delivery date|finish|timing)\b.*|date|(to be )?(done|delivered|achieved|met|finished) by|by",
    ),
    (Field.BASELINE, r".*\bbaseline\b.*|starting point"),
    (
        Field.RAG,
        r".*\b(b?rag+|status|rating|on track\??|colour|traffic lights?|delivery confidence|confidence)\b.*",
    ),
    (Field.TARGET, r".*\b(targets?|ambition|threshold|goal|how many)\b.*"),
    (
        Field.FIGURE,
        r".*\b(actual|figures?|value|results?|outturn|latest data|current (performance|position|level|data)"
        r"|performance to date|achieved|count)\b.*|performance|data|%",
    ),
    (
        Field.ACTIVITY,
        r"what (we|you|they)('ve| have)? (said|agreed|promised|want(ed)?|plan(ned)?|aim(ed)?|intend(ed)?)\b.*",
    ),
    (
        Field.COMMENT,
        r".*\b(comment\w*|narrative|updates?|progress|position|notes?|rationale|highlights?|what has happened"
        r"|explanation|what happened|summary|issues?|remarks?|story|said)\b.*",
    ),
    (
        Field.OWNER,
        r".*\b(lead|leads|owner|owners|owned by|responsib\w+|accountab\w+|who|sro|contact|officer|named person"
        r"|led by)\b.*",
    ),
    (Field.PLAN, r"(which |name of )?(the )?(plan|programme|grant|strategy)( name| title)?"),
    (
        Field.REF,
        r"#|no\.?|nr\.?|num(ber)?|id|item|code|(.*\b)?(ref(erence)?)\b\.?( no\.?| number)?"
        r"|(kpi|action|pi|indicator|milestone|measure|deliverable|item) ?(no\.?|number|id|code|#)",
    ),
    (
        Field.STATEMENT,
        r"(the )?(kpis?|key performance indicators?|(performance )?indicators?|commitments?|promises?|pledges?)"
        r"( statements?| descriptions?| text| wording)?"
        r"|(measures?|signs?) of success|success (measures?|criteria|criterion)|what success (will )?looks? like"
        r"|what (good|success|difference).*|how (we )?will (we )?know.*",
    ),
    (
        Field.STATEMENT,
        r"(key )?(deliverables?|milestones?|outputs?|outcomes?( measures?)?|measures?|objectives?|statements?)"
        r"|intended (outcomes?|impacts?)|impact( measures?)?",
    ),
    (
        Field.THEME,
        r"(the )?(strategic |plan )?(themes?|priority|priorities|pillars?|strands?|work ?streams?|area|domains?"
        r"|sections?|programme area|focus( area)?|mission|chapter)( area| title| name)?",
    ),
    (
        Field.ACTIVITY,
        r"(key |agreed |planned )?(activity|activities|projects?|actions?|initiatives?|tasks?|interventions?"
        r"|work ?packages?)( title| name| description)?|what (we|will|are we|do we).*|what",
    ),
    (Field.STATEMENT, r"descriptions?|details?|what is promised|promised|wording|title|name|text"),
)
"""Fields by what their headings say, the surest first; several lines of a field go from its surest words on."""

_PATTERNS = tuple((field, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for field, pattern in _HEADINGS)


@lru_cache(maxsize=10_000)
def field_named(heading: str) -> tuple[Field, int] | None:
    """The field that a heading names, with its place in the list of words: lower is surer. None where it names none."""
    said = " ".join(re.sub(r"[*?:()\[\]]|\bplease\b", " ", heading).split())
    for place, (field, pattern) in enumerate(_PATTERNS):
        if said and len(said) <= LONGEST and pattern.fullmatch(said):
            return field, place
    return None


LONGEST = 60
"""Letters that a heading has at most; what is longer is a row."""
