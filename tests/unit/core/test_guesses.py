"""Guessed subjects and priorities: never empty, never too long, in two languages, whatever the text is."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parley.core.assist import MOST_SUBJECT, suggest_priority, suggest_subject
from parley.core.tickets import Priority
from parley.kit.text.storable import is_storable


class TestASubject:
    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x07", "!?…", "---\n***", "\u200b\u202e", "👍👍", "\ud800"])
    def test_is_there_though_no_word_is(self, text: str) -> None:
        assert suggest_subject(text) == "New request"

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            ("The export is empty. We need it on Monday.", "The export is empty"),
            ("Hi,\n\nthe export is empty.\n\nBest\nAnn", "the export is empty"),
            ("Hello Parley team, how do I add a user?", "how do I add a user?"),
            ("Dear Sir or Madam,\nour invoice is missing", "our invoice is missing"),
            ("Hallo zusammen,\n\ndie Rechnung fehlt.\n\nGrüße", "die Rechnung fehlt"),
            ("Guten Tag Frau Weiß! Wie ändere ich meine Adresse?", "Wie ändere ich meine Adresse?"),
            ("Sehr geehrte Damen und Herren,\nder Login geht nicht", "der Login geht nicht"),
            ("Help! The printer in the lobby is on fire.", "The printer in the lobby is on fire"),
            ("Help!", "Help!"),
            ("Hello", "New request"),
            ("> quoted *bold* question here", "quoted *bold* question here"),
            ("High prices everywhere", "High prices everywhere"),
            ("History of orders is missing", "History of orders is missing"),
            ("Сайт не открывается. Помогите", "Сайт не открывается"),
            ("無法登入。請幫忙看看這個問題好嗎", "無法登入。請幫忙看看這個問題好嗎"),
            ("a\x00b\r\nSubject: x", "a b"),
        ],
    )
    def test_is_the_first_sentence_that_says_something(self, text: str, subject: str) -> None:
        assert suggest_subject(text) == subject

    def test_ends_with_a_whole_word(self) -> None:
        assert re.fullmatch(r"(word ){10,19}word…", suggest_subject("word " * 100))
        assert len(suggest_subject("x" * 5000)) == 100

    @given(some.text())
    def test_is_one_storable_line_for_every_text(self, text: str) -> None:
        subject = suggest_subject(text)
        assert 0 < len(subject) <= MOST_SUBJECT
        assert is_storable(subject)
        assert len(subject.splitlines()) == 1


class TestAPriority:
    @pytest.mark.parametrize(
        ("text", "priority"),
        [
            ("URGENT: please call", Priority.URGENT),
            ("Production is down since 8", Priority.URGENT),
            ("we need this asap", Priority.URGENT),
            ("Dringend! Bitte melden", Priority.URGENT),
            ("Der Server ist ausgefallen", Priority.URGENT),
            ("I can\u2019t log in", Priority.HIGH),
            ("The report doesn't work", Priority.HIGH),
            ("Es kommt eine Fehlermeldung", Priority.HIGH),
            ("Der Export funktioniert leider nicht mehr", Priority.HIGH),
            ("This is not urgent, but the page is broken", Priority.LOW),
            ("Ist nicht dringend, nur ein Fehler im Text", Priority.LOW),
            ("There is a typo on the start page", Priority.LOW),
            ("Ein Verbesserungsvorschlag zur Suche", Priority.LOW),
            ("How do I add a user?", Priority.NORMAL),
            ("insurgent errorless downtown", Priority.NORMAL),
            ("", Priority.NORMAL),
        ],
    )
    def test_is_what_the_words_say(self, text: str, priority: Priority) -> None:
        assert suggest_priority(text) is priority

    @pytest.mark.parametrize(
        "text", ["hi " * 100_000, "dear " + "a." * 100_000, "not " * 100_000, "läuft " + "x" * 100_000, "> " * 100_000]
    )
    def test_takes_no_long_thought(self, text: str) -> None:
        started = time.process_time()
        assert suggest_priority(text) in Priority
        assert suggest_subject(text)
        assert time.process_time() - started < 0.5
