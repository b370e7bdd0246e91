"""``riia add``: a new theme, activity, KPI or measure, with who agreed it and why; an authority, a network."""

from argparse import Namespace

from riia_tui.actions.plan_commands import AddAuthorities, AddItem, AddMeasure, AddNetwork
from riia_tui.cli.arguments import day, texts
from riia_tui.cli.changing import agreed_options, print_change
from riia_tui.cli.desk import Desk
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part

OF_KPI = ("statement", "due", "due-text", "kind", "cadence", "owner")
OF_ACTIVITY = ("title", "description", "lead", "sponsor", "scope")
OF_THEME = ("title", "aim", "lead", "level", "counts")
OF_MEASURE = ("record-kind", "role", "answer", "baseline", "due")


def add_kpi_options(parser: Parser) -> None:
    """What a new KPI says and where it stands."""
    parser.add_argument("--under", metavar="CODE", required=True, help="the activity or theme that it stands under")
    _field_options(parser, OF_KPI)
    parser.add_argument(
        "--measure", action="append", metavar="MEASURE", help="“participation >= 86 percent of 15”; may be repeated"
    )


def add_activity_options(parser: Parser) -> None:
    """What a new activity says and where it stands."""
    parser.add_argument("--under", metavar="CODE", required=True, help="the theme that it stands under")
    _field_options(parser, OF_ACTIVITY)


def add_theme_options(parser: Parser) -> None:
    """What a new theme says and where it stands."""
    parser.add_argument("--under", metavar="CODE", help="the theme that it stands under; else at the top")
    _field_options(parser, OF_THEME)


def add_measure_options(parser: Parser) -> None:
    """The KPI and the measure as it is typed, and what else it counts by."""
    parser.add_argument("ref", metavar="REF", help="the KPI's ref")
    parser.add_argument("measure", metavar="MEASURE", help="“count >= 3”, “attendance >= 80: PL meetings”, “milestone”")
    parser.add_argument("--record-kind", metavar="KIND", help="only records of this kind are counted")
    parser.add_argument("--role", metavar="ROLE", help="only those who took part in this way are counted")
    parser.add_argument("--answer", metavar="YES", help="yes, where only those who answered yes are counted")
    parser.add_argument("--baseline", metavar="N", help="where the figure started")
    parser.add_argument("--due", metavar="DATE", help="a date of its own")
    agreed_options(parser)


def _field_options(parser: Parser, names: tuple[str, ...]) -> None:
    parser.add_argument("--code", metavar="CODE", help="its printed code")
    for at, name in enumerate(names):
        parser.add_argument(f"--{name}", metavar="DATE" if name == "due" else "TEXT", required=at == 0)
    agreed_options(parser)


def add_kpi(desk: Desk, given: Namespace) -> int:
    """Adds a KPI."""
    return _add(desk, given, "kpi", OF_KPI, texts(given.measure))


def add_activity(desk: Desk, given: Namespace) -> int:
    """Adds an activity."""
    return _add(desk, given, "activity", OF_ACTIVITY)


def add_theme(desk: Desk, given: Namespace) -> int:
    """Adds a theme."""
    return _add(desk, given, "theme", OF_THEME)


def add_measure(desk: Desk, given: Namespace) -> int:
    """Adds a measure to a KPI."""
    from riia_tui.actions.measure_additions import add_measure as add

    names = (name.replace("-", "_") for name in OF_MEASURE)
    asked = AddMeasure(
        ref=given.ref,
        measure=given.measure,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        agreed_by=given.agreed_by,
        fields=tuple((name, getattr(given, name)) for name in names if getattr(given, name) is not None),
    )
    return print_change(desk, add(desk.store, asked, desk.today))


def _add(desk: Desk, given: Namespace, table: str, names: tuple[str, ...], measures: tuple[str, ...] = ()) -> int:
    from riia_tui.actions.plan_additions import add_item

    typed = {name.replace("-", "_"): getattr(given, name.replace("-", "_")) for name in names}
    asked = AddItem(
        table=table,
        plan=given.plan,
        under=given.under,
        fields=tuple((name, value) for name, value in typed.items() if value is not None),
        why=given.why,
        on=given.on or desk.today,
        agreed_by=given.agreed_by,
        code=given.code,
        measures=measures,
    )
    return print_change(desk, add_item(desk.store, asked, desk.today))


def add_authority_options(parser: Parser) -> None:
    """Their names, since when they exist, and what they were made out of."""
    parser.add_argument("names", nargs="+", metavar="NAME", help="the full name; several may be given, each in quotes")
    parser.add_argument("--since", type=day, metavar="DATE", help="its first day, where it has not always been there")
    parser.add_argument("--predecessor", metavar="NAME", help="the authority that it was made out of")
    parser.plan_option()


def add_authority(desk: Desk, given: Namespace) -> int:
    """Adds authorities to the plan's region."""
    from riia_tui.actions.plan_bodies import add_authorities

    asked = AddAuthorities(tuple(given.names), given.plan, given.since, given.predecessor)
    return print_change(desk, add_authorities(desk.store, asked))


def add_network_options(parser: Parser) -> None:
    """Its name, how often it meets, who its members are, and what its meetings count towards."""
    parser.add_argument("name", metavar="NAME", help="what it is called")
    parser.add_argument("--members", metavar="NAMES", default="", help="authorities with commas between, or all")
    parser.add_argument("--cadence", metavar="RHYTHM", help="how often it meets, such as quarterly or 6-weekly")
    parser.add_argument("--quorum", type=int, metavar="N", help="how many members must be present")
    parser.add_argument("--elsewhere", action="store_true", help="another body's group; the alliance is the member")
    parser.add_argument("--counts-towards", action="append", metavar="REF", help="KPIs that its meetings count towards")
    parser.plan_option()


def add_network(desk: Desk, given: Namespace) -> int:
    """Adds a network to the plan."""
    from riia_tui.actions.plan_bodies import add_network as add
    from riia_tui.actions.plan_fields import field_named

    asked = AddNetwork(
        name=given.name,
        plan=given.plan,
        cadence=field_named("kpi", "cadence").value(given.cadence or ""),
        quorum=given.quorum,
        elsewhere=given.elsewhere,
        members=given.members,
        counts_towards=texts(given.counts_towards),
    )
    return print_change(desk, add(desk.store, asked))


PARTS = {
    "add kpi": Part(add_kpi_options, add_kpi, 'add kpi --under theme:1.2 --statement "Three events" -m new'),
    "add activity": Part(add_activity_options, add_activity, 'add activity --under 1.2 --title "Peer visits" -m new'),
    "add theme": Part(add_theme_options, add_theme, 'add theme --title "Kinship care" -m "new grant"'),
    "add measure": Part(add_measure_options, add_measure, 'add measure 1.2.1A "count >= 3: workshops" -m new'),
    "add authority": Part(add_authority_options, add_authority, 'add authority "North Somerset" --since 2026-04-01'),
    "add network": Part(add_network_options, add_network, 'add network "Data leads" --members all --cadence quarterly'),
}
