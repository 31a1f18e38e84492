"""Every door but the native one over one world: its paths, ids and bodies, so that all routes can be walked."""

from tests.support.stands.featurebase import FEATUREBASE
from tests.support.stands.model import Stand, Words
from tests.support.stands.requests import REQUESTS
from tests.support.stands.rest import REST
from tests.support.stands.socialboards import SOCIALBOARDS

STANDS = {stand.door.name: stand for stand in (REST, REQUESTS, SOCIALBOARDS, FEATUREBASE)}

__all__ = ["STANDS", "Stand", "Words"]
