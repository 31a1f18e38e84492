"""Slugs chosen: the one that is given, else one made from the title that nothing of its kind has yet."""

from typing import Literal

from parley.core.articles.model import bare_slug, check_slug, numbered_slug
from parley.core.articles.store import slugs
from parley.core.work import Work


async def choose_slug(work: Work, table: Literal["articles", "sections"], slug: str | None, title: str = "") -> str:
    """Return a slug that is free until the transaction ends, unless it was given. Raises Invalid for a bad one."""
    await slugs.lock(work.connection, workspace=work.workspace)
    if slug is not None:
        return check_slug(slug)
    bare = bare_slug(title)
    return numbered_slug(
        bare, await slugs.list_numbers(work.connection, workspace=work.workspace, table=table, slug=bare)
    )
