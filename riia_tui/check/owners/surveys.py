"""What people are to say, and nobody asks them."""

import re
from collections.abc import Iterator

from db.words import Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

ASKED = re.compile(r"\b(?:survey|questionnaire|feedback|evaluat|poll|interview|focus group|consult)", re.IGNORECASE)
FELT = re.compile(r"\b(?:confidence|confident|satisf\w+|perception|feel\w*|trust)\b", re.IGNORECASE)
ASKED_BY_ACTIVITY = re.compile(r"\b(?:survey|questionnaire|feedback)", re.IGNORECASE)
SAID = re.compile(r"^(?:[\w-]+ ){1,5}(?:reporting|saying|confirming)\b(?! accuracy)", re.IGNORECASE)
NAMED = re.compile(r"\b(?:annual|20\d\d)(?: \w+){0,2} survey\b", re.IGNORECASE)
EVIDENCE = re.compile(r"\b(?:(?:qualitative|quantitative) )?evidence\b", re.IGNORECASE)
FEEDBACK = re.compile(
    r"\bfeedback (?:from \w+ )?is (?:\w+ )?(?:collected|captured|gathered|used|sought)|\bcollect\w* feedback",
    re.IGNORECASE,
)


@rule("MEA030", "survey-target-without-survey", Severity.WARNING)
def survey_target_without_survey(plan: Reading) -> Iterator[Found]:
    """A share of people who are to say something, without anybody who asks them.

    What it looks for:
        KPIs measured by a survey, or by confidence or satisfaction, that speak of no survey, feedback or evaluation,
        in their own words or those of their activity.

    Why it matters:
        In March somebody writes to those who came in June, four answer, and 75% is three people.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Two seminars are held, and 85% of those attending are more confident.
            measures: [{metric: survey, target: 85, text: more confident}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Two seminars are held, and in a survey at their end 85% of those attending are more confident.
            measures: [{metric: survey, target: 85, text: more confident}]
    """
    for item in plan.kpis:
        if ASKED.search(item.kpi.statement) or ASKED_BY_ACTIVITY.search(_above(item)):
            continue
        asked = [each for each in item.kpi.measures if each.metric is Metric.SURVEY]
        felt = FELT.search(item.kpi.statement)
        if asked or felt:
            about = f"“{asked[0].text}”" if asked and asked[0].text else f"“{felt[0]}”" if felt else "a survey"
            yield Found(
                item.at("measures"),
                f"{quoted(item.kpi.statement)} rests on {about}, and no survey that would show it is in the plan.",
                "Say who asks whom, when, and of how many answers the share is.",
            )


@rule("MEA031", "report-without-asking", Severity.NOTE)
def report_without_asking(plan: Reading) -> Iterator[Found]:
    """Authorities or people who are to report something, without saying how they are asked.

    What it looks for:
        A share or number of authorities that report, say or confirm something, where neither the KPI nor its activity
        speaks of a survey, feedback or evaluation.

    Why it matters:
        It is left to chance who is asked, and whoever does not answer counts as no.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By March 2027 five authorities report better access to data.
            measures: [{metric: participation, target: 5, text: authorities reporting better access}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: In a survey in February 2027 five authorities report better access to data.
            measures: [{metric: participation, target: 5, text: authorities reporting better access}]
    """
    for item in plan.kpis:
        if ASKED.search(item.kpi.statement):
            continue
        for each in item.kpi.measures:
            said = SAID.search(each.text or "")
            if said and each.target is not None and each.metric in (Metric.PARTICIPATION, Metric.REPORTED):
                yield Found(
                    item.at("measures"),
                    f"“{each.text}”: how they are asked is not said, and no survey is in the plan for it.",
                    "Say by which survey or meeting they are asked, and when.",
                )


@rule("MEA032", "survey-nobody-runs", Severity.NOTE)
def survey_nobody_runs(plan: Reading) -> Iterator[Found]:
    """A survey that a KPI rests on and no activity carries out.

    What it looks for:
        An annual survey, or one of a year, in a KPI, where no activity and no milestone of the plan is about it.

    Why it matters:
        The target counts on somebody to run it, and nobody has it among their tasks.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: In an annual survey 75% of answers are positive.

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Run the annual survey
          kpis:
          - statement: In an annual survey 75% of answers are positive.
    """
    run = " ".join(f"{item.activity.title} {item.activity.description or ''}" for item in plan.activities).casefold()
    milestones = [
        each.text or "" for item in plan.kpis for each in item.kpi.measures if each.metric is Metric.MILESTONE
    ]
    run += " ".join(milestones).casefold()
    for item in plan.kpis:
        for match in NAMED.finditer(item.kpi.statement):
            if match[0].casefold() not in run:
                yield Found(
                    item.at("statement"),
                    f"{around(item.kpi.statement, match)}: no activity carries out the “{match[0]}”.",
                    "Add who runs it and when, or name whose survey it is.",
                )


@rule("MEA033", "evidence-of-no-kind", Severity.NOTE)
def evidence_of_no_kind(plan: Reading) -> Iterator[Found]:
    """Evidence that is promised without saying what it is.

    What it looks for:
        “evidence” or “qualitative evidence” in a KPI none of whose measures has a target.

    Why it matters:
        One kind letter is evidence. What is asked for, from how many, decides whether it convinces.

    Example:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Qualitative evidence shows that transition is better.
            measures: [{metric: reported, text: experience of transition}]

    Instead:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Ten interviews with young people show what has made transition better.
            measures: [{metric: count, target: 10, text: interviews}]
    """
    for item in plan.kpis:
        if any(each.target is not None or each.metric is not Metric.REPORTED for each in item.kpi.measures):
            continue
        for match in EVIDENCE.finditer(item.kpi.statement):
            yield Found(
                item.at("statement"),
                f"“{match[0]}” is promised, and not what it is or how much is enough: {quoted(item.kpi.statement)}.",
                "Say what is collected, from whom and how many.",
            )
            break


@rule("MEA034", "feedback-without-target", Severity.NOTE)
def feedback_without_target(plan: Reading) -> Iterator[Found]:
    """Feedback that is collected and has nothing to show.

    What it looks for:
        Feedback that is collected or used in a KPI without a survey measure and without a share of answers.

    Why it matters:
        Collected feedback is no result: whether it was good, and what was done with it, is what the board asks.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A seminar is held and feedback is collected.
            measures: [{metric: milestone, text: seminar}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A seminar is held and 80% of the feedback is positive.
            measures: [{metric: survey, target: 80, text: positive feedback}]
    """
    for item in plan.kpis:
        match = FEEDBACK.search(item.kpi.statement)
        if match and not any(each.metric is Metric.SURVEY for each in item.kpi.measures):
            yield Found(
                item.at("statement"),
                f"{around(item.kpi.statement, match, 6)}: what the feedback should show is not said.",
                "Give the share of positive answers to reach, or say what is done with them.",
            )


def _above(item: Item) -> str:
    """What the KPI's activity says."""
    above = item.above
    return f"{above.activity.title} {above.activity.description or ''}" if above and above.kind == "activity" else ""
