/** Put it aside until a moment. */
import { AlarmClock, BellRing } from "lucide-react";
import { useState } from "react";
import { Button, Field, IconButton, Input, Popover } from "@/parts";
import { LINE } from "@/parts/menu";
import { useFormat, useTexts } from "@/texts";
import { texts } from "../texts";
import { localValue, presets } from "./moments";

interface Props {
  readonly until: string | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSnooze: (until: Date | null) => void;
}

export function Snooze({ until, open, onOpenChange, onSnooze }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const [own, setOwn] = useState("");
  const choose = (at: Date | null) => {
    onOpenChange(false);
    onSnooze(at);
  };
  return (
    <Popover
      label={t.snooze}
      open={open}
      onOpenChange={onOpenChange}
      align="end"
      className="w-72 p-1"
      trigger={
        <IconButton
          label={t.snooze}
          keys="s"
          pressed={until !== null}
          icon={<AlarmClock className="size-4" />}
        />
      }
    >
      {until && (
        <button type="button" className={`${LINE} hover:bg-hover`} onClick={() => choose(null)}>
          <BellRing aria-hidden className="size-4 text-faint" />
          {t.wake}
        </button>
      )}
      {open &&
        presets(new Date()).map(({ preset, at }) => (
          <button key={preset} type="button" className={`${LINE} hover:bg-hover`} onClick={() => choose(at)}>
            <span className="flex-1">{t.snoozeFor[preset]}</span>
            <span className="text-faint text-small">
              {new Date(at).toDateString() === new Date().toDateString()
                ? format.time(at)
                : `${format.date(at)}, ${format.time(at)}`}
            </span>
          </button>
        ))}
      <form
        className="mt-1 flex items-end gap-2 border-line border-t p-2"
        onSubmit={(event) => {
          event.preventDefault();
          const at = new Date(own);
          if (at.getTime() > Date.now()) choose(at);
        }}
      >
        <Field label={t.snoozeAt} className="flex-1">
          <Input
            type="datetime-local"
            min={localValue(new Date())}
            value={own}
            required
            onChange={(event) => setOwn(event.target.value)}
          />
        </Field>
        <Button type="submit">{t.snooze}</Button>
      </form>
    </Popover>
  );
}
