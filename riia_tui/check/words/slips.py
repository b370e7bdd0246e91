"""Slips of the pen: a word twice, a word missing, one and many."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

TWICE_OVER = re.compile(r"[\"“]([^\"”]+)[\"”] twice\b")
TWICE = re.compile(r"\b(?!that\b|had\b|is\b|very\b|who\b)([A-Za-z]{2,}(?: [A-Za-z]+:)?)[ ]+\1(?![\w-])", re.IGNORECASE)
MISSING = re.compile(
    r"\b(?:with|by|of|in|for|from) least \d+"
    r"|\bat (?:one|two|three|half)\b(?=(?: \w+){0,2} (?:network|meeting|event|session|workshop|of)|\s*[\"”,.)])"
    r"|\b(?:to of|of to|the a|a the|for within|within to|from of|to to|for to|an a)\b"
    r"|\b(?:evaluation|report|survey|review|plan) (?:share|publish|send) (?:this|it)\b|\bwe have \w+ed\b",
    re.IGNORECASE,
)
SINGLE = r"\b(?:a|an|one|1|each|every|another)\s+[“\"]?"
NEVER_BETWEEN = "of|for|in|to|and|or|with|on|the|from|at|is|that|by|year|can|may|will|has|have|are|brings|together"
BETWEEN = rf"(?:face to face )?(?:(?!(?:{NEVER_BETWEEN})\b)[\w-]+\s+){{0,3}}?"
PLURAL = (
    r"(?:events|reviews|communities|meetings|reports|conversations|sessions|workshops|networks|surveys|newsletters)\b"
)
ONE_AND_MANY = re.compile(SINGLE + BETWEEN + PLURAL + r"(?!['’])", re.IGNORECASE)
MISSPELT = {
    "accomodation": "accommodation", "acheive": "achieve", "acheived": "achieved", "adress": "address",
    "agreeement": "agreement", "assesment": "assessment", "assesments": "assessments", "begining": "beginning",
    "beleive": "believe", "buisness": "business", "commited": "committed", "committment": "commitment",
    "comittee": "committee", "consistant": "consistent", "definately": "definitely",
    "develope": "develop", "developement": "development", "effectivness": "effectiveness", "enviroment": "environment",
    "goverment": "government", "govenance": "governance", "independant": "independent",
    "liase": "liaise", "liason": "liaison", "maintainance": "maintenance", "mangement": "management",
    "neccessary": "necessary", "occured": "occurred", "oppurtunity": "opportunity", "particpate": "participate",
    "partnersip": "partnership", "perfomance": "performance", "priorites": "priorities", "priviledge": "privilege",
    "profesional": "professional", "programe": "programme", "proffesional": "professional", "recieve": "receive",
    "recieved": "received", "recomend": "recommend", "recomendations": "recommendations", "refered": "referred",
    "refering": "referring", "regonal": "regional", "relevent": "relevant", "responsibilty": "responsibility",
    "safegaurding": "safeguarding", "seperate": "separate", "seperately": "separately", "stategic": "strategic",
    "strenghten": "strengthen", "stengths": "strengths", "succesful": "successful", "sucessful": "successful",
    "teh": "the", "thier": "their", "untill": "until", "wich": "which", "workfoce": "workforce",
}  # fmt: skip
LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)


@rule("TXT004", "word-twice", Severity.ERROR)
def word_twice(plan: Reading) -> Iterator[Found]:
    """The same word twice in a row.

    What it looks for:
        A word that stands twice running, or one that the plan file says is printed twice. “that that” and “had had”
        may stand.

    Why it matters:
        It is a slip that every reader sees, and sometimes the second word should have been another one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: All authorities send the the figures by June 2026.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: All authorities send the figures by June 2026.
    """
    for each in plan.texts:
        for match in (*TWICE.finditer(each.text), *TWICE_OVER.finditer(each.text)):
            yield Found(
                each.at,
                f"{around(each.text, match)} has “{match[1]}” twice.",
                f"Write “{match[1]}” once, or the word that is missing.",
            )


@rule("TXT005", "word-missing", Severity.WARNING)
def word_missing(plan: Reading) -> Iterator[Found]:
    """A sentence in which a word seems to be missing.

    What it looks for:
        “at half” or “at one meeting” where “at least” is meant, “with least 75%”, “we have engaged” where “we will
        have” is meant, and words that cannot stand beside each other, such as “to of”, “the a” or “report share this”.

    Why it matters:
        Whether a figure is a minimum, a maximum or the figure itself often hangs on the missing word.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four workshops are held, with least 75% of authorities at each.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four workshops are held, with at least 75% of authorities at each.
    """
    for each in plan.texts:
        for match in MISSING.finditer(each.text):
            yield Found(each.at, f"{around(each.text, match, 6)} seems to lack a word.", "Put in the missing word.")


@rule("TXT006", "one-and-many", Severity.WARNING)
def one_and_many(plan: Reading) -> Iterator[Found]:
    """A word for one thing before a word for many: “a regional events”.

    What it looks for:
        a, one, each or every before a plural such as events, reviews, meetings or communities.

    Why it matters:
        It is unclear whether one is promised or several, and a count needs to know.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A regional peer challenge events is held by June 2026.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A regional peer challenge event is held by June 2026.
    """
    for each in plan.texts:
        for match in ONE_AND_MANY.finditer(each.text):
            yield Found(
                each.at, f"{around(each.text, match)} can be one or several.", "Write the number that is promised."
            )


@rule("TXT007", "misspelt", Severity.ERROR)
def misspelt(plan: Reading) -> Iterator[Found]:
    """A word that is often misspelt, and is here.

    What it looks for:
        The misspellings that such plans have most often: recieve, liason, assesment, goverment, programe …

    Why it matters:
        A board that reads “goverment” on page one reads the figures with less trust.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The goverment's return is sent by June 2026.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The government's return is sent by June 2026.
    """
    for each in plan.texts:
        for word in LETTERS.findall(each.text):
            right = MISSPELT.get(word.casefold())
            if right:
                yield Found(each.at, f"“{word}” is misspelt.", f"Write “{right}”.")
