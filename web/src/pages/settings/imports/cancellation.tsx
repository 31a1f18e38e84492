/** The question before an import is stopped; why it cannot be, as when it has just ended, stands in it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Banner, Confirm, faultSentence, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call, type ImportWire } from "@/wire";
import { texts } from "./texts";

export function Cancellation({ row, onClose }: { readonly row: ImportWire; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const client = useQueryClient();
  const cancellation = useMutation({
    mutationFn: () => call("POST /imports/{import_id}/cancel", { path: { import_id: row.id } }),
    onSuccess: () => {
      toast({ text: t.ended(row.name) });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["imports"] }),
    meta: { saysFaults: true },
  });
  return (
    <Confirm
      open
      danger
      title={t.endTitle(row.name)}
      hint={t.endHint}
      yes={t.endYes}
      no={t.goOn}
      busy={cancellation.isPending}
      onYes={() => cancellation.mutate()}
      onClose={onClose}
    >
      {cancellation.error && <Banner tone="bad">{faultSentence(cancellation.error, words).text}</Banner>}
    </Confirm>
  );
}
