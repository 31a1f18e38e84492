/** Keep what the list is narrowed to under a name; rename, share and delete such views. */
import { useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Bookmark, Ellipsis } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "@/kit/patient";
import { Button, IconButton, Menu, type MenuItem, toast, useFaultToast } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import { viewsQuery } from "./names";
import type { Place, Shown, View } from "./place";
import { texts } from "./texts";
import { useViewMoves } from "./use-view-moves";

const ViewDialog = lazily(() => import("./view-dialog"), "ViewDialog");

interface Props {
  readonly shown: Shown;
  readonly onGo: (place: Place) => void;
}

export function ViewActions({ shown, onGo }: Props) {
  const t = useTexts(texts);
  const [dialog, setDialog] = useState<"new" | "edit">();
  const { save, remove } = useViewChanges(shown, onGo);
  const { view, isChanged } = shown;
  const saved = view?.saved;
  const mayChange = useMayChange(view);
  const changes: readonly MenuItem[] =
    saved && mayChange && isChanged
      ? [{ label: t.saveChanges(saved.name), run: () => void save(saved.id) }]
      : [];
  const back: readonly MenuItem[] =
    view && isChanged ? [{ label: t.discard, run: () => onGo({ view: view.id }) }] : [];
  const saving: readonly MenuItem[] = [
    ...changes,
    { label: t.saveNew, run: () => setTimeout(setDialog, 0, "new") },
    ...back,
  ];
  const { up, down, move } = useViewMoves(saved);
  const moves: readonly MenuItem[] = [
    ...(up ? [{ label: t.moveUp, icon: <ArrowUp />, run: () => void move(up) }] : []),
    ...(down ? [{ label: t.moveDown, icon: <ArrowDown />, run: () => void move(down) }] : []),
  ];
  const editing: readonly MenuItem[] = [
    ...moves,
    { label: t.edit, run: () => setTimeout(setDialog, 0, "edit") },
    { label: t.deleteView, danger: true, run: () => void remove() },
  ];
  const saveButton = (
    <Button small icon={<Bookmark aria-hidden className="size-3.5" />} aria-label={t.saveView}>
      <span className="max-sm:hidden">{t.save}</span>
    </Button>
  );
  const editButton = <IconButton small label={t.viewActions} icon={<Ellipsis className="size-4" />} />;
  return (
    <>
      {isChanged && <Menu trigger={saveButton} heading={t.saveView} items={saving} align="end" />}
      {saved && mayChange && <Menu trigger={editButton} items={editing} align="end" />}
      <Suspense>
        {dialog && (
          <ViewDialog
            shown={shown}
            {...(dialog === "edit" && saved ? { saved } : {})}
            onClose={() => setDialog(undefined)}
            onSaved={(id) => onGo({ view: id })}
          />
        )}
      </Suspense>
    </>
  );
}

/** Views of one's own are one's own; those of all are for those who may change tickets. */
function useMayChange(view: View | undefined): boolean {
  const mayShare = useMay("write");
  return view?.saved !== undefined && (!view.saved.shared || mayShare);
}

function useViewChanges({ view, filter, order_by, order_dir }: Shown, onGo: Props["onGo"]) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const onFault = useFaultToast();
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const save = async (view_id: string) => {
    try {
      const { data } = await call("PATCH /views/{view_id}", {
        path: { view_id },
        body: { filter, order_by, order_dir },
      });
      await refresh();
      onGo({ view: data.id });
      toast({ text: t.viewSaved(data.name) });
    } catch (error) {
      onFault(error);
    }
  };
  const again = async () => {
    if (!view?.saved) return;
    const { name, icon, shared, position } = view.saved;
    try {
      const { data } = await call("POST /views", {
        body: { name, icon, shared, position, filter: view.filter, order_by, order_dir },
      });
      await refresh();
      onGo({ view: data.id });
    } catch (error) {
      onFault(error);
    }
  };
  const remove = async () => {
    if (!view?.saved) return;
    try {
      await call("DELETE /views/{view_id}", { path: { view_id: view.id } });
      onGo({ view: "open" });
      await refresh();
      toast({ text: t.viewDeleted(view.saved.name), undo: () => void again() });
    } catch (error) {
      onFault(error);
    }
  };
  return { save, remove };
}
