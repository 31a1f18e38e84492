"""The assistant as the settings want it: with a model behind it, or by itself; and whether that model answers."""

from parley.app.doctor import Finding
from parley.app.settings import Settings
from parley.core.assist import Assistant
from parley.kit.completions import Completions, NoCompletion, place_of
from parley.kit.http import Outbound, Unreachable


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


async def check_model(settings: Settings) -> Finding:
    """Ask the model for one word, where there is one."""
    name, completions = "Language model", make_completions(settings)
    if completions is None:
        if settings.ai_url or settings.ai_model or settings.ai_key:
            return Finding("model", name, "warning", "never asked", "Set both PARLEY_AI_URL and PARLEY_AI_MODEL.")
        return Finding("model", name, "ok", "none, subjects and priorities are guessed")
    shown = f"{settings.ai_model} at {place_of(settings.ai_url)}"
    try:
        await completions.complete("Answer with one word.", "Are you there?")
    except (NoCompletion, Unreachable) as fault:
        reason = fault.reason if isinstance(fault, Unreachable) else str(fault)
        advice = "Look at PARLEY_AI_URL, PARLEY_AI_KEY and PARLEY_AI_MODEL; until then subjects are guessed."
        return Finding("model", name, "warning", f"{shown}: {reason}", advice)
    return Finding("model", name, "ok", f"{shown} answers")
