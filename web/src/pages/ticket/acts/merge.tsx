/** Find the ticket that stays, look at it, merge. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Dialog } from "@/parts";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { texts } from "../texts";
import { TicketSearch } from "../ticket-search";

interface Props {
  readonly ticket: TicketWire;
  readonly onClose: () => void;
  readonly onMerge: (into: number) => Promise<void>;
}

export function MergeDialog({ ticket, onClose, onMerge }: Props) {
  const t = useTexts(texts);
  const [into, setInto] = useState<{ number: number; subject: string }>();
  const merge = useMutation({ mutationFn: onMerge, onSuccess: onClose });
  const actions = (
    <>
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button
        tone="main"
        disabled={!into}
        busy={merge.isPending}
        onClick={() => into && merge.mutate(into.number)}
      >
        {t.mergeDo(into ? `#${into.number}` : "…")}
      </Button>
    </>
  );
  return (
    <Dialog open title={t.mergeTitle(ticket.number)} hint={t.mergeHint} onClose={onClose} actions={actions}>
      <TicketSearch label={t.mergeSearch} ticket={ticket} chosen={into?.number} onChoose={setInto} />
    </Dialog>
  );
}
