"""What the operator sees when the server has started."""

import asyncio
import sys

from parley.app.preparation import first_key, setup_token
from parley.app.settings import Settings

EXAMPLE_PATH = "/api/v1/tickets"
EXAMPLE_BODY = (
    '{"subject": "Help needed", "description": "The printer is on fire.", "customer_email": "user@example.com"}'
)
EXAMPLE_WHAT = "ticket"


def example(address: str, key: str) -> str:
    """Return the `curl` that makes a first thing, whole and on one line, to be pasted."""
    return (
        f"curl -X POST {address}{EXAMPLE_PATH} -H 'Authorization: Bearer {key}'"
        f" -H 'Content-Type: application/json' -d '{EXAMPLE_BODY}'"
    )


def setup_link(address: str, token: str) -> str:
    """Return the link by which a desk is set up; its token stands where no server sees it."""
    return f"{address}/app/setup#{token}"


def welcome(settings: Settings, url: str, *, web: bool) -> None:
    """Print where Parley is and how to get in; at first start also the owner's key, which is never shown again.

    Until somebody has set the desk up, each start prints a link for it.
    """
    if not web:
        _print("  [bold green]The worker is running.[/] Stop with Ctrl+C.")
        return
    key = asyncio.run(first_key(url))
    token = asyncio.run(setup_token(url))
    lines = first_words(settings, key) if key else later_words(settings)
    if token is not None:
        lines[2:2] = ["", "  Set it up in a browser:", "", f"  [bold yellow]{setup_link(settings.address, token)}[/]"]
    _print("\n".join(lines))


def first_words(settings: Settings, key: str) -> list[str]:
    """Return what is said at first start."""
    return [
        "",
        f"  [bold green]Parley is running[/] at [bold]{settings.address}[/]",
        "",
        f"  A workspace [bold]default[/] was made; its owner is {settings.owner_email}.",
        "  Sign in with this API key, as `Authorization: Bearer …`. It is shown only this once:",
        "",
        f"  [bold yellow]{key}[/]",
        "",
        f"  Make your first {EXAMPLE_WHAT}:",
        "",
        example(settings.address, key),
        "",
        *_places(settings),
    ]


def later_words(settings: Settings) -> list[str]:
    """Return what is said at every later start."""
    return [
        "",
        f"  [bold green]Parley is running[/] at [bold]{settings.address}[/]",
        "",
        "  Sign in with an API key; another one is made by: [bold]parley keys create --name NAME[/]",
        *_places(settings),
    ]


def _places(settings: Settings) -> list[str]:
    return [
        f"  Reference of the API: {settings.address}/docs",
        "  Stop with Ctrl+C.",
        "",
    ]


def _print(text: str) -> None:
    from rich.console import Console

    # Never wrapped: a command that was broken into lines cannot be pasted.
    Console(file=sys.stdout, highlight=False, soft_wrap=True).print(text)
