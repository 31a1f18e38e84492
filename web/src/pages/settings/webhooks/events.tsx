/** Choosing types of events: whole families (`ticket.*`) or one by one, each with what it means. */
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import { Checkbox, ErrorState, Input, SkeletonRows } from "@/parts";
import { type Language, useLanguage, useTexts } from "@/texts";
import { type EventTypeWire, wireQuery } from "@/wire";
import { groupBy } from "../kit";
import { german } from "./german";
import { texts } from "./texts";
import { familyOf, toggled } from "./values";

interface Props {
  readonly events: readonly string[];
  readonly onChange: (events: string[]) => void;
}

export function EventPicker({ events, onChange }: Props) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const [text, setText] = useState("");
  const { data, error, refetch } = useQuery(wireQuery("GET /event-types"));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={4} />;
  const known = data.data.map((each) => ({ ...each, description: meaningOf(each, language) }));
  const found = known.filter((each) =>
    `${each.type} ${each.description}`.toLowerCase().includes(text.toLowerCase()),
  );
  const families = groupBy(found, (each) => familyOf(each.type));
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-2">
      <Input
        type="search"
        icon={<Search />}
        aria-label={t.filterEvents}
        placeholder={t.filterEvents}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) =>
          event.key === "Enter" && !event.metaKey && !event.ctrlKey && event.preventDefault()
        }
      />
      <fieldset aria-label={t.events} className="flex max-h-72 flex-col gap-3 overflow-y-auto p-1">
        {[...families].map(([family, types]) => (
          <Family key={family} family={family} types={types} events={events} onChange={onChange} />
        ))}
      </fieldset>
    </div>
  );
}

function meaningOf({ type, description }: EventTypeWire, language: Language): string {
  return (language === "de" && german[type]) || description;
}

interface FamilyProps extends Props {
  readonly family: string;
  readonly types: readonly EventTypeWire[];
}

function Family({ family, types, events, onChange }: FamilyProps) {
  const t = useTexts(texts);
  const whole = `${family}.*`;
  const isWhole = events.includes(whole);
  const some = types.some((each) => events.includes(each.type));
  const toggle = (name: string) => onChange(toggled(events, name));
  return (
    <div className="flex flex-col gap-1.5">
      <Checkbox
        label={<code className="font-semibold">{whole}</code>}
        hint={t.family(family)}
        checked={isWhole || (some && "indeterminate")}
        onChange={() => toggle(whole)}
      />
      {!isWhole && (
        <div className="flex flex-col gap-1.5 ps-6">
          {types.map((each) => (
            <Checkbox
              key={each.type}
              label={<code>{each.type}</code>}
              hint={each.description}
              checked={events.includes(each.type)}
              onChange={() => toggle(each.type)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
