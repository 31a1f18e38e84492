/** Until when a ticket sleeps: moments that people mean, or one of their own. */
import { useState } from "react";
import { Button, Field, Input } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import { localInput, napsFrom } from "./snooze";
import { texts } from "./texts";
import { actTexts } from "./texts-acts";

const LINE =
  "flex min-h-control w-full items-center gap-3 rounded-md px-2 text-start transition-colors hover:bg-hover focus-visible:bg-hover";

export function SnoozeChoice({ onChoose }: { readonly onChoose: (until: string | null) => void }) {
  const t = useTexts(actTexts);
  const { apply } = useTexts(texts);
  const format = useFormat();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState("");
  const at = own ? new Date(own) : undefined;
  const isPast = at !== undefined && at.getTime() <= now.getTime();
  return (
    <div className="flex flex-col gap-2">
      <ul>
        {napsFrom(now).map((nap, place) => (
          <li key={nap.name}>
            <button
              type="button"
              className={LINE}
              {...(place === 0 ? { "data-autofocus": true } : {})}
              onClick={() => onChoose(nap.at.toISOString())}
            >
              <span className="flex-1">{t.naps[nap.name]}</span>
              <span className="text-faint text-small">
                {format.date(nap.at)}, {format.time(nap.at)}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={LINE} onClick={() => onChoose(null)}>
            {t.wake}
          </button>
        </li>
      </ul>
      <form
        className="flex flex-wrap items-end gap-2 border-line border-t px-2 pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (at && !isPast) onChoose(at.toISOString());
        }}
      >
        <Field label={t.until} error={isPast ? t.untilPast : undefined} className="min-w-48 flex-1">
          <Input
            type="datetime-local"
            value={own}
            min={localInput(now)}
            onChange={(event) => setOwn(event.target.value)}
          />
        </Field>
        <Button type="submit" tone="main" disabled={!at || isPast}>
          {apply}
        </Button>
      </form>
    </div>
  );
}
