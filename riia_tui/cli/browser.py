"""The screens in a browser: textual-serve behind a lock. Imported only by ``riia serve``, as its packages are an extra.

It listens on 127.0.0.1 alone. The address holds a token that opens it once and gives that browser a cookie; whoever
has no cookie, names another host (DNS rebinding) or comes from another site is refused.
"""

import logging
import shlex
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from secrets import compare_digest, token_urlsafe

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"
REFUSED = "riia is open in another browser already, or this address was used before. Start “riia serve” again."
TAKE_KEYS = """\
<script>
  const looking = setInterval(() => {
    const field = document.querySelector("textarea");
    if (field) { field.focus(); clearInterval(looking); }
  }, 100);
</script>
"""
"""Lets the page take keys at once, where it would wait for a click."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class BrowserServer(Server):
    """Shows one command line's screens to one browser."""

    def __init__(self, command: list[str], port: int) -> None:
        """``command`` opens the screens in a process of its own, one a visit."""
        super().__init__(_shell_line(command), host=HOST, port=port, title="riia")
        self._token: str | None = token_urlsafe(24)
        self._session = token_urlsafe(24)
        self._cookie = f"riia-{port}"

    @property
    def address(self) -> str:
        """The address that works once."""
        return f"{self.public_url}/?token={self._token}"

    def initialize_logging(self) -> None:
        """Only what went wrong is said."""
        logging.basicConfig(level=logging.ERROR)

    async def on_startup(self, app: web.Application) -> None:
        """The command has said what there is to say."""

    async def _make_app(self) -> web.Application:
        async def lock(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._lock(request, handler)

        app = await super()._make_app()
        app.middlewares.append(web.middleware(lock))
        return app

    async def _lock(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Lets in the browser that came with the token, and nobody else."""
        origin = request.headers.get("Origin", self.public_url)
        if request.host != f"{HOST}:{self.port}" or origin != self.public_url:
            raise web.HTTPForbidden(text="riia is shown on this computer alone.")
        if compare_digest(request.cookies.get(self._cookie, "").encode(), self._session.encode()):
            return await self._answer(request, handler)
        if request.path == "/" and self._opens(request.query.get("token", "")):
            opened = web.HTTPFound("/", headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
            opened.set_cookie(self._cookie, self._session, httponly=True, samesite="Lax")
            return opened
        raise web.HTTPForbidden(text=REFUSED)

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The answer; a page may load nothing from elsewhere, as it must open offline and tell nobody."""
        response = await handler(request)
        if not response.prepared:
            own = f"'self' ws://{HOST}:{self.port}"
            response.headers["Content-Security-Policy"] = (
                f"default-src 'self' 'unsafe-inline' data: blob:; connect-src {own}; frame-ancestors 'none'"
            )
        if request.path == "/" and isinstance(response, web.Response) and response.text:
            response.text = response.text.replace("</body>", f"{TAKE_KEYS}</body>")
        return response

    def _opens(self, token: str) -> bool:
        """Whether the token is the one; it works once."""
        if self._token is None or not compare_digest(token.encode(), self._token.encode()):
            return False
        self._token = None
        return True


def port_is_free(port: int) -> bool:
    """Whether nobody listens on a port of this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        return asked.connect_ex((HOST, port)) != 0


def _shell_line(command: list[str]) -> str:
    """A command as textual-serve takes it: one line for the platform's shell."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
