"""Tags."""

from msgspec import UNSET

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.tags import tag_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.tags import TagCreate, TagQuery, TagUpdate, TagWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import tags
from parley.core.errors import VersionMismatch
from parley.core.tags import TagNameTaken, TagNotFound
from parley.core.tags.model import DEFAULT_COLOR
from parley.core.work import Work

ROUTES = Routes("Tags")


@ROUTES.get("/tags")
async def list_tags(work: Work, call: Call, query: TagQuery) -> Many[TagWire]:
    """List tags."""
    found = await tags.list_tags(work, search_from(call, query))
    return many(call, query, found, tag_to_wire)


@ROUTES.post("/tags", raises=[TagNameTaken], example={"name": "billing", "color": "#ff0000"})
async def create_tag(work: Work, call: Call, body: TagCreate) -> One[TagWire]:
    """Create a tag. Names are unique in the workspace, whatever their case."""
    color = DEFAULT_COLOR if body.color is UNSET else body.color
    tag = await tags.create_tag(work, name=body.name, color=color)
    return one(call, tag_to_wire(tag), tag.version)


@ROUTES.get("/tags/{tag_id}", raises=[TagNotFound])
async def get_tag(work: Work, call: Call, tag_id: str) -> One[TagWire]:
    """Get a tag."""
    tag = await tags.get_tag(work, tag=id_in_path("tag", tag_id, TagNotFound))
    return one(call, tag_to_wire(tag), tag.version)


@ROUTES.patch("/tags/{tag_id}", raises=[TagNotFound, TagNameTaken, VersionMismatch], example={"color": "#00aa55"})
async def update_tag(work: Work, call: Call, tag_id: str, body: TagUpdate) -> One[TagWire]:
    """Rename or recolour a tag."""
    number = id_in_path("tag", tag_id, TagNotFound)
    tag = await tags.update_tag(work, tag=number, **given(body), expected=call.expected_version)
    return one(call, tag_to_wire(tag), tag.version)


@ROUTES.delete("/tags/{tag_id}", raises=[TagNotFound, VersionMismatch])
async def delete_tag(work: Work, call: Call, tag_id: str) -> None:
    """Delete a tag; it disappears from every ticket."""
    await tags.delete_tag(work, tag=id_in_path("tag", tag_id, TagNotFound), expected=call.expected_version)
