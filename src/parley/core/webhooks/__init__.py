"""Webhooks: addresses outside that want to hear what happens, each in its own dialect and with its own secret."""

from parley.core.webhooks.actions import create_webhook, delete_webhook, get_webhook, list_webhooks, update_webhook
from parley.core.webhooks.model import (
    FORMATS,
    MOST,
    SecretLost,
    TooManyWebhooks,
    Webhook,
    WebhookNotFound,
    WebhookStatus,
)
from parley.core.webhooks.proposals import Proposal, Prove, propose_change, propose_webhook
from parley.core.webhooks.secrets import rotate_secret, secret_of

__all__ = [
    "FORMATS",
    "MOST",
    "Proposal",
    "Prove",
    "SecretLost",
    "TooManyWebhooks",
    "Webhook",
    "WebhookNotFound",
    "WebhookStatus",
    "create_webhook",
    "delete_webhook",
    "get_webhook",
    "list_webhooks",
    "propose_change",
    "propose_webhook",
    "rotate_secret",
    "secret_of",
    "update_webhook",
]
