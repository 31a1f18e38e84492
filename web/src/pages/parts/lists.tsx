import { Avatar, type Column, DateTime, type State, StatusDot, Table, VirtualList } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import { texts } from "./texts";

interface Sample {
  readonly id: string;
  readonly who: string;
  readonly state: State;
  readonly count: number;
}

const STATES: readonly State[] = ["open", "pending", "solved"];
const PEOPLE = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Barbara Liskov"];
const MANY: readonly Sample[] = Array.from({ length: 100_000 }, (_, at) => ({
  id: `${at}`,
  who: PEOPLE[at % PEOPLE.length] ?? "",
  state: STATES[at % STATES.length] ?? "open",
  count: (at * 37) % 900,
}));
const HOUR = 3_600_000;

export function Lists() {
  const t = useTexts(texts);
  const format = useFormat();
  const now = Date.now();
  const columns: readonly Column<Sample>[] = [
    { key: "name", title: t.name, cell: (row) => row.who },
    { key: "state", title: t.priority, cell: (row) => <StatusDot state={row.state} named />, wideOnly: true },
    { key: "count", title: t.tabs.open, numeric: true, cell: (row) => format.number(row.count * 13) },
  ];
  return (
    <div className="flex flex-col gap-4">
      <Table label={t.title} columns={columns} rows={MANY.slice(0, 4)} keyOf={(row) => row.id} />
      <p className="text-faint text-small">{t.rows(MANY.length)}</p>
      <div className="flex h-80 flex-col overflow-hidden rounded-lg border border-line">
        <VirtualList
          label={t.title}
          items={MANY}
          keyOf={(row) => row.id}
          row={(row, at) => (
            <button
              type="button"
              className="flex h-full w-full items-center gap-2.5 border-line border-b px-pad text-start outline-offset-[-2px] hover:bg-hover"
            >
              <StatusDot state={row.state} />
              <span className="truncate font-medium">{row.who}</span>
              <span className="min-w-0 flex-1 truncate text-soft">{t.example}</span>
              <DateTime at={now - at * HOUR} show="short" className="shrink-0 text-faint text-small" />
              <Avatar name={PEOPLE[(at + 1) % PEOPLE.length] ?? ""} size="tiny" />
            </button>
          )}
        />
      </div>
    </div>
  );
}
