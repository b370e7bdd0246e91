"""From words on the command line to a command with its values, with mistakes said in plain sentences."""

import argparse
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, NoReturn

from db.errors import BadInput, UnknownName
from riia_tui.cli.table import COMMANDS, GLOBAL_LINES, OF_NAME, Command, Part

WITH_VALUE = ("--db", "--today", "--by")
HELP = frozenset({"-h", "--help"})
ALONE = ("--json", "--version", *HELP)


class HelpAsked(Exception):
    """Raised instead of parsing on, where a command's help is asked for; carries the page."""


class Parser(argparse.ArgumentParser):
    """A parser that raises BadInput where argparse would print and leave."""

    def __init__(self, name: str) -> None:
        """``name`` is the command; no abbreviations, so that an option's name means the same for ever."""
        super().__init__(prog=f"riia {name}".strip(), add_help=False, allow_abbrev=False)
        for option in WITH_VALUE:
            self.add_argument(option, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        self.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        self.add_argument("--version", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        self.add_argument("-h", "--help", action=_Help, nargs=0, default=argparse.SUPPRESS, help=argparse.SUPPRESS)

    def error(self, message: str) -> NoReturn:
        """Raises BadInput with argparse's complaint in plain words."""
        said = _plain(message)
        raise BadInput(said, f"“{self.prog} --help” shows how it is written.")

    def option_names(self) -> list[str]:
        """Every long option of the command."""
        return [name for name in self._option_string_actions if name.startswith("--")]

    def plan_option(self, needed: bool = False) -> None:
        """Adds ``--plan``."""
        told = "the plan's code, as “riia plans” lists it" if needed else "the plan, where there are several"
        self.add_argument("--plan", metavar="CODE", required=needed, help=told)


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        raise HelpAsked(parser.format_help())


def divided(argv: Sequence[str]) -> tuple[list[str], Command | None, list[str]]:
    """The global options before the command, the command, and everything after it. Raises BadInput or UnknownName.

    Global options may also stand between the two words of a command.
    """
    before: list[str] = []
    words: list[str] = []
    at = 0
    while at < len(argv):
        token = argv[at]
        taken = _global_length(token)
        if taken:
            before += argv[at : at + taken]
            at += taken
        elif _goes_on(words, token):
            words.append(token)
            at += 1
        else:
            break
    asked_help = bool(HELP.intersection((*before, *argv[at:])))
    return before, _command(words, argv[at:], asked_help), list(argv[at:])


def _global_length(token: str) -> int:
    """How many tokens a global option takes here, 0 for anything else."""
    if token in WITH_VALUE:
        return 2
    return 1 if token in ALONE or token.partition("=")[0] in WITH_VALUE else 0


def _goes_on(words: list[str], token: str) -> bool:
    name = " ".join([*words, token])
    return any(known == name or known.startswith(name + " ") for known in OF_NAME)


def _command(words: list[str], rest: Sequence[str], asked_help: bool) -> Command | None:
    name = " ".join(words)
    if name in OF_NAME:
        return OF_NAME[name]
    if words and asked_help:
        raise HelpAsked(_half_page(name))
    if words:
        _refuse_half(name, rest)
    if not rest:
        return None
    if rest[0].startswith("-"):
        raise UnknownName("option", rest[0], nearest(rest[0], [*WITH_VALUE, "--json", "--version", "--help"]))
    raise UnknownName("command", rest[0], nearest(rest[0], [command.name for command in COMMANDS]))


def _half_page(name: str) -> str:
    """What can follow the first word of a command."""
    found = [command for command in COMMANDS if command.name.startswith(name + " ")]
    lines = [f"  {command.name:<15} {command.summary}" for command in found]
    return "\n".join([*lines, "", f"“riia {found[0].name} --help” tells more."])


def _refuse_half(name: str, rest: Sequence[str]) -> NoReturn:
    seconds = [known.removeprefix(name + " ") for known in OF_NAME if known.startswith(name + " ")]
    if rest and not rest[0].startswith("-"):
        wanted = f"{name} {rest[0]}"
        raise UnknownName("command", wanted, nearest(wanted, [f"{name} {second}" for second in seconds]))
    raise BadInput(f"“riia {name}” needs one more word.", f"Write {_either([f'riia {name} {s}' for s in seconds])}.")


def parsed(argv: Sequence[str]) -> tuple[Command | None, Part | None, argparse.Namespace]:
    """The command, how it is done, and its values.

    Raises BadInput or UnknownName for mistakes, HelpAsked where help is asked for.
    """
    if argv and argv[0] == "help":
        argv = [*argv[1:], "--help"]
    before, command, after = divided(argv)
    given = argparse.Namespace(db=None, today=None, by=None, json=False, version=False)
    asked_help = HELP.intersection(before)
    heads = Parser("").parse_args([token for token in before if token not in HELP], given)
    if command is None:
        if asked_help:
            raise HelpAsked
        return None, None, heads
    part = command.part()
    parser = _parser_of(command, part)
    if asked_help:
        raise HelpAsked(parser.format_help())
    values, strangers = parser.parse_known_args(after, heads)
    if strangers:
        _refuse(strangers[0], parser)
    _refuse_two_plans(parser, values)
    return command, part, values


def _parser_of(command: Command, part: Part) -> Parser:
    parser = Parser(command.name)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = command.summary[0].upper() + command.summary[1:] + "."
    parser.epilog = "\n".join([*GLOBAL_LINES[:-1], "", f"Example: riia {part.example}"])
    part.options(parser)
    return parser


def _refuse_two_plans(parser: Parser, given: argparse.Namespace) -> None:
    """Raises BadInput where PLAN and --plan name two plans."""
    if any(action.dest == "code" and action.metavar == "PLAN" for action in parser._get_positional_actions()):
        codes = {code.casefold().strip() for code in (given.code, given.plan) if code}
        if len(codes) > 1:
            raise BadInput(f"Two plans are named: {given.code}, and {given.plan} with --plan.", "Leave one out.")


def _refuse(stranger: str, parser: Parser) -> NoReturn:
    if stranger.startswith("-"):
        name = stranger.partition("=")[0]
        raise UnknownName("option", name, nearest(name, parser.option_names()))
    raise BadInput(
        f"“{stranger}” is one word too many for “{parser.prog}”.",
        "Put quotation marks round a value with spaces in it.",
    )


def nearest(wanted: str, names: Iterable[str]) -> list[str]:
    """Up to three of the names that are most like what was typed, the likeliest first.

    Like the views' own, but without the store, which a mistyped command has no need to open.
    """
    scored = [(SequenceMatcher(None, wanted.casefold(), name).ratio(), name) for name in dict.fromkeys(names)]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in ranked[:3] if score > 0]


def _plain(message: str) -> str:
    """What argparse says about a command line, as a sentence."""
    if missing := re.fullmatch(r"the following arguments are required: (.*)", message, re.DOTALL):
        names = missing.group(1).split(", ")
        return f"{_both(names)} {'is' if len(names) == 1 else 'are'} missing."
    if lone := re.fullmatch(r"argument (.*?): expected (?:one|at least one) argument", message, re.DOTALL):
        return f"{lone.group(1).rpartition('/')[2]} needs a value."
    if extra := re.fullmatch(r"argument (.*?): ignored explicit argument (.*)", message, re.DOTALL):
        return f"{extra.group(1).rpartition('/')[2]} takes no value."
    if other := re.fullmatch(r"argument (.*?): not allowed with argument (.*)", message, re.DOTALL):
        return f"{other.group(1)} and {other.group(2)} do not go together."
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."


def _both(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
