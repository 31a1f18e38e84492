"""`parley migrate`."""

import typer


def migrate() -> None:
    """Bring the database to this release's schema. `serve` does so by itself; doing it twice is harmless."""
    from parley.app.cli.database import database_url
    from parley.app.environment import read
    from parley.app.preparation import prepare

    settings = read()
    with database_url(settings) as url:
        applied = prepare(url, settings).applied
    for name in applied:
        typer.echo(f"Applied {name}.")
    if not applied:
        typer.echo("The database is up to date.")
