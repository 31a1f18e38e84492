"""Mails: what the desk sends to its people, from the moment it is due until it is sent or given up."""

from parley.core.mails.actions import claim, drop_old_mails, finish, list_mails, queue_mail
from parley.core.mails.model import Content, DueMail, Mail, MailKind, MailStatus, Outcome

__all__ = [
    "Content",
    "DueMail",
    "Mail",
    "MailKind",
    "MailStatus",
    "Outcome",
    "claim",
    "drop_old_mails",
    "finish",
    "list_mails",
    "queue_mail",
]
