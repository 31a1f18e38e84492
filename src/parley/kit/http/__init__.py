"""The one client for every outgoing address: what strangers name is fetched, and our own networks stay out of reach.

The check sits where the socket is opened (`gate`): a name is resolved once, all its addresses are judged, and one that
was judged is connected to. Proxies and certificates named by the environment are not looked at.
"""

from parley.kit.http.allowance import Allowance
from parley.kit.http.client import Fetched, Outbound
from parley.kit.http.errors import TooMuch, Unreachable
from parley.kit.http.lines import Answered, Lines

__all__ = ["Allowance", "Answered", "Fetched", "Lines", "Outbound", "TooMuch", "Unreachable"]
