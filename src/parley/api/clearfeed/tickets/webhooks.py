"""Webhooks of this vendor: none of this door's own.

The guide only says that webhooks are set up in the developer settings; their bodies and signatures are published with
the other document. So an endpoint of the format `clearfeed` is told every event by the rest door, and this door
refuses each in writing.
"""

from collections.abc import Mapping

from parley.api.toolbox.telling import Refused

REST_TELLS = Refused(
    "Endpoints of the format `clearfeed` are told in the rest door's words: this document prints no webhook body."
)
EVENTS: Mapping[str, Refused] = dict.fromkeys(
    (
        "agent.identity_linked", "agent.password_changed", "agent.recovery_code_used", "agent.totp_disabled",
        "agent.totp_enabled", "invitation.accepted", "invitation.created", "invitation.resent", "invitation.revoked",
        "session.ended", "session.started",
        "agent.created", "agent.deactivated", "agent.updated", "article.created", "article.deleted",
        "article.published", "article.updated", "category.created", "category.deleted", "category.updated",
        "channel.added", "channel.removed", "channel.updated", "company.created", "company.deleted",
        "company.updated", "customer.created", "customer.deleted", "customer.erased", "customer.signed_in",
        "customer.updated",
        "export.failed", "export.finished", "export.requested", "field.created", "field.deleted", "field.updated",
        "file.deleted", "file.uploaded", "inbox.created",
        "import.failed", "import.finished", "import.started",
        "inbox.deleted", "inbox.updated", "key.created", "key.revoked", "message.added", "message.drafted",
        "message.redacted", "operation.undone", "section.created", "section.deleted", "section.updated",
        "sla_policy.created", "sla_policy.deleted", "sla_policy.updated", "status.created", "status.deleted",
        "status.updated", "survey.received", "survey.requested", "tag.created", "tag.deleted", "tag.updated",
        "team.created", "team.deleted", "team.updated", "ticket.assigned", "ticket.continued", "ticket.created",
        "ticket.deleted", "ticket.followers_changed", "ticket.linked", "ticket.merged", "ticket.purged",
        "ticket.restored", "ticket.shared",
        "ticket.snoozed", "ticket.split", "ticket.status_changed", "ticket.thread_removed",
        "ticket.thread_set", "ticket.unattended", "ticket.unlinked", "ticket.unmerged", "ticket.unshared",
        "ticket.unsplit",
        "ticket.updated", "ticket.woken",
        "macro.created", "macro.deleted", "macro.updated", "view.created", "view.deleted", "view.updated",
        "webhook.created", "webhook.deleted", "webhook.secret_rotated", "webhook.suspended", "webhook.updated",
        "workspace.created", "workspace.updated",
    ),
    REST_TELLS,
)  # fmt: skip
