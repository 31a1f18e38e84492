"""Categories."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.categories import category_from_wire, category_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.categories import CategoryCreate, CategoryQuery, CategoryUpdate, CategoryWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import categories
from parley.core.categories import CategoryInUse, CategoryNotFound, DefaultCategoryRequired, HasSubcategories
from parley.core.errors import VersionMismatch
from parley.core.work import Work

ROUTES = Routes("Categories")


@ROUTES.get("/categories")
async def list_categories(work: Work, call: Call, query: CategoryQuery) -> Many[CategoryWire]:
    """List categories."""
    found = await categories.list_categories(work, search_from(call, query))
    return many(call, query, found, category_to_wire)


@ROUTES.post("/categories", example={"name": "Returns", "type": "customer"})
async def create_category(work: Work, call: Call, body: CategoryCreate) -> One[CategoryWire]:
    """Create a category. With `is_default` it takes the place of the default one."""
    category = await categories.create_category(work, **category_from_wire(body))
    return one(call, category_to_wire(category), category.version)


@ROUTES.get("/categories/{category_id}", raises=[CategoryNotFound])
async def get_category(work: Work, call: Call, category_id: str) -> One[CategoryWire]:
    """Get a category."""
    category = await categories.get_category(work, category=id_in_path("cat", category_id, CategoryNotFound))
    return one(call, category_to_wire(category), category.version)


@ROUTES.patch(
    "/categories/{category_id}",
    raises=[CategoryNotFound, DefaultCategoryRequired, VersionMismatch],
    example={"name": "Returns and refunds"},
)
async def update_category(work: Work, call: Call, category_id: str, body: CategoryUpdate) -> One[CategoryWire]:
    """Change a category. The tree has ten levels at most and no circles."""
    number = id_in_path("cat", category_id, CategoryNotFound)
    settings = category_from_wire(body)
    category = await categories.update_category(work, category=number, **settings, expected=call.expected_version)
    return one(call, category_to_wire(category), category.version)


@ROUTES.delete(
    "/categories/{category_id}",
    raises=[CategoryNotFound, DefaultCategoryRequired, HasSubcategories, CategoryInUse, VersionMismatch],
)
async def delete_category(work: Work, call: Call, category_id: str) -> None:
    """Delete a category that is not the default, has no tickets and none below it."""
    number = id_in_path("cat", category_id, CategoryNotFound)
    await categories.delete_category(work, category=number, expected=call.expected_version)
