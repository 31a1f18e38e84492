"""The words of the desk's own mails, by language and kind: a catalogue of texts with plain places for facts."""

from collections.abc import Mapping
from typing import Final

import msgspec

from parley.core.mails import MailKind

FALLBACK: Final = "en"


class Words(msgspec.Struct, frozen=True):
    """A mail's words: `{desk}`, `{name}` and their like are facts; `button` leads to the mail's link."""

    subject: str
    greeting: str
    before: str
    button: str
    after: str


ENGLISH: Final[Mapping[MailKind, Words]] = {
    MailKind.SIGN_IN: Words(
        subject="Your sign-in link for {desk}",
        greeting="Hello {name},",
        before="here is your link to sign in to {desk}. It works once, within the next 15 minutes.",
        button="Sign in",
        after="If you did not ask for it, you need not do anything: nobody gets in without this link.",
    ),
    MailKind.PASSWORD_RESET: Words(
        subject="Choose a new password for {desk}",
        greeting="Hello {name},",
        before="somebody, probably you, asked for a new password at {desk}. The link works once, within the next hour.",
        button="Choose a password",
        after="If you did not ask for it, you need not do anything: your password stays what it is.",
    ),
    MailKind.INVITATION: Words(
        subject="{by} invites you to {desk}",
        greeting="Hello {name},",
        before="{by} invites you to answer customers together at {desk}. The link works once, within seven days.",
        button="Join",
        after="You will sign in as {email}. If you do not know what this is about, you may ignore it.",
    ),
    MailKind.PORTAL: Words(
        subject="Your requests at {desk}",
        greeting="Hello {name},",
        before="here is your link to your requests at {desk}. It works once, within the next 15 minutes.",
        button="See my requests",
        after="If you did not ask for it, you need not do anything: nobody gets in without this link.",
    ),
    MailKind.WEBHOOK_FAILING: Words(
        subject="The webhook “{webhook}” of {desk} is suspended",
        greeting="Hello {name},",
        before="the webhook “{webhook}” of {desk}, which calls {host}, has failed since {since} and is not called any"
        " more. The last attempt failed with: {error}.",
        button="See the webhook",
        after="Once it is mended, resume it there. What it has missed can be sent again from there, too.",
    ),
    MailKind.WEBHOOK_GONE: Words(
        subject="The webhook “{webhook}” of {desk} is suspended",
        greeting="Hello {name},",
        before="the webhook “{webhook}” of {desk} is not called any more: {host} answered that it is gone for good"
        " (status 410). It has failed since {since}.",
        button="See the webhook",
        after="If that was a mistake, resume it there. What it has missed can be sent again from there, too.",
    ),
}
GERMAN: Final[Mapping[MailKind, Words]] = {
    MailKind.SIGN_IN: Words(
        subject="Ihr Anmeldelink für {desk}",
        greeting="Guten Tag {name},",
        before="hier ist Ihr Link zum Anmelden bei {desk}. Er gilt einmal, in den nächsten 15 Minuten.",
        button="Anmelden",
        after="Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne diesen Link kommt niemand hinein.",
    ),
    MailKind.PASSWORD_RESET: Words(
        subject="Neues Passwort für {desk}",
        greeting="Guten Tag {name},",
        before="jemand, vermutlich Sie, möchte bei {desk} ein neues Passwort. Der Link gilt einmal, eine Stunde lang.",
        button="Passwort wählen",
        after="Wenn Sie das nicht waren, müssen Sie nichts tun: Ihr Passwort bleibt, wie es ist.",
    ),
    MailKind.INVITATION: Words(
        subject="{by} lädt Sie zu {desk} ein",
        greeting="Guten Tag {name},",
        before="{by} lädt Sie ein, bei {desk} gemeinsam Kunden zu antworten. Der Link gilt einmal, sieben Tage lang.",
        button="Mitmachen",
        after="Sie melden sich als {email} an. Wenn Sie nicht wissen, worum es geht, ignorieren Sie diese Nachricht.",
    ),
    MailKind.PORTAL: Words(
        subject="Ihre Anfragen bei {desk}",
        greeting="Guten Tag {name},",
        before="hier ist Ihr Link zu Ihren Anfragen bei {desk}. Er gilt einmal, in den nächsten 15 Minuten.",
        button="Meine Anfragen ansehen",
        after="Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun: Ohne diesen Link kommt niemand hinein.",
    ),
    MailKind.WEBHOOK_FAILING: Words(
        subject="Der Webhook „{webhook}“ von {desk} ist ausgesetzt",
        greeting="Guten Tag {name},",
        before="der Webhook „{webhook}“ von {desk}, der {host} aufruft, scheitert seit {since} und wird nicht mehr"
        " aufgerufen. Der letzte Versuch scheiterte mit: {error}.",
        button="Zum Webhook",
        after="Sobald er wieder geht, setzen Sie ihn dort fort. Dort lässt sich auch nachsenden, was er verpasst hat.",
    ),
    MailKind.WEBHOOK_GONE: Words(
        subject="Der Webhook „{webhook}“ von {desk} ist ausgesetzt",
        greeting="Guten Tag {name},",
        before="der Webhook „{webhook}“ von {desk} wird nicht mehr aufgerufen: {host} hat geantwortet, dass es ihn"
        " nicht mehr gibt (Status 410). Er scheitert seit {since}.",
        button="Zum Webhook",
        after="Wenn das ein Irrtum war, setzen Sie ihn dort fort. Dort lässt sich auch nachsenden, was ihm entging.",
    ),
}
LANGUAGES: Final[Mapping[str, Mapping[MailKind, Words]]] = {"en": ENGLISH, "de": GERMAN}


def words_for(kind: MailKind, language: str) -> tuple[str, Words]:
    """Return the words in a language, as in `de` or `de-AT`, else in English; with the language that they are in."""
    found = language.partition("-")[0].lower()
    chosen = found if found in LANGUAGES else FALLBACK
    return chosen, LANGUAGES[chosen][kind]
