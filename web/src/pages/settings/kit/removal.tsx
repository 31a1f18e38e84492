/** The question before something is deleted; why it cannot be stands in it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Banner, Confirm, faultSentence, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import type { Resource } from "./resource";
import { texts } from "./texts";

interface RemovalProps<R extends { id: string }, V extends object> {
  readonly resource: Pick<Resource<R, V>, "name" | "texts" | "titleOf" | "remove">;
  readonly row: R;
  readonly onClose: () => void;
  readonly onRemoved?: () => void;
}

export function Removal<R extends { id: string }, V extends object>(props: RemovalProps<R, V>) {
  const { resource, row, onClose, onRemoved } = props;
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const client = useQueryClient();
  const name = resource.titleOf(row);
  const removal = useMutation({
    mutationFn: async () => resource.remove?.(row),
    onSuccess: () => {
      toast({ text: resource.texts.deleted(name) });
      onClose();
      onRemoved?.();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [resource.name] }),
    meta: { saysFaults: true },
  });
  return (
    <Confirm
      open
      danger
      title={resource.texts.deleteTitle(name)}
      hint={resource.texts.deleteHint}
      yes={resource.texts.remove ?? t.remove}
      no={t.cancel}
      busy={removal.isPending}
      onYes={() => removal.mutate()}
      onClose={onClose}
    >
      {removal.error && <Banner tone="bad">{faultSentence(removal.error, words).text}</Banner>}
    </Confirm>
  );
}
