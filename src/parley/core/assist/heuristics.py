"""Guesses from the words alone, English and German. Pure; a text of any size or script has an answer."""

import re
from typing import Final

from parley.core.assist.model import MOST_SUBJECT, has_words, one_line, shortened
from parley.core.tickets import Priority

NO_SUBJECT: Final = "New request"
_READ: Final = 10_000
_GOOD_LENGTH: Final = 100
_LEAST: Final = 12
_SENTENCE = re.compile("(?<=[.!?\u3002\uff01\uff1f])\\s+|\n+")
_MARKS = re.compile("^[\\s>#*_\u2013\u2014\u2022`~|=+\"'\u201c-\u201f\u00ab\u00bb-]+")
_GREETING = re.compile(
    r"(?:hi+|hey|hello|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|liebe[rs]?|"
    r"gr(?:ü|ue)(?:ß|ss)(?:e|\s?gott)?|guten (?:tag|morgen|abend)|sehr geehrte[rs]?)\b"
    r"(?:[ ,]+(?:\w[\w.'-]*)){0,6}?\s*(?:[,!.:;\u2013\u2014-]+\s*|$)",
    re.IGNORECASE,
)


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


# In this order: "not urgent" is no urgency, and an outage is more than an error.
_SIGNS: Final = (
    (
        Priority.LOW,
        _words(
            r"not (?:that |very |so |at all )?urgent", r"no (?:rush|hurry|urgency)", "low priority", "nice to have",
            "whenever you (?:can|have time|get to it)", "feature request", "nicht (?:so |sehr |wirklich )?dringend",
            "keine eile", "eilt nicht", "hat zeit", r"verbesserungsvorschl(?:ag|äge)", "funktionswunsch",
        ),
    ),
    (
        Priority.URGENT,
        _words(
            "urgent(?:ly)?", "asap", "as soon as possible", "emergenc(?:y|ies)", "immediately", "right now", "outage",
            "(?:is|are|went|completely|site|server|system|production) down", "data (?:loss|leak|breach)", "hacked",
            "(?:security|data) (?:incident|breach)", "critical", "dringend(?:e[mnrs]?)?", "notfall", "sofort",
            "umgehend", "schnellstmöglich", "so schnell wie möglich", "eilt", r"(?:total|komplett)?ausfall",
            "ausgefallen", "datenverlust", "datenleck", "gehackt", "kritisch(?:e[mnrs]?)?", "steht still",
        ),
    ),
    (
        Priority.HIGH,
        _words(
            "important", "blocked", "blocker", "blocking", "broken", "crash(?:es|ed|ing)?", "errors?",
            "fail(?:s|ed|ure|ing)?",
            r"(?:can(?:no|')?t|can not|unable to|could ?n[o']t) (?:log ?in|sign in|access|pay|open|use|work)",
            r"(?:does ?n[o']t|do ?n[o']t|not|stopped) work(?:ing)?", "locked out", "charged twice",
            "wichtig(?:e[mnrs]?)?",
            "fehler(?:meldung)?", "kaputt", "defekt", "abgest(?:ürzt|uerzt)", "blockiert", "ausgesperrt",
            "(?:geht|funktioniert|läuft|laeuft|klappt) (?:\\w+ )?nicht(?: mehr)?", "doppelt (?:abgebucht|berechnet)",
        ),
    ),
    (
        Priority.LOW,
        _words("typo", "suggestions?", "feedback", "tippfehler", "anregung(?:en)?", r"vorschl(?:ag|äge)", "wunsch"),
    ),
)  # fmt: skip


def suggest_subject(text: str) -> str:
    """Return the first sentence that says something, without the greeting; "New request" when no word is in it."""
    sentences = [_bare(each) for each in _SENTENCE.split(text[:_READ])]
    telling = [each for each in sentences if has_words(each)]
    if not telling:
        return NO_SUBJECT
    # A word or two ("Help!") say less than the sentence behind them.
    best = next((each for each in telling if len(each) >= _LEAST), telling[0])
    return shortened(shortened(best, _GOOD_LENGTH), MOST_SUBJECT)


def suggest_priority(text: str) -> Priority:
    """Return how much the words press; normal where they do not say."""
    read = one_line(text[:_READ]).replace("\u2019", "'")
    return next((priority for priority, signs in _SIGNS if signs.search(read)), Priority.NORMAL)


def _bare(sentence: str) -> str:
    line = _MARKS.sub("", one_line(sentence))
    return _MARKS.sub("", _GREETING.sub("", line, count=1) if _GREETING.match(line) else line).rstrip(" .,;:")
