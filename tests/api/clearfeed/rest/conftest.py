"""A client of the REST door, and one of another tenant's."""

import pytest

from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk


@pytest.fixture
def client(desk: Desk) -> Client:
    """A client with the owner's key."""
    return Client(desk)


@pytest.fixture
def stranger(other_desk: Desk) -> Client:
    """A client of another workspace."""
    return Client(other_desk)
