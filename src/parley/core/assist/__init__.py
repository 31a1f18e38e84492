"""Suggestions for tickets that come without a subject or a priority: a model's, where there is one, or a guess."""

from parley.core.assist.assistant import Assistant, Complete
from parley.core.assist.heuristics import suggest_priority, suggest_subject
from parley.core.assist.model import MOST_SUBJECT, Suggestion

__all__ = ["MOST_SUBJECT", "Assistant", "Complete", "Suggestion", "suggest_priority", "suggest_subject"]
