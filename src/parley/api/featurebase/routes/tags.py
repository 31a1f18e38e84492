"""The tags that conversations may have."""

from functools import partial

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body, id_in_path
from parley.api.featurebase.mapping.tags import tag_to_wire
from parley.api.featurebase.paging import ListWire, everything, whole
from parley.api.featurebase.schemas.tags import DeletedTag, TagInput, TagWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people, tags
from parley.core.tags import TagNameTaken, TagNotFound
from parley.core.work import Work

ROUTES = Routes("Tags", lenient=True)


@ROUTES.get("/tags")
async def list_tags(work: Work) -> ListWire[TagWire]:
    """List the tags, oldest first: all of them at once."""
    found = await tags.list_tags(work, everything(work, "g.created_at"))
    return whole(list(map(partial(tag_to_wire, work.workspace), found.items)))


@ROUTES.post("/tags", also=(200,), raises=[TagNotFound, TagNameTaken], example={"name": "Churn"})
async def put_tag(work: Work, call: Call, body: TagInput) -> TagWire:
    """Make a tag (201), or rename the one of this id (200)."""
    await _check_admin(work, body)
    if body.id is UNSET:
        return tag_to_wire(work.workspace, await tags.create_tag(work, name=body.name))
    number = id_in_body(work.workspace, Kind.TAG, body.id, "id")
    call.success = 200
    try:
        return tag_to_wire(work.workspace, await tags.update_tag(work, tag=number, name=body.name))
    except TagNotFound:
        raise NoSuchObject("id") from None


@ROUTES.get("/tags/{tag_id}", raises=[TagNotFound])
async def get_tag(work: Work, tag_id: str) -> TagWire:
    """Get a tag."""
    number = id_in_path(work.workspace, Kind.TAG, tag_id, TagNotFound)
    return tag_to_wire(work.workspace, await tags.get_tag(work, tag=number))


@ROUTES.delete("/tags/{tag_id}", status=200, raises=[TagNotFound])
async def delete_tag(work: Work, tag_id: str) -> DeletedTag:
    """Delete a tag, also from every conversation that has it."""
    number = id_in_path(work.workspace, Kind.TAG, tag_id, TagNotFound)
    await tags.delete_tag(work, tag=number)
    return DeletedTag(tag_id)


async def _check_admin(work: Work, body: TagInput) -> None:
    if body.acting_admin_id is UNSET:
        return
    admin = id_in_body(work.workspace, Kind.ADMIN, body.acting_admin_id, "actingAdminId")
    if await people.find_agent(work, agent=admin) is None:
        raise NoSuchObject("actingAdminId")
