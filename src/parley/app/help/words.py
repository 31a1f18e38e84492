"""The texts of the help centre. Which language is spoken, the browser says; articles are as they were written."""

import datetime as dt
from collections.abc import Sequence

import msgspec

ENGLISH = "en"


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Every text of one language; `{…}` is filled in."""

    language: str
    title: str
    ask: str
    search: str
    search_for: str
    find: str
    found: str
    results: tuple[str, str]
    nothing: str
    nothing_hint: str
    write: str
    requests: str
    empty: str
    empty_hint: str
    more: str
    all: tuple[str, str]
    articles: tuple[str, str]
    home: str
    crumbs: str
    updated: str
    gone: str
    gone_hint: str
    still: str
    still_hint: str
    older: str
    on_this_page: str
    more_in: str
    skip: str
    by: str
    elsewhere: str
    away: str
    away_hint: str
    date: str
    months: Sequence[str]

    def count(self, forms: tuple[str, str], number: int) -> str:
        """Return the form that goes with a number, with the number in it."""
        return forms[number != 1].replace("#", f"{number:,}")

    def day(self, moment: dt.datetime) -> str:
        """Spell a day."""
        return self.date.format(day=moment.day, month=self.months[moment.month - 1], year=moment.year)


EN = Words(
    language=ENGLISH,
    title="Help centre",
    ask="How can we help?",
    search="Search the help centre",
    search_for="Search for answers…",
    find="Search",
    found="Results for “{words}”",
    results=("# article found", "# articles found"),
    nothing="Nothing found for “{words}”",
    nothing_hint="Try fewer or other words, or write to us: we answer ourselves.",
    write="Write to us",
    requests="My requests",
    empty="Nothing to read yet",
    empty_hint="There are no articles here so far. Write to us if you need help.",
    more="More articles",
    all=("# article", "All # articles"),
    articles=("# article", "# articles"),
    home="All topics",
    crumbs="Where you are",
    updated="Updated {day}",
    gone="This page is not here",
    gone_hint="It may have moved or been taken away. The search may find it.",
    still="Still stuck?",
    still_hint="Tell us what happened, and we take it from there.",
    older="Older articles",
    on_this_page="On this page",
    more_in="More in {section}",
    skip="To the content",
    by="Help by Parley",
    elsewhere="Elsewhere",
    away="The help centre is away for a moment",
    away_hint="Please try again shortly.",
    date="{day} {month} {year}",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
)  # fmt: skip
DE = Words(
    language="de",
    title="Hilfe",
    ask="Wie können wir helfen?",
    search="Hilfe durchsuchen",
    search_for="Antworten suchen…",
    find="Suchen",
    found="Ergebnisse für „{words}“",
    results=("# Artikel gefunden", "# Artikel gefunden"),
    nothing="Nichts gefunden für „{words}“",
    nothing_hint="Versuchen Sie weniger oder andere Wörter, oder schreiben Sie uns: Wir antworten selbst.",
    write="Uns schreiben",
    requests="Meine Anfragen",
    empty="Noch nichts zu lesen",
    empty_hint="Bisher gibt es hier keine Artikel. Schreiben Sie uns, wenn Sie Hilfe brauchen.",
    more="Weitere Artikel",
    all=("# Artikel", "Alle # Artikel"),
    articles=("# Artikel", "# Artikel"),
    home="Alle Themen",
    crumbs="Wo Sie sind",
    updated="Geändert am {day}",
    gone="Diese Seite gibt es hier nicht",
    gone_hint="Vielleicht wurde sie verschoben oder entfernt. Die Suche findet sie vielleicht.",
    still="Noch Fragen?",
    still_hint="Sagen Sie uns, was passiert ist, und wir kümmern uns darum.",
    older="Ältere Artikel",
    on_this_page="Auf dieser Seite",
    more_in="Mehr in {section}",
    skip="Zum Inhalt",
    by="Hilfe mit Parley",
    elsewhere="Anderswo",
    away="Die Hilfe ist für einen Augenblick nicht da",
    away_hint="Bitte versuchen Sie es gleich noch einmal.",
    date="{day}. {month} {year}",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
)  # fmt: skip
SPOKEN = {words.language: words for words in (EN, DE)}


def words_for(accepted: str) -> Words:
    """Return the words of the spoken language that `Accept-Language` wants most; else English."""
    best, most = EN, 0.0
    for each in accepted[:500].split(","):
        name, _, weight = each.partition(";")
        spoken = SPOKEN.get(name.strip().lower().partition("-")[0])
        wish = _weight(weight)
        if spoken is not None and wish > most:
            best, most = spoken, wish
    return best


def _weight(text: str) -> float:
    _, _, number = text.replace(" ", "").partition("q=")
    try:
        return float(number or 1)
    except ValueError:
        return 0.0
