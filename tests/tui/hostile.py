"""What people paste: brackets that look like markup, escape sequences, other scripts, emoji, books, many lines."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Float, Integer, inspect
from sqlmodel import select

from db.engine import Store
from db.journal import CLASSES
from db.words import Role, Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogReturn,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.excusing import excuse
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plan_additions import add_item
from riia_tui.actions.plan_bodies import add_network
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import AddItem, AddNetwork, ChangePlan, Excuse
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.actions.returns import log_return

TODAY = date(2025, 12, 1)
AS_TYPED = "[/] [KPI-01]"
MARKS = "[/] [KPI-01] [@click=app.quit]x[/] \x1b[31mred\x1b[0m\x07\x9b2J $v {0} %s "
SCRIPTS = "\u202eright to left\u202c \u05e2\u05d1\u05e8\u05d9\u05ea e\u0301\u0301\u0301 Z\u0351\u036b\u0343 "
EMOJI = "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4 \u200b\ufeff "
LINES = "\none\r\ntwo\rthree\u2028four\tfive\x0bsix\x85seven\n\n["
SHORT = MARKS + SCRIPTS + EMOJI + LINES
TEXTS = {
    "short": SHORT,
    "20,000 characters": SHORT + "word without end " * 1200,
    "20,000 characters and no space": SHORT + "9" * 20_000,
}
CODED = {"id", "ref", "kind", "level", "counts", "quarters", "cadence", "role", "strength", "status", "confidence"}
CODED |= {"basis", "settings", "steps", "gap", "metric", "comparator", "unit", "within", "record_kind", "sha256"}
CODED |= {"item_table", "item", "field", "was", "becomes", "kpis", "period", "elsewhere"}
CODES = {("plan", "code"), ("region", "code"), ("framework", "code"), ("accepted_finding", "code")}
LISTS = {("board_meeting", "asks")}


def record_everything(store: Store, text: str) -> None:
    """One of everything that a person can enter, with the text wherever words go."""
    key = log_meeting(
        store,
        LogMeeting(
            "small",
            TODAY,
            text,
            network="Performance leads",
            register=Register(attended=("Devon", "Bristol"), people=(("Devon", (text,)),)),
            counts_towards=("5.2.6",),
            agreed=(Agreed(text, text, TODAY),),
            decisions=(text,),
            note=text,
            place=text,
        ),
        TODAY,
    ).key
    evidence = LogEvidence("small", TODAY, text, delivers=True, address="https://example.org", note=text, about=key)
    log_evidence(store, evidence, TODAY)
    log_evidence(store, LogEvidence("small", TODAY, text, authorities=("Devon",), role=Role.HOSTED), TODAY)
    survey = LogSurvey("small", TODAY, text, 10, 4, question=text, note=text, counts_towards=("6.2.5 KPI 1",))
    log_survey(store, survey, TODAY)
    log_return(store, LogReturn("small", "Q2 2025-26", ("Devon",), text, due=TODAY, note=text), TODAY)
    for ref, status in (("5.2.5", Status.ON_TRACK), ("5.2.6", Status.AT_RISK), ("5.2.7", Status.CLOSED)):
        rag = UpdateRag(ref, status, TODAY, None, text, text, text, text, TODAY, text)
        update_rag(store, rag, TODAY)
    give_figure(store, GiveFigure("6.3", 40, TODAY, note=text), TODAY)
    for on in (date(2025, 9, 1), date(2025, 12, 18)):
        set_board(store, SetBoard("small", on, headline=text, asks=(text, text), author=text), TODAY)
    excuse(store, Excuse("Torbay", TODAY, text, plan="small"))
    change_plan(store, ChangePlan("5.2.5", "statement", text, text, TODAY, "small", text), TODAY)
    add_item(store, AddItem("kpi", "small", "5.2.A", (("statement", text),), text, TODAY, text, "[/]"), TODAY)
    add_network(store, AddNetwork(text, "small"))


def fill_every_column(store: Store, text: str) -> int:
    """Puts the text into every column of every row that holds words; gives how many were filled."""
    filled = 0
    with store.write("fill", text) as session:
        for table, row_class in CLASSES.items():
            columns = [name for name in _columns(row_class) if table != "journal" and _is_words(table, name)]
            for number, row in enumerate(session.exec(select(row_class)).all()):
                for name in columns:
                    # Names and codes tell rows apart, so each is its own.
                    own = f"{text} {number}" if name in ("name", "code", "title") else text
                    setattr(row, name, json.dumps([own] * 3) if (table, name) in LISTS else own)
                    filled += 1
    return filled


def _columns(row_class: Any) -> list[str]:
    coded = (Boolean, Date, DateTime, Float, Integer)
    columns = inspect(row_class).columns
    return [c.key for c in columns if not isinstance(c.type, coded) and not c.foreign_keys and not c.primary_key]


def _is_words(table: str, name: str) -> bool:
    return name not in CODED and name not in ("entered", "at") and (table, name) not in CODES
