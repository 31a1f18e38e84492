/** Asks what to do with the chosen tickets: whom to assign, which status, until when. Loaded when it is first needed. */
import { useQuery } from "@tanstack/react-query";
import { UserX } from "lucide-react";
import { useState } from "react";
import { Avatar, Button, Choices, type ComboboxItem, Dialog, PriorityIcon, StatusDot } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { MOST_ROWS, wireQuery } from "@/wire";
import { useStatuses, useTags, useUsers } from "./names";
import type { Row } from "./rows";
import { SnoozeChoice } from "./snooze-choice";
import { texts } from "./texts";
import { actTexts } from "./texts-acts";
import type { Acts } from "./use-acts";

export type Asking = "assign" | "status" | "priority" | "tags" | "snooze" | "merge";

interface Props {
  readonly asking: Asking;
  readonly rows: readonly Row[];
  readonly acts: Acts;
  readonly onClose: () => void;
}

export function ActDialog({ asking, rows, acts, onClose }: Props) {
  const t = useTexts(actTexts);
  const close = (work: Promise<void>) => {
    onClose();
    void work;
  };
  const inside = { rows, acts, close };
  return (
    <Dialog
      open
      title={t.titles[asking](rows.length)}
      onClose={onClose}
      {...(asking === "merge" ? { hint: t.mergeHint } : {})}
    >
      <div className="pb-3">
        {asking === "assign" && <Assign {...inside} />}
        {asking === "status" && <Statuses {...inside} />}
        {asking === "priority" && <Priorities {...inside} />}
        {asking === "tags" && <Tags {...inside} />}
        {asking === "snooze" && (
          <SnoozeChoice onChoose={(until) => close(acts.act({ kind: "snooze", until }, rows))} />
        )}
        {asking === "merge" && <Merge {...inside} />}
      </div>
    </Dialog>
  );
}

interface Inside {
  readonly rows: readonly Row[];
  readonly acts: Acts;
  readonly close: (work: Promise<void>) => void;
}

/** What all rows have in common, to be marked as chosen. */
function common(rows: readonly Row[], value: (row: Row) => string): readonly string[] {
  const first = rows[0] && value(rows[0]);
  return first !== undefined && rows.every((row) => value(row) === first) ? [first] : [];
}

const NOBODY = "none";

function Assign({ rows, acts, close }: Inside) {
  const t = useTexts(actTexts);
  const { user } = useSession();
  const known = useUsers();
  const [text, setText] = useState("");
  const asked = text.trim();
  // Who is not among those that are read, the server looks for.
  const found = useQuery({
    ...wireQuery("GET /users", { query: { search: asked, active: true, limit: 20 } }),
    enabled: asked !== "" && known.length >= MOST_ROWS,
  });
  const users = (found.data?.data ?? known).filter((each) => each.role !== "light");
  const sorted = [
    ...users.filter((each) => each.id === user.id),
    ...users.filter((each) => each.id !== user.id),
  ];
  const people = sorted.map((each) => ({
    value: each.id,
    label: each.id === user.id ? t.me(each.name) : each.name,
    hint: each.email,
    icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
  }));
  const items: readonly ComboboxItem[] = [
    ...people,
    { value: NOBODY, label: t.nobody, icon: <UserX className="size-4.5 text-faint" /> },
  ];
  const matching = items.filter((each) =>
    `${each.label} ${each.hint}`.toLowerCase().includes(asked.toLowerCase()),
  );
  const choose = (id: string) => {
    const chosen = users.find((each) => each.id === id);
    const assignee = chosen ? { id: chosen.id, name: chosen.name, email: chosen.email } : null;
    close(acts.act({ kind: "assign", assignee }, rows));
  };
  return (
    <Choices
      label={t.assign}
      items={found.data ? items : matching}
      chosen={common(rows, (row) => row.assignee?.id ?? NOBODY)}
      loading={found.isFetching}
      onSearch={setText}
      onChoose={choose}
    />
  );
}

function Statuses({ rows, acts, close }: Inside) {
  const t = useTexts(actTexts);
  const statuses = useStatuses();
  const items = statuses.map((each) => ({
    value: each.key,
    label: each.name,
    icon: <StatusDot state={each.state} />,
  }));
  const choose = (key: string) => {
    const found = statuses.find((each) => each.key === key);
    if (found) close(acts.act({ kind: "status", status: key, state: found.state, name: found.name }, rows));
  };
  return (
    <Choices label={t.status} items={items} chosen={common(rows, (row) => row.status)} onChoose={choose} />
  );
}

const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

function Priorities({ rows, acts, close }: Inside) {
  const t = useTexts(actTexts);
  const { priorities } = useTexts(texts);
  const items = PRIORITIES.map((value) => ({
    value,
    label: priorities[value],
    icon: <PriorityIcon priority={value} />,
  }));
  const choose = (value: string) => {
    const priority = PRIORITIES.find((each) => each === value);
    if (priority) close(acts.act({ kind: "priority", priority }, rows));
  };
  return (
    <Choices
      label={t.priority}
      items={items}
      chosen={common(rows, (row) => row.priority)}
      onChoose={choose}
    />
  );
}

function Tags({ rows, acts, close }: Inside) {
  const t = useTexts(actTexts);
  const { apply } = useTexts(texts);
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOnAll = (tag: string) => rows.every((row) => row.tags.includes(tag));
  const names = [
    ...new Set([...rows.flatMap((row) => row.tags), ...wanted.keys(), ...useTags().map((each) => each.name)]),
  ];
  const chosen = names.filter((tag) => wanted.get(tag) ?? isOnAll(tag));
  const set = (tag: string, on: boolean) => setWanted(new Map(wanted).set(tag, on));
  const items = names.map((tag) => {
    const some = rows.filter((row) => row.tags.includes(tag)).length;
    return {
      value: tag,
      label: tag,
      ...(some > 0 && some < rows.length ? { hint: `${some}/${rows.length}` } : {}),
    };
  });
  const done = () => {
    const add = [...wanted].filter(([, on]) => on).map(([tag]) => tag);
    const remove = [...wanted].filter(([, on]) => !on).map(([tag]) => tag);
    close(acts.act({ kind: "tags", add, remove }, rows));
  };
  return (
    <div className="flex flex-col gap-3">
      <Choices
        label={t.tags}
        items={items}
        chosen={chosen}
        onChoose={(tag) => set(tag, !chosen.includes(tag))}
        onCreate={(tag) => set(tag, true)}
      />
      <Button tone="main" className="self-end" disabled={wanted.size === 0} onClick={done}>
        {apply}
      </Button>
    </div>
  );
}

function Merge({ rows, acts, close }: Inside) {
  const t = useTexts(actTexts);
  const [text, setText] = useState("");
  const found = useQuery({
    ...wireQuery("GET /search", { query: { q: text.trim(), types: "ticket", limit: 10 } }),
    enabled: text.trim() !== "",
  });
  const own =
    rows.length > 1 ? rows.map((row) => ({ value: row.id, label: row.subject, hint: `#${row.number}` })) : [];
  const others = (found.data?.data ?? []).flatMap((hit) => {
    const id = hit.ticket_id ?? hit.id;
    if (rows.some((row) => row.id === id)) return [];
    return [{ value: id, label: hit.title, hint: `#${id.replace("tkt_", "")}` }];
  });
  const items = text.trim() ? [...new Map(others.map((each) => [each.value, each])).values()] : own;
  return (
    <Choices
      label={t.merge}
      items={items}
      chosen={[]}
      loading={found.isFetching}
      onSearch={setText}
      onChoose={(into) => close(acts.merge(rows, into))}
    />
  );
}
