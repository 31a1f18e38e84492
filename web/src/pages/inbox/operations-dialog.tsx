/** What was done to tickets lately, by anybody, and how it is undone: after the toast has gone. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Layers, Merge, Split, Undo2 } from "lucide-react";
import { Badge, Button, DateTime, Dialog, EmptyState, ErrorState, SkeletonRows, toast } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type OperationWire, wireQuery } from "@/wire";
import { actTexts } from "./texts-acts";

const lately = wireQuery("GET /operations", { query: { limit: 20 } });
const ICONS = { batch: Layers, merge: Merge, split: Split };

export function OperationsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(actTexts);
  const { data, error, refetch } = useQuery(lately);
  return (
    <Dialog open title={t.lately} hint={t.latelyHint} onClose={onClose}>
      <div className="pb-3">
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!(error || data) && <SkeletonRows count={4} />}
        {data?.data.length === 0 && <EmptyState icon={<Undo2 />} title={t.nothingLately} />}
        {data && (
          <ul aria-label={t.lately}>
            {data.data.map((each) => (
              <Line key={each.id} operation={each} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Line({ operation }: { readonly operation: OperationWire }) {
  const t = useTexts(actTexts);
  const client = useQueryClient();
  const mayWrite = useMay("write");
  const { kind, ticket_ids, actor, created_at, expires_at, undone_at, id } = operation;
  const undo = useMutation({
    mutationFn: () => call("POST /operations/{operation_id}/undo", { path: { operation_id: id } }),
    onSuccess: ({ data }) => {
      toast({ text: data.left.length > 0 ? t.undoneButFor(data.left.length) : t.undone });
    },
    onSettled: () => client.invalidateQueries({ queryKey: lately.queryKey }),
  });
  const Icon = ICONS[kind];
  const said = t.operations[kind](ticket_ids.length, ticket_ids.map(numberOf));
  const mayUndo = mayWrite && undone_at === null && Date.parse(expires_at) > Date.now();
  return (
    <li className="flex items-center gap-3 border-line border-b py-2 last:border-0">
      <Icon aria-hidden className="size-4 shrink-0 text-faint" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{said}</span>
        <span className="block truncate text-faint text-small">
          {actor.name} · <DateTime at={created_at} />
        </span>
      </span>
      {undone_at !== null && <Badge>{t.undone}</Badge>}
      {mayUndo && (
        <Button small busy={undo.isPending} aria-label={t.undoThis(said)} onClick={() => undo.mutate()}>
          {t.undo}
        </Button>
      )}
    </li>
  );
}

function numberOf(ticket: string): string {
  return `#${ticket.replace("tkt_", "")}`;
}
