/** The form of a webhook: address, events, headers. */
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button, Field, IconButton, Input, Radio } from "@/parts";
import { useTexts } from "@/texts";
import { type Form, kitTexts, NumberField, SelectField, TextField } from "../kit";
import { EventPicker } from "./events";
import { texts } from "./texts";
import type { Header, Values } from "./values";

export const FORMATS = [
  { value: "native", label: "Parley" },
  { value: "clearfeed", label: "ClearFeed" },
  { value: "featurebase", label: "Featurebase" },
  { value: "socialboards", label: "Socialboards" },
];

export function WebhookForm({ form, isNew }: { readonly form: Form<Values>; readonly isNew: boolean }) {
  const t = useTexts(texts);
  const { events } = form.values;
  const [chosen, setChosen] = useState(events.length > 0);
  const choose = (value: "all" | "chosen") => {
    setChosen(value === "chosen");
    if (value === "all") form.set({ events: [] });
  };
  return (
    <>
      <TextField
        form={form}
        name="url"
        type="url"
        label={t.url}
        hint={t.urlHint}
        placeholder="https://example.com/hooks"
        mono
      />
      <TextField form={form} name="name" label={t.name} hint={t.nameHint} optional />
      {isNew && (
        <SelectField form={form} name="format" label={t.format} hint={t.formatHint} options={FORMATS} />
      )}
      <Field label={t.events} error={form.errorOf("events")}>
        <Radio
          label={t.events}
          value={chosen ? "chosen" : "all"}
          onChange={choose}
          options={[
            { value: "all", label: t.everything },
            { value: "chosen", label: t.chosen },
          ]}
        />
      </Field>
      {chosen && <EventPicker events={events} onChange={(next) => form.set({ events: next })} />}
      <Headers
        headers={form.values.headers}
        error={form.errorOf("headers")}
        onChange={(headers) => form.set({ headers })}
      />
      <NumberField form={form} name="timeout_seconds" label={t.timeout} max={20} />
      <TextField form={form} name="description" label={t.description} lines={2} optional />
    </>
  );
}

interface HeadersProps {
  readonly headers: readonly Header[];
  readonly error: string | undefined;
  readonly onChange: (headers: Header[]) => void;
}

function Headers({ headers, error, onChange }: HeadersProps) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const change = (at: number, part: Partial<Header>) =>
    onChange(headers.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-small text-soft">{t.headers}</legend>
      {headers.map((header, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header has no name until one is typed
        <div key={at} className="flex items-center gap-1.5">
          <Input
            aria-label={t.headerName(at + 1)}
            placeholder="X-Source"
            className="font-mono"
            value={header.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Input
            aria-label={t.headerValue(at + 1)}
            className="font-mono"
            value={header.value}
            onChange={(event) => change(at, { value: event.target.value })}
          />
          <IconButton
            small
            label={kit.takeAway(header.name || t.headerName(at + 1))}
            icon={<X className="size-4" />}
            onClick={() => onChange(headers.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {error && (
        <p role="alert" className="text-bad text-small">
          {error}
        </p>
      )}
      <Button
        small
        tone="quiet"
        className="self-start"
        icon={<Plus className="size-4" />}
        onClick={() => onChange([...headers, { name: "", value: "" }])}
      >
        {t.addHeader}
      </Button>
      <p className="text-faint text-small">{t.headersHint}</p>
    </fieldset>
  );
}
