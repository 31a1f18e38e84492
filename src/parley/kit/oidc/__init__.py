"""OpenID Connect as a relying party: the code flow with PKCE, state and nonce, through the guarded client."""

from parley.kit.oidc.client import Attempt, OidcClient, Provider
from parley.kit.oidc.tokens import Identity, OidcAway, OidcFailed

__all__ = ["Attempt", "Identity", "OidcAway", "OidcClient", "OidcFailed", "Provider"]
