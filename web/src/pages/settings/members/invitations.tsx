/** Invitations that wait: asked again by a new link, or taken back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw, X } from "lucide-react";
import { Badge, Card, DateTime, ErrorState, IconButton, Table, toast, useNow } from "@/parts";
import { useTexts } from "@/texts";
import { call, type InvitationWire } from "@/wire";
import { kitTexts, useAll } from "../kit";
import { texts } from "./texts";

export function Invitations({ onLink }: { readonly onLink: (invitation: InvitationWire) => void }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const now = useNow();
  const { data, error, refetch } = useAll("GET /invitations");
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["invitations"] });
  const resend = useMutation({
    mutationFn: ({ id }: InvitationWire) =>
      call("POST /invitations/{invitation_id}/resend", { path: { invitation_id: id } }),
    onSuccess: (answer) =>
      answer.data.link ? onLink(answer.data) : toast({ text: t.invited(answer.data.email) }),
    onSettled,
  });
  const revoke = useMutation({
    mutationFn: ({ id }: InvitationWire) =>
      call("DELETE /invitations/{invitation_id}", { path: { invitation_id: id } }),
    onSuccess: (_, invitation) =>
      toast({ text: t.revoked(invitation.email), undo: () => again.mutate(invitation) }),
    onSettled,
  });
  const again = useMutation({
    mutationFn: ({ email, name, role, team_ids }: InvitationWire) =>
      call("POST /invitations", { body: { email, name, role, team_ids } }),
    onSuccess: (answer) => answer.data.link && onLink(answer.data),
    onSettled,
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <Card bare title={t.invitations} hint={t.invitationsHint}>
      <Table<InvitationWire>
        label={t.invitations}
        rows={data}
        keyOf={(row) => row.id}
        columns={[
          {
            key: "who",
            title: t.name,
            className: "w-2/5 min-w-28 max-w-0 @[30rem]:min-w-40",
            cell: (row) => (
              <span className="flex flex-col py-1">
                <span className="truncate font-medium">{row.name}</span>
                <span className="truncate text-faint text-small">{row.email}</span>
              </span>
            ),
          },
          { key: "role", title: t.role, cell: (row) => <Badge>{kit.roles[row.role]}</Badge> },
          { key: "mail", title: t.mail, wideOnly: true, cell: (row) => <MailState mail={row.mail} /> },
          {
            key: "expires",
            title: t.expires,
            wideOnly: true,
            cell: (row) =>
              Date.parse(row.expires_at) < now ? (
                <Badge tone="warn">{t.expired}</Badge>
              ) : (
                <DateTime at={row.expires_at} />
              ),
          },
          {
            key: "do",
            title: <span className="sr-only">…</span>,
            className: "text-end",
            cell: (row) => (
              <span className="inline-flex gap-1">
                <IconButton
                  small
                  label={`${t.resend}: ${row.email}`}
                  icon={<RotateCw className="size-4" />}
                  disabled={resend.isPending}
                  onClick={() => resend.mutate(row)}
                />
                <IconButton
                  small
                  label={`${t.revoke}: ${row.email}`}
                  icon={<X className="size-4" />}
                  onClick={() => revoke.mutate(row)}
                />
              </span>
            ),
          },
        ]}
      />
    </Card>
  );
}

function MailState({ mail }: { readonly mail: InvitationWire["mail"] }) {
  const t = useTexts(texts);
  if (!mail) return <span className="text-faint">{t.noMail}</span>;
  return <Badge tone={mail === "sent" ? "good" : mail === "failed" ? "bad" : "info"}>{t.mails[mail]}</Badge>;
}
