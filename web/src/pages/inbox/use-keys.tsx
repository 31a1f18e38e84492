/** The inbox by keyboard. Each is in the palette, too, but for the moves; `?` lists them. */
import {
  AlarmClock,
  CheckCheck,
  CircleDashed,
  ListFilter,
  MailOpen,
  Merge,
  RefreshCw,
  SignalHigh,
  Tag,
  Trash2,
  UserPlus,
} from "lucide-react";
import type { ReactNode } from "react";
import { useSession } from "@/session/session";
import { type Command, useCommands } from "@/shell";
import { useTexts } from "@/texts";
import type { Asking } from "./act-dialog";
import type { Row } from "./rows";
import { texts } from "./texts";
import { actTexts } from "./texts-acts";
import type { Acts } from "./use-acts";
import type { Cursor } from "./use-cursor";

interface Doing {
  readonly cursor: Cursor;
  readonly acts: Acts;
  readonly ask: (asking: Asking) => void;
  readonly solve: () => void;
  readonly open: (row: Row) => void;
  readonly search: () => void;
  readonly filter: () => void;
  readonly refresh: () => void;
}

export function useInboxKeys(doing: Doing): void {
  const { cursor } = doing;
  const hasTargets = cursor.selection.ids.size > 0 || cursor.active >= 0;
  const actions = useActions(doing);
  // Their keys are listed even where nothing is chosen; the palette offers what can be done.
  useCommands([...useMoves(doing), ...actions.map((each) => ({ ...each, silent: !hasTargets }))]);
}

function useMoves({ cursor, open, search, filter, refresh }: Doing): readonly Command[] {
  const t = useTexts(texts);
  const acts = useTexts(actTexts);
  const group = t.title;
  const silent = { group, silent: true };
  const moves: readonly Command[] = [
    { id: "inbox.next", title: t.next, keys: "j", run: () => cursor.move(1), ...silent },
    { id: "inbox.previous", title: t.previous, keys: "k", run: () => cursor.move(-1), ...silent },
    { id: "inbox.down", title: t.next, keys: "down", run: () => cursor.move(1), ...silent },
    { id: "inbox.up", title: t.previous, keys: "up", run: () => cursor.move(-1), ...silent },
    {
      id: "inbox.reachNext",
      title: t.reachNext,
      keys: "shift+j",
      run: () => cursor.move(1, true),
      ...silent,
    },
    {
      id: "inbox.reachPrevious",
      title: t.reachPrevious,
      keys: "shift+k",
      run: () => cursor.move(-1, true),
      ...silent,
    },
    { id: "inbox.search", title: t.focusSearch, keys: "/", run: search, ...silent },
    {
      id: "inbox.filter",
      title: t.filter,
      keys: "f",
      icon: <ListFilter />,
      run: () => setTimeout(filter),
      group,
    },
    { id: "inbox.refresh", title: t.refresh, keys: "r", icon: <RefreshCw />, run: refresh, group },
    { id: "inbox.all", title: acts.selectAll, keys: "shift+x", run: cursor.selectAll, ...silent },
  ];
  const atRow: readonly Command[] = [
    { id: "inbox.open", title: t.opened, keys: "o", run: () => withRow(cursor.here(), open), ...silent },
    {
      id: "inbox.choose",
      title: t.choose,
      keys: "x",
      run: () => withRow(cursor.here(), (row) => cursor.select(row, false)),
      ...silent,
    },
  ];
  const chosen: readonly Command[] = [
    { id: "inbox.clear", title: acts.clear, keys: "escape", run: cursor.clear, ...silent },
  ];
  return [...moves, ...(cursor.active >= 0 ? atRow : []), ...(cursor.selection.ids.size > 0 ? chosen : [])];
}

function withRow(row: Row | undefined, run: (row: Row) => void): void {
  if (row) run(row);
}

function useActions({ acts, cursor, ask, solve }: Doing): readonly Command[] {
  const t = useTexts(actTexts);
  const { user } = useSession();
  const group = t.group;
  const asking = (kind: Asking, keys: string, icon: ReactNode): Command => ({
    id: `inbox.${kind}`,
    title: t[kind],
    group,
    keys,
    icon,
    run: () => ask(kind),
  });
  const me = { id: user.id, name: user.name, email: user.email };
  const read = () => {
    const rows = cursor.targets();
    const kind = rows.some((row) => row.unread) ? "read" : "unread";
    void acts.act({ kind }, rows);
  };
  const writing: readonly Command[] = [
    asking("assign", "a", <UserPlus />),
    {
      id: "inbox.mine",
      title: t.assignToMe,
      group,
      keys: "i",
      icon: <UserPlus />,
      run: () => void acts.act({ kind: "assign", assignee: me }, cursor.targets()),
    },
    { id: "inbox.solve", title: t.solve, group, keys: "e", icon: <CheckCheck />, run: solve },
    asking("status", "shift+s", <CircleDashed />),
    asking("priority", "p", <SignalHigh />),
    asking("tags", "l", <Tag />),
    asking("snooze", "s", <AlarmClock />),
    asking("merge", "m", <Merge />),
    {
      id: "inbox.delete",
      title: t.remove,
      group,
      keys: "#",
      icon: <Trash2 />,
      run: () => void acts.act({ kind: "delete" }, cursor.targets()),
    },
  ];
  const marking: readonly Command[] = [
    { id: "inbox.read", title: t.toggleRead, group, keys: "u", icon: <MailOpen />, run: read },
  ];
  return [...writing.map((each) => ({ ...each, needs: "write" as const })), ...marking];
}
