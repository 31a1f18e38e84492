/** The ticket's public page: made, copied, opened, and taken away. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, ExternalLink, Share2 } from "lucide-react";
import { useState } from "react";
import { Button, Confirm, Dialog, ErrorState, Field, Input, Skeleton, Switch, toast } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type TicketWire } from "@/wire";
import { publicPageQuery, ticketKey } from "../data/queries";
import { texts } from "../texts";

interface Props {
  readonly ticket: TicketWire;
  readonly onClose: () => void;
}

export function ShareDialog({ ticket, onClose }: Props) {
  const t = useTexts(texts);
  const mayShare = useMay("write");
  const client = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  const path = { ticket_id: String(ticket.number) };
  const page = useQuery({ ...publicPageQuery(ticket.number), enabled: ticket.public_url !== null });
  const fresh = () => client.invalidateQueries({ queryKey: ticketKey(ticket.number) });
  const share = useMutation({
    mutationFn: (replies: boolean) =>
      call("POST /tickets/{ticket_id}/public-page", { path, body: { replies } }),
    onSuccess: async (answer) => {
      client.setQueryData(publicPageQuery(ticket.number).queryKey, answer);
      await fresh();
    },
  });
  const revoke = useMutation({
    mutationFn: () => call("DELETE /tickets/{ticket_id}/public-page", { path }),
    onSuccess: async () => {
      setRevoking(false);
      toast({ text: t.pageRevoked });
      await fresh();
      client.removeQueries({ queryKey: publicPageQuery(ticket.number).queryKey });
    },
  });
  const url = ticket.public_url;
  const replies = share.isPending ? share.variables : page.data?.data.replies;
  const actions = url ? (
    mayShare && (
      <Button tone="danger" onClick={() => setRevoking(true)}>
        {t.pageRevoke}
      </Button>
    )
  ) : (
    <>
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button
        tone="main"
        busy={share.isPending}
        icon={<Share2 className="size-4" />}
        onClick={() => share.mutate(true)}
      >
        {t.pageMake}
      </Button>
    </>
  );
  return (
    <Dialog open title={t.publicPage} hint={t.pageHint} onClose={onClose} actions={actions}>
      {url && (
        <div className="flex flex-col gap-4 pb-1">
          <Address url={url} />
          {page.error && !page.data && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
          {!page.data && !page.error && <Skeleton className="h-5 w-48 rounded-md" />}
          {replies && !mayShare && <p>{t.pageRepliesHint}</p>}
          {replies !== undefined && mayShare && (
            <Switch
              label={t.pageReplies}
              hint={t.pageRepliesHint}
              checked={replies}
              onChange={(next) => share.mutate(next)}
            />
          )}
        </div>
      )}
      {revoking && (
        <Confirm
          open
          danger
          title={t.pageRevokeTitle}
          hint={t.pageRevokeHint}
          yes={t.pageRevoke}
          no={t.cancel}
          busy={revoke.isPending}
          onClose={() => setRevoking(false)}
          onYes={() => revoke.mutate()}
        />
      )}
    </Dialog>
  );
}

function Address({ url }: { readonly url: string }) {
  const t = useTexts(texts);
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    toast({ text: t.copied });
  };
  return (
    <div className="flex flex-col gap-2">
      <Field label={t.pageAddress}>
        <Input readOnly value={url} onFocus={(event) => event.target.select()} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Copy className="size-4" />} onClick={() => void copy()}>
          {t.copyLink}
        </Button>
        <Button asChild>
          <a href={url} target="_blank" rel="noopener noreferrer">
            <ExternalLink aria-hidden className="size-4" />
            {t.pageOpen}
          </a>
        </Button>
      </div>
    </div>
  );
}
