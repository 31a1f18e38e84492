/** A view's name, and whether all see it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button, Dialog, Field, faultSentence, Input, Switch, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, isWireFault, type ViewWire } from "@/wire";
import { viewsQuery } from "./names";
import type { Shown } from "./place";
import { texts } from "./texts";
import { IconChoice } from "./view-icons";
import { nextPosition } from "./view-order";

interface Props {
  readonly shown: Shown;
  /** The view to rename or share; without it, a new one. */
  readonly saved?: ViewWire;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

export function ViewDialog({ shown, saved, onClose, onSaved }: Props) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const client = useQueryClient();
  const mayShare = useMay("write");
  const [name, setName] = useState(saved?.name ?? "");
  const [shared, setShared] = useState(saved?.shared ?? false);
  const [icon, setIcon] = useState(saved?.icon ?? null);
  const all = useQuery(viewsQuery).data ?? [];
  const { filter, order_by, order_dir } = shown;
  const { mutate, isPending, error } = useMutation({
    meta: { saysFaults: true },
    mutationFn: () => {
      const said = { name: name.trim(), shared, icon };
      if (saved) return call("PATCH /views/{view_id}", { path: { view_id: saved.id }, body: said });
      return call("POST /views", {
        body: { ...said, filter, order_by, order_dir, position: nextPosition(all) },
      });
    },
    onSuccess: async ({ data }) => {
      await client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      onClose();
      onSaved(data.id);
      toast({ text: t.viewSaved(data.name) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && !isPending) mutate();
  };
  const atName = isWireFault(error) ? error.fieldMessage("name") : undefined;
  const wrong = error ? (atName ?? faultSentence(error, parts).text) : undefined;
  return (
    <Dialog
      open
      title={saved ? t.editView : t.newView}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button tone="main" type="submit" form="view-form" busy={isPending} disabled={!name.trim()}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id="view-form" onSubmit={submit} className="flex flex-col gap-4 pb-1">
        <Field label={t.viewName} error={wrong}>
          <Input value={name} maxLength={255} onChange={(event) => setName(event.target.value)} />
        </Field>
        <IconChoice value={icon} onChange={setIcon} />
        {mayShare && (
          <Switch label={t.viewShared} hint={t.viewSharedHint} checked={shared} onChange={setShared} />
        )}
      </form>
    </Dialog>
  );
}
