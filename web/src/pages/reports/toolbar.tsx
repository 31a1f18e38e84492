/** Which time, and which tickets. */
import { Field, Input, Select } from "@/parts";
import { useTexts } from "@/texts";
import { Filters } from "./filters";
import { RANGES, type RangeName, type ReportsState, type SetState } from "./route";
import { dayAfter, type Span } from "./span";
import { texts } from "./texts";

interface Props {
  readonly state: ReportsState;
  readonly set: SetState;
  readonly span: Span;
}

export function Toolbar({ state, set, span }: Props) {
  const t = useTexts(texts);
  const [from, to] = [span.since, dayAfter(span.until, -1)];
  const choose = (range: string) =>
    set(
      range === "own"
        ? { range: "own", from, to }
        : { range: range as RangeName, from: undefined, to: undefined },
    );
  return (
    <div className="flex w-full flex-wrap gap-2">
      <Field label={t.range} hideLabel className="w-44 max-sm:min-w-36 max-sm:flex-1">
        <Select
          value={state.range ?? "30d"}
          onChange={choose}
          options={RANGES.map((value) => ({ value, label: t.ranges[value] }))}
        />
      </Field>
      {state.range === "own" && (
        <>
          <Day label={t.from} value={from} max={to} onChange={(value) => set({ from: value, to })} />
          <Day label={t.to} value={to} min={from} onChange={(value) => set({ from, to: value })} />
        </>
      )}
      <Filters state={state} set={set} />
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (value: string) => void;
}

function Day({ label, value, onChange, ...limits }: DayProps) {
  return (
    <Field label={label} hideLabel className="w-38">
      <Input
        type="date"
        aria-label={label}
        value={value}
        onChange={(event) => event.target.value && onChange(event.target.value)}
        {...limits}
      />
    </Field>
  );
}
