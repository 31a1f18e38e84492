"""Make, move and remove sections. They form a tree, five deep at most; its changes happen one after another."""

from collections.abc import Callable

from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.articles.events import SectionCreated, SectionDeleted, SectionUpdated
from parley.core.articles.model import (
    DEEPEST_SECTION,
    LONGEST_TITLE,
    Section,
    SectionNotEmpty,
    SectionNotFound,
    SectionSlugTaken,
    check_description,
)
from parley.core.articles.slugs import choose_slug
from parley.core.articles.store import sections as store
from parley.core.articles.store import slugs
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search

REFUSALS: dict[str, Callable[[], Exception]] = {
    "sections_slug": SectionSlugTaken,
    "sections_workspace_id_parent_id_fkey": SectionNotEmpty,
}


async def create_section(
    work: Work, *, title: str, slug: str | None = None, description: str = "", parent_id: int | None = None
) -> Section:
    """The section exists. Raises SectionSlugTaken, and Invalid for an unknown parent or one too deep."""
    require(work, Permission.WRITE)
    title = check_line(title, "title", most=LONGEST_TITLE)
    check_description(description)
    wanted = await choose_slug(work, "sections", slug, title)
    await _check_place(work, None, parent_id)
    with refuses_duplicate(REFUSALS):
        section = await store.insert(
            work.connection, workspace=work.workspace, title=title, slug=wanted, description=description,
            parent=parent_id, now=work.now,
        )  # fmt: skip
    work.record(SectionCreated(id=section.id, title=title, slug=wanted, parent_id=parent_id))
    return section


async def get_section(work: Work, *, section: int) -> Section:
    """Return the section. Raises SectionNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, section=section)
    if found is None:
        raise SectionNotFound
    return found


async def update_section(
    work: Work,
    *,
    section: int,
    title: str | UnsetType = UNSET,
    slug: str | UnsetType = UNSET,
    description: str | UnsetType = UNSET,
    parent_id: int | UnsetType | None = UNSET,
    expected: int | None = None,
) -> Section:
    """The given fields hold.

    Raises SectionNotFound, SectionSlugTaken, VersionMismatch, and Invalid for a parent that is unknown, too deep or
    inside the section itself.
    """
    require(work, Permission.WRITE)
    title = title if title is UNSET else check_line(title, "title", most=LONGEST_TITLE)
    slug = slug if slug is UNSET else await choose_slug(work, "sections", slug)
    if description is not UNSET:
        check_description(description)
    if parent_id is not UNSET:
        await _check_place(work, section, parent_id)
    old = await _locked(work, section)
    check_version(old.version, expected)
    new, changes = changed(old, {"title": title, "slug": slug, "description": description, "parent_id": parent_id})
    if not changes:
        return old
    with refuses_duplicate(REFUSALS):
        new = await store.update(work.connection, workspace=work.workspace, section=new, now=work.now)
    work.record(SectionUpdated(id=new.id, changes=changes))
    return new


async def delete_section(work: Work, *, section: int, expected: int | None = None) -> None:
    """The section is gone and its articles stand in none. Raises SectionNotFound, SectionNotEmpty, VersionMismatch."""
    require(work, Permission.WRITE)
    old = await _locked(work, section)
    check_version(old.version, expected)
    with refuses_duplicate(REFUSALS):
        await store.delete(work.connection, workspace=work.workspace, section=section)
    work.record(SectionDeleted(id=old.id, title=old.title, slug=old.slug))


async def list_sections(work: Work, search: Search) -> Found[Section]:
    """Page through the sections."""
    return await store.fetch(work.connection, search)


async def _check_place(work: Work, section: int | None, parent: int | None) -> None:
    """Raise Invalid unless the section, with all that is inside it, may stand there."""
    await slugs.lock(work.connection, workspace=work.workspace)
    if parent is None:
        return
    above = await store.list_path(work.connection, workspace=work.workspace, section=parent)
    if not above:
        raise Invalid.at("parent_id", "Unknown section")
    if section in above:
        raise Invalid.at("parent_id", "A section cannot stand inside itself")
    height = (
        1 if section is None else await store.measure_height(work.connection, workspace=work.workspace, section=section)
    )
    if len(above) + height > DEEPEST_SECTION:
        raise Invalid.at("parent_id", f"Sections may be {DEEPEST_SECTION} deep at most")


async def _locked(work: Work, section: int) -> Section:
    found = await store.find(work.connection, workspace=work.workspace, section=section, lock=True)
    if found is None:
        raise SectionNotFound
    return found
