/** Where the keyboard is in the list, and which rows are chosen. Both survive the list changing under them. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Row } from "./rows";
import { keptOf, MOST, NOTHING, reached, type Selection, toggledRow } from "./selection";

export interface Cursor {
  /** -1 until somebody moved. */
  readonly active: number;
  readonly byKeyboard: boolean;
  readonly selection: Selection;
  readonly move: (by: number, choosing?: boolean) => void;
  readonly select: (row: Row, range: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly at: (row: Row) => void;
  /** The row where the keyboard is. */
  readonly here: () => Row | undefined;
  /** What an action is for: the chosen rows, else the one where the keyboard is. */
  readonly targets: () => readonly Row[];
}

interface Where {
  readonly id: string | null;
  readonly byKeyboard: boolean;
}

/** Where somebody was in each list, for when they come back to it. */
const remembered = new Map<string, string>();

export function useCursor(key: string, rows: readonly Row[]): Cursor {
  // Who comes back finds the focus where they left it.
  const [where, setWhere] = useState<Where>({
    id: remembered.get(key) ?? null,
    byKeyboard: remembered.has(key),
  });
  const [selection, setSelection] = useState(NOTHING);
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setWhere({ id: null, byKeyboard: false });
    setSelection(NOTHING);
  }
  const places = useMemo(() => new Map(rows.map((row, at) => [row.id, at])), [rows]);
  const lastAt = useRef(-1);
  const found = where.id === null ? -1 : (places.get(where.id) ?? Math.min(lastAt.current, rows.length - 1));
  useEffect(() => {
    lastAt.current = found;
  }, [found]);
  useEffect(() => {
    setSelection((old) => keptOf(old, (id) => places.has(id)));
  }, [places]);
  const latest = useRef({ rows, found, selection });
  useEffect(() => {
    latest.current = { rows, found, selection };
  });

  const go = useCallback(
    (row: Row, byKeyboard: boolean) => {
      remembered.set(key, row.id);
      setWhere({ id: row.id, byKeyboard });
    },
    [key],
  );
  const move = useCallback(
    (by: number, choosing = false) => {
      const { rows: all, found: from } = latest.current;
      const to = all[Math.max(0, Math.min(all.length - 1, from < 0 ? 0 : from + by))];
      if (!to) return;
      if (choosing) {
        const order = all.map((row) => row.id);
        const start = all[from]?.id ?? to.id;
        setSelection((old) =>
          reached(
            old.anchor === null || old.ids.size === 0 ? { ids: new Set([start]), anchor: start } : old,
            order,
            to.id,
          ),
        );
      }
      go(to, true);
    },
    [go],
  );
  const select = useCallback(
    (row: Row, range: boolean) => {
      const order = latest.current.rows.map((each) => each.id);
      setSelection((old) => (range ? reached(old, order, row.id) : toggledRow(old, row.id)));
      go(row, false);
    },
    [go],
  );
  const selectAll = useCallback(() => {
    const ids = latest.current.rows.slice(0, MOST).map((row) => row.id);
    setSelection({ ids: new Set(ids), anchor: ids[0] ?? null });
  }, []);
  const clear = useCallback(() => setSelection(NOTHING), []);
  const at = useCallback((row: Row) => go(row, false), [go]);
  const here = useCallback(() => latest.current.rows[latest.current.found], []);
  const targets = useCallback(() => {
    const { rows: all, found: place, selection: chosen } = latest.current;
    if (chosen.ids.size > 0) return all.filter((row) => chosen.ids.has(row.id));
    const one = all[place];
    return one ? [one] : [];
  }, []);
  return {
    active: found,
    byKeyboard: where.byKeyboard,
    selection,
    move,
    select,
    selectAll,
    clear,
    at,
    here,
    targets,
  };
}
