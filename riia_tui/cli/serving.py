"""``riia serve``: the screens in a browser on this computer, for those who may not install a terminal."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from db.errors import BadInput, StoreUnusable
from riia_tui.cli.arguments import count
from riia_tui.cli.desk import Desk
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part

if TYPE_CHECKING:
    from riia_tui.cli.browser import BrowserServer

PORT = 8317


def options(parser: Parser) -> None:
    """The port."""
    parser.add_argument("--port", type=count, default=PORT, metavar="N", help=f"the port (else {PORT})")
    parser.add_argument("--host", metavar="NAME", help="only 127.0.0.1: nobody else on the network can look in")


def serve(desk: Desk, given: Namespace) -> int:
    """Prints the address, then shows the screens to whoever opens it first, until ctrl+c."""
    if given.host not in (None, "127.0.0.1", "localhost"):
        raise BadInput(
            f"riia is not shown to other computers, so --host {given.host} cannot be.",
            "Leave --host out and open the address on this computer.",
        )
    if not 1024 <= given.port <= 65535:
        raise BadInput(f"{given.port} cannot be the port.", "Give a number from 1024 to 65535.")
    server = _server(_command(desk), given.port)
    desk.out.line("riia in a browser, on this computer alone. The address works once:")
    desk.out.line(f"  {server.address}")
    desk.out.line("ctrl+c ends it.")
    desk.out.finish()
    server.serve()
    return 0


def _server(command: list[str], port: int) -> "BrowserServer":
    """The server. Raises BadInput where the extra is not installed, StoreUnusable where the port is taken."""
    try:
        from riia_tui.cli.browser import BrowserServer, port_is_free
    except ModuleNotFoundError as fault:
        raise BadInput(
            "The browser needs one more package.", 'Install it with: pip install "riia-tui[browser]"'
        ) from fault
    if not port_is_free(port):
        raise StoreUnusable(f"Another program uses port {port} already.", f"Give another: --port {port + 1}.")
    return BrowserServer(command, port)


def _command(desk: Desk) -> list[str]:
    """The command line that opens the screens on the same store, day and name."""
    command = [sys.executable, "-m", "riia_tui", "--db", str(desk.target)]
    if desk.today_given:
        command += ["--today", desk.today.isoformat()]
    return command + (["--by", desk.by] if desk.by else [])


PARTS = {"serve": Part(options, serve, "serve --port 8400")}
