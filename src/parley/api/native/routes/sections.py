"""Sections, the places of articles; the same under `/collections`, as the articles' `collection_id` calls them."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.sections import PREFIX, section_from_wire, section_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.sections import SectionCreate, SectionQuery, SectionUpdate, SectionWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import articles
from parley.core.articles import SectionNotEmpty, SectionNotFound, SectionSlugTaken
from parley.core.errors import VersionMismatch
from parley.core.work import Work

ROUTES = Routes("Sections")


@ROUTES.get("/sections")
async def list_sections(work: Work, call: Call, query: SectionQuery) -> Many[SectionWire]:
    """List sections."""
    search = search_from(call, query)
    if query.parent_id is not None:
        search.where("s.parent_id = ?", id_in_body(PREFIX, query.parent_id, "parent_id"))
    return many(call, query, await articles.list_sections(work, search), section_to_wire)


@ROUTES.post(
    "/sections", raises=[SectionSlugTaken], example={"title": "Getting started", "description": "The first steps"}
)
async def create_section(work: Work, call: Call, body: SectionCreate) -> One[SectionWire]:
    """Create a section. Sections stand in sections, five deep at most."""
    section = await articles.create_section(work, **section_from_wire(asdict(body)))
    return one(call, section_to_wire(section), section.version)


@ROUTES.get("/sections/{section_id}", raises=[SectionNotFound])
async def get_section(work: Work, call: Call, section_id: str) -> One[SectionWire]:
    """Get a section."""
    section = await articles.get_section(work, section=id_in_path(PREFIX, section_id, SectionNotFound))
    return one(call, section_to_wire(section), section.version)


@ROUTES.patch(
    "/sections/{section_id}",
    raises=[SectionNotFound, SectionSlugTaken, VersionMismatch],
    example={"title": "First steps"},
)
async def update_section(work: Work, call: Call, section_id: str, body: SectionUpdate) -> One[SectionWire]:
    """Rename, describe or move a section; never into itself."""
    number = id_in_path(PREFIX, section_id, SectionNotFound)
    fields = section_from_wire(given(body))
    section = await articles.update_section(work, section=number, **fields, expected=call.expected_version)
    return one(call, section_to_wire(section), section.version)


@ROUTES.delete("/sections/{section_id}", raises=[SectionNotFound, SectionNotEmpty, VersionMismatch])
async def delete_section(work: Work, call: Call, section_id: str) -> None:
    """Delete a section without sections inside it; its articles stay, in none."""
    number = id_in_path(PREFIX, section_id, SectionNotFound)
    await articles.delete_section(work, section=number, expected=call.expected_version)


@ROUTES.get("/collections")
async def list_collections(work: Work, call: Call, query: SectionQuery) -> Many[SectionWire]:
    """List sections, by their other name."""
    return await list_sections(work, call, query)


@ROUTES.post(
    "/collections", raises=[SectionSlugTaken], example={"title": "Getting started", "description": "The first steps"}
)
async def create_collection(work: Work, call: Call, body: SectionCreate) -> One[SectionWire]:
    """Create a section, by its other name."""
    return await create_section(work, call, body)


@ROUTES.get("/collections/{section_id}", raises=[SectionNotFound])
async def get_collection(work: Work, call: Call, section_id: str) -> One[SectionWire]:
    """Get a section, by its other name."""
    return await get_section(work, call, section_id)


@ROUTES.patch(
    "/collections/{section_id}",
    raises=[SectionNotFound, SectionSlugTaken, VersionMismatch],
    example={"title": "First steps"},
)
async def update_collection(work: Work, call: Call, section_id: str, body: SectionUpdate) -> One[SectionWire]:
    """Rename, describe or move a section, by its other name."""
    return await update_section(work, call, section_id, body)


@ROUTES.delete("/collections/{section_id}", raises=[SectionNotFound, SectionNotEmpty, VersionMismatch])
async def delete_collection(work: Work, call: Call, section_id: str) -> None:
    """Delete a section, by its other name."""
    await delete_section(work, call, section_id)
