"""The assistant as the settings want it: with a model behind it, or by itself."""

from parley.app.settings import Settings
from parley.core.assist import Assistant
from parley.kit.completions import Completions, place_of
from parley.kit.http import Outbound


def make_completions(settings: Settings) -> Completions | None:
    """Return the client for the model, whose place is allowed by being configured; None unless URL and model are."""
    if not settings.ai_url or not settings.ai_model:
        return None
    outbound = Outbound([place_of(settings.ai_url)])
    return Completions(outbound, url=settings.ai_url, key=settings.ai_key, model=settings.ai_model)


def make_assistant(settings: Settings) -> Assistant:
    """Return the assistant."""
    completions = make_completions(settings)
    return Assistant(completions.complete if completions else None)
