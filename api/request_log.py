"""One log line a request: what was asked, how it ended, how long it took."""

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()


class RequestLog:
    """Logs method, path, status and duration; never a body, query or header.

    Parameters
    ----------
    app : ASGIApp
        The application inside.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and log how it ended."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            log.info(
                "request",
                method=scope["method"],
                path=_route(scope),
                status=status,
                ms=round(1000 * (time.perf_counter() - started), 1),
            )


def _route(scope: Scope) -> str:
    """Return the route's own path; a stranger's path may carry a name or number."""
    route = scope.get("route")
    return getattr(route, "path", "unknown")
