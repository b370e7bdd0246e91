"""The closed lists of words that plans and records are written in."""

from enum import StrEnum


class Status(StrEnum):
    """A KPI's RAG, by the words, letters and colours that boards use."""

    COMPLETE = "complete"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    NOT_STARTED = "not-started"
    CLOSED = "closed"

    @property
    def letter(self) -> str:
        """One character that carries the status without colour."""
        return STATUS_LETTERS[self]

    @property
    def colour(self) -> str:
        """The word that boards use for the status."""
        return STATUS_COLOURS[self]


STATUS_LETTERS = {
    Status.COMPLETE: "B",
    Status.ON_TRACK: "G",
    Status.AT_RISK: "A",
    Status.OFF_TRACK: "R",
    Status.NOT_STARTED: "–",
    Status.CLOSED: "C",
}

STATUS_COLOURS = {
    Status.COMPLETE: "blue",
    Status.ON_TRACK: "green",
    Status.AT_RISK: "amber",
    Status.OFF_TRACK: "red",
    Status.NOT_STARTED: "not started",
    Status.CLOSED: "closed",
}


class Warn(StrEnum):
    """The one warning that may stand beside a KPI, most urgent first."""

    LATE = "late"
    OTHERWISE = "figure says otherwise"
    NO_EVIDENCE = "no evidence"
    AUTHORITIES_MISSING = "authorities missing"
    LOOK_AGAIN = "to be looked at again"


class Reported(StrEnum):
    """What has become of an update that a person reported."""

    REPORTED = "reported"
    AGREED = "agreed"
    REFUSED = "refused"


class KpiKind(StrEnum):
    """What the plan itself calls a KPI."""

    ACTION = "action"
    PERFORMANCE = "performance"
    DELIVERABLE = "deliverable"
    IMPACT = "impact"
    OUTPUT = "output"
    UNSPECIFIED = "unspecified"


class Metric(StrEnum):
    """How a measure's figure is counted from the record."""

    MILESTONE = "milestone"
    COUNT = "count"
    PARTICIPATION = "participation"
    ATTENDANCE = "attendance"
    ATTENDANCE_EACH = "attendance_each"
    SURVEY = "survey"
    ON_TIME = "on_time"
    QUANTITY = "quantity"
    SHARE = "share"
    REPORTED = "reported"


class Comparator(StrEnum):
    """How a figure is set against its target."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "="


class Unit(StrEnum):
    """What a measure's value and target are given in; a percent runs from 0 to 100."""

    PERCENT = "percent"
    NUMBER = "number"
    DAYS = "days"
    POUNDS = "pounds"
    YES = "yes"


class Quarters(StrEnum):
    """Which year the plan's Q1 to Q4 belong to."""

    FINANCIAL = "financial"
    CALENDAR = "calendar"
    UNKNOWN = "unknown"


class Cadence(StrEnum):
    """A rhythm in which records are promised."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SIX_WEEKLY = "6-weekly"
    BI_MONTHLY = "bi-monthly"
    QUARTERLY = "quarterly"
    HALF_TERMLY = "half-termly"
    TERMLY = "termly"
    BIANNUALLY = "biannually"
    ANNUALLY = "annually"


class RecordKind(StrEnum):
    """What happened: the kinds of record that can be linked to KPIs."""

    MEETING = "meeting"
    SURVEY = "survey"
    DATA_RETURN = "data-return"
    REPORT = "report"
    NEWSLETTER = "newsletter"
    BRIEFING = "briefing"
    SUMMARY = "summary"
    CASE_STUDY = "case-study"
    EXAMPLE = "example"
    DOCUMENT = "document"
    PUBLICATION = "publication"
    AGREEMENT = "agreement"
    APPOINTMENT = "appointment"
    APPROVAL = "approval"
    EVENT = "event"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    TRAINING = "training"
    SESSION = "session"
    INITIATIVE = "initiative"
    PEER_CHALLENGE = "peer-challenge"
    DIAGNOSTIC = "diagnostic"
    REVIEW = "review"
    SUPPORT_PACKAGE = "support-package"
    QUERY = "query"
    UPDATE = "update"
    EVIDENCE = "evidence"


class Role(StrEnum):
    """What an organisation did in a record."""

    ATTENDED = "attended"
    DEPUTY = "deputy"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    CONTRIBUTED = "contributed"
    HOSTED = "hosted"
    RECEIVED = "received"
    SUPPLIED = "supplied"
    SUBMITTED = "submitted"
    OFFERED = "offered"


TOOK_PART = frozenset(
    {
        Role.ATTENDED,
        Role.DEPUTY,
        Role.CONTRIBUTED,
        Role.HOSTED,
        Role.RECEIVED,
        Role.SUPPLIED,
        Role.SUBMITTED,
    }
)
"""The roles in which an organisation took part; ``offered`` counts only where a measure asks for it."""


class Gap(StrEnum):
    """Why a value is missing from a data return, by the DfE's codes for tables of statistics."""

    NOT_APPLICABLE = "z"
    UNAVAILABLE = "x"
    CONFIDENTIAL = "c"
    LOW = "low"
    UNRELIABLE = "u"


GAP_WORDS = {
    Gap.NOT_APPLICABLE: "not applicable",
    Gap.UNAVAILABLE: "unavailable",
    Gap.CONFIDENTIAL: "confidential",
    Gap.LOW: "rounds to zero",
    Gap.UNRELIABLE: "of low reliability",
}


class Strength(StrEnum):
    """What a record is evidence of, weakest first."""

    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"


class Confidence(StrEnum):
    """How sure a person is that a KPI will be met; it stands apart from its progress."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Audience(StrEnum):
    """Who a report is for; whoever is outside the region sees counts, and no name that was not released."""

    OWN = "own"
    BOARD = "board"
    DFE = "dfe"
    PUBLIC = "public"


OUTSIDE = frozenset({Audience.DFE, Audience.PUBLIC})
"""The audiences outside the region."""


class GrantArea(StrEnum):
    """The four areas of the Department's grant."""

    DATA = "data"
    DIAGNOSTICS = "diagnostics"
    UNIVERSAL = "universal"
    TARGETED = "targeted"


class OrganisationKind(StrEnum):
    """Whose body an organisation is; ``alliance`` is the region's own alliance, as a member of groups elsewhere."""

    AUTHORITY = "authority"
    ALLIANCE = "alliance"
    DEPARTMENT = "department"
    HEALTH = "health"
    PARENT_CARER_FORUM = "parent_carer_forum"
    POLICE = "police"
    EDUCATION = "education"
    VOLUNTARY = "voluntary"
    NATIONAL = "national"
    SUPPLIER = "supplier"


class Counts(StrEnum):
    """Which body a theme counts: the council alone, or the local area partnership around it."""

    AUTHORITY = "authority"
    PARTNERSHIP = "partnership"


STATUS_KEYS = {
    "b": Status.COMPLETE,
    "g": Status.ON_TRACK,
    "a": Status.AT_RISK,
    "r": Status.OFF_TRACK,
    "n": Status.NOT_STARTED,
    "x": Status.CLOSED,
}
"""The keys that give a status, on every screen."""


def status_named(text: str) -> Status | None:
    """The status that a person means by its word, letter, key or colour; None where it is none of them."""
    wanted = text.strip().casefold().replace("_", "-").replace(" ", "-")
    if wanted in ("n", "-", "–"):
        return Status.NOT_STARTED
    for status in Status:
        names = (status.value, status.letter.casefold(), status.colour.replace(" ", "-"))
        if wanted in names:
            return status
    return None
