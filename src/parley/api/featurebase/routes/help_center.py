"""The help center, and the collections its articles stand in."""

from functools import partial

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.help_center import (
    collection_from_wire,
    collection_to_wire,
    help_center_to_wire,
    is_help_center,
)
from parley.api.featurebase.paging import ListQuery, ListWire, page, search_from, whole
from parley.api.featurebase.schemas.collections import (
    CollectionChange,
    CollectionInput,
    CollectionQuery,
    CollectionWire,
    DeletedCollection,
)
from parley.api.featurebase.schemas.help_center import HelpCenterWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import articles, workspaces
from parley.core.articles import SectionNotEmpty, SectionNotFound
from parley.core.errors import NotFound
from parley.core.work import Work

ROUTES = Routes("Help center", lenient=True)
NAMES = {"title": "name", "parent_id": "parentId"}


class HelpCenterNotFound(NotFound):
    """A workspace has one help center, and this is not it."""

    def __init__(self) -> None:
        super().__init__("Help center")


@ROUTES.get("/help_center/help_centers")
async def list_help_centers(work: Work, call: Call, query: ListQuery) -> ListWire[HelpCenterWire]:
    """List the help centers: there is one."""
    search_from(call, query)
    return whole([help_center_to_wire(await workspaces.get_workspace(work))])


@ROUTES.get("/help_center/help_centers/{help_center_id}", raises=[HelpCenterNotFound])
async def get_help_center(work: Work, help_center_id: str) -> HelpCenterWire:
    """Get a help center."""
    if not is_help_center(work.workspace, help_center_id):
        raise HelpCenterNotFound
    return help_center_to_wire(await workspaces.get_workspace(work))


@ROUTES.get("/help_center/collections")
async def list_collections(work: Work, call: Call, query: CollectionQuery) -> ListWire[CollectionWire]:
    """List the collections, newest first."""
    search = search_from(call, query)
    if not is_help_center(work.workspace, query.help_center_id):
        return whole([])
    found = await articles.list_sections(work, search)
    return page(call, query, found, partial(collection_to_wire, work.workspace))


@ROUTES.post("/help_center/collections", raises=[NotFound], example={"name": "Getting started"})
async def create_collection(work: Work, body: CollectionInput) -> CollectionWire:
    """Make a collection."""
    given = collection_from_wire(work.workspace, body)
    with faults_named(NAMES):
        section = await articles.create_section(work, **given)
    return collection_to_wire(work.workspace, section)


@ROUTES.get("/help_center/collections/{collection_id}", raises=[SectionNotFound])
async def get_collection(work: Work, collection_id: str) -> CollectionWire:
    """Get a collection."""
    number = id_in_path(work.workspace, Kind.SECTION, collection_id, SectionNotFound)
    return collection_to_wire(work.workspace, await articles.get_section(work, section=number))


@ROUTES.patch("/help_center/collections/{collection_id}", raises=[SectionNotFound])
async def update_collection(work: Work, collection_id: str, body: CollectionChange) -> CollectionWire:
    """Change a collection."""
    number = id_in_path(work.workspace, Kind.SECTION, collection_id, SectionNotFound)
    given = collection_from_wire(work.workspace, body)
    with faults_named(NAMES):
        section = await articles.update_section(work, section=number, **given)
    return collection_to_wire(work.workspace, section)


@ROUTES.delete("/help_center/collections/{collection_id}", status=200, raises=[SectionNotFound, SectionNotEmpty])
async def delete_collection(work: Work, collection_id: str) -> DeletedCollection:
    """Delete a collection that holds no others; its articles stand in none."""
    number = id_in_path(work.workspace, Kind.SECTION, collection_id, SectionNotFound)
    await articles.delete_section(work, section=number)
    return DeletedCollection(collection_id)
