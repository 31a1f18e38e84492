"""All commands as one program, which reads its words with typer."""

import typer

from parley import __version__
from parley.app.cli import demo, doctor, keys, migrate, openapi, serve, settings, users, workspaces

APP = typer.Typer(
    name="parley",
    help="Parley: a self-hosted, API-first support desk.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Everything else is set by environment variables: [bold]parley settings[/] lists them.",
)
APP.command()(serve.serve)
APP.command()(migrate.migrate)
APP.add_typer(keys.APP)
APP.add_typer(users.APP)
APP.add_typer(workspaces.APP)
APP.command()(demo.demo)
APP.command()(doctor.doctor)
APP.command()(openapi.openapi)
APP.command()(settings.settings)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 -- typer calls it so
    if wanted:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


@APP.callback()
def options(
    _version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Show the version."),  # noqa: FBT001 -- typer's way to declare a flag
) -> None:
    """Take the options that come before the command."""
