/** What stands in a chip's popover: its values, or its dates. Loaded when the first is opened. */
import { useEffect, useRef } from "react";
import { Button, Choices, Field, Input } from "@/parts";
import { useTexts } from "@/texts";
import { useChipValues } from "./chip-values";
import { CHIPS, type ChipName } from "./chips";
import { type Filter, toggled, wordsOf } from "./filter";
import { texts } from "./texts";

export type Change = { readonly [K in keyof Filter]?: Filter[K] | undefined };

interface Props {
  readonly chip: ChipName;
  readonly filter: Filter;
  readonly onChange: (change: Change) => void;
  readonly onDone: () => void;
}

export function ChipEditor(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={box}>{CHIPS[props.chip] === "dates" ? <Dates {...props} /> : <ValuesOf {...props} />}</div>
  );
}

function ValuesOf({ chip, filter, onChange, onDone }: Props) {
  const t = useTexts(texts);
  const values = useChipValues(chip);
  const kind = CHIPS[chip];
  const said = filter[chip as keyof Filter];
  const chosen =
    kind === "several" ? wordsOf(said as string | undefined) : said === undefined ? [] : [String(said)];
  const missing =
    kind === "several" ? chosen.filter((word) => !values.items.some((each) => each.value === word)) : [];
  const items = [...values.items, ...missing.map((word) => ({ value: word, label: word }))];
  const choose = (value: string) => {
    if (kind === "several") return onChange({ [chip]: toggled(said as string | undefined, value) });
    onChange({ [chip]: kind === "flag" ? value === "true" : value });
    onDone();
  };
  const isOpen = chip === "tags" || chip === "source";
  return (
    <Choices
      {...values}
      label={t.names[chip]}
      items={items}
      chosen={chosen}
      onChoose={choose}
      {...(isOpen ? { onCreate: choose } : {})}
    />
  );
}

const DAY = 86_400_000;
const PRESETS = { today: 0, week: 7, month: 30 } as const;

/** A day as the API takes it. Its days begin at midnight UTC; "after" a day leaves that moment out. */
function dayAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
}

function Dates({ chip, filter, onChange, onDone }: Props) {
  const t = useTexts(texts);
  const [after, before] =
    chip === "created"
      ? (["created_after", "created_before"] as const)
      : (["updated_after", "updated_before"] as const);
  const day = (value: string | undefined) => value?.slice(0, 10) ?? "";
  return (
    <form
      className="flex flex-col gap-3 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <div className="flex gap-2">
        <Field label={t.from} className="flex-1">
          <Input
            type="date"
            value={day(filter[after])}
            onChange={(event) => onChange({ [after]: event.target.value || undefined })}
          />
        </Field>
        <Field label={t.to} className="flex-1">
          <Input
            type="date"
            value={day(filter[before])}
            onChange={(event) => onChange({ [before]: event.target.value || undefined })}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-1">
        {Object.entries(PRESETS).map(([name, days]) => (
          <Button
            key={name}
            small
            tone="quiet"
            onClick={() => {
              onChange({ [after]: dayAgo(days), [before]: undefined });
              onDone();
            }}
          >
            {t.presets[name as keyof typeof PRESETS]}
          </Button>
        ))}
      </div>
    </form>
  );
}
