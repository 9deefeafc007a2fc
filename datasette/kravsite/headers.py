"""An ASGI app -> the same with strict security headers on every answer.

Nothing comes from other hosts, no inline script or style runs, no other site may frame a page. Datasette's own pages
(tables, SQL) carry inline styles and keep these; their inline scripts only open menus, and do not run either.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; object-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"DENY",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}


def with_headers(app, databases=()):
    """The app with HEADERS and the policy added to each answer that does not set them itself; `databases` are the names
    under which Datasette shows its own pages."""

    async def wrapped(scope, receive, send):
        async def send_with_headers(message):
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                present = {name.lower() for name, _ in given}
                if b"content-security-policy" not in present:
                    given.append((b"content-security-policy", policy(scope["path"], databases).encode()))
                given += [(name, value) for name, value in HEADERS.items() if name not in present]
                message = {**message, "headers": given}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


def policy(path: str, databases=()) -> str:
    """The Content-Security-Policy of a path."""
    first = path.split("/")[1].split(".")[0] if path.startswith("/") else ""
    return (
        POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") if first in (*databases, "-") else POLICY
    )
