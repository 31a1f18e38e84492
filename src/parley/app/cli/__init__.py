"""The operator's commands, one file each. What is expected to go wrong is told in a sentence, without a traceback.

Exit codes: 0 done, 1 refused or not possible, 2 asked in a wrong way (a misspelled option, a setting at fault).
"""

import sys

import typer

from parley import __version__
from parley.app.cli import demo, doctor, keys, migrate, openapi, serve, settings, users, workspaces
from parley.app.settings import SettingsWrong

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


def main() -> None:
    """Run the command that was asked for."""
    try:
        APP()
    except KeyboardInterrupt:
        sys.exit(130)
    except SettingsWrong as fault:
        _refuse(str(fault), 2)
    except Exception as fault:
        # Every command ends here; what is not known to be an operator's matter goes on as a traceback.
        if not _is_expected(fault):
            raise
        _refuse(_sentence(fault), 1)


def _refuse(text: str, code: int) -> None:
    typer.echo(text, err=True)
    sys.exit(code)


def _sentence(fault: Exception) -> str:
    from parley.core.errors import ParleyError

    faults = getattr(fault, "faults", ())
    said = f"{fault}." if isinstance(fault, ParleyError) else str(fault)
    return "\n".join(f"{each.path}: {each.message}." for each in faults) or said


def _is_expected(fault: Exception) -> bool:
    from parley.app.cli.database import CommandRefused
    from parley.app.preparation import DatabaseUnfit
    from parley.app.serve import CannotServe
    from parley.core.errors import ParleyError
    from parley.kit.embedded import EmbeddedError

    return isinstance(fault, CannotServe | CommandRefused | DatabaseUnfit | ParleyError | EmbeddedError)
