/** Move a saved view up or down among its like: at once in the sidebar, then on the server. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { toast, useFaultToast } from "@/parts";
import { useTexts } from "@/texts";
import { call, type ViewWire } from "@/wire";
import { viewsQuery } from "./names";
import { texts } from "./texts";
import { movedBy } from "./view-order";

interface Moves {
  /** The order with the view one place up; undefined where it is the first. */
  readonly up: readonly string[] | undefined;
  readonly down: readonly string[] | undefined;
  readonly move: (order: readonly string[]) => Promise<void>;
}

const NEWS = "inbox.view-moved";

export function useViewMoves(view: ViewWire | undefined): Moves {
  const t = useTexts(texts);
  const client = useQueryClient();
  const onFault = useFaultToast();
  const all = useQuery(viewsQuery).data ?? [];
  const { queryKey } = viewsQuery;
  const move = async (order: readonly string[]) => {
    const before = client.getQueryData(queryKey);
    if (!view || !before) return;
    const after = before.map((each) => {
      const position = order.indexOf(each.id);
      return position < 0 ? each : { ...each, position };
    });
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, after);
    try {
      await call("PUT /views/order", { body: { view_ids: [...order] } });
      toast({ text: t.viewMoved(view.name, order.indexOf(view.id) + 1), id: NEWS, seconds: 3 });
    } catch (error) {
      client.setQueryData(queryKey, before);
      onFault(error);
    }
    await client.invalidateQueries({ queryKey });
  };
  const [up, down] = view ? ([-1, 1] as const).map((by) => movedBy(all, view, by)) : [];
  return { up, down, move };
}
