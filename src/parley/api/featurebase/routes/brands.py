"""Brands: a workspace is one."""

from parley.api.featurebase.ids import Kind, parse_id
from parley.api.featurebase.mapping.brands import ONLY, brand_to_wire
from parley.api.featurebase.paging import ListQuery, ListWire, search_from, whole
from parley.api.featurebase.schemas.brands import BrandWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import workspaces
from parley.core.errors import NotFound
from parley.core.work import Work

ROUTES = Routes("Brands", lenient=True)


class BrandNotFound(NotFound):
    """A workspace has one brand, and this is not it."""

    def __init__(self) -> None:
        super().__init__("Brand")


@ROUTES.get("/brands")
async def list_brands(work: Work, call: Call, query: ListQuery) -> ListWire[BrandWire]:
    """List the brands: there is one."""
    search_from(call, query)
    return whole([brand_to_wire(await workspaces.get_workspace(work))])


@ROUTES.get("/brands/{brand_id}", raises=[BrandNotFound])
async def get_brand(work: Work, brand_id: str) -> BrandWire:
    """Get a brand."""
    if parse_id(work.workspace, Kind.BRAND, brand_id) != ONLY:
        raise BrandNotFound
    return brand_to_wire(await workspaces.get_workspace(work))
