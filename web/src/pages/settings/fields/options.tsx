/** The options of a field, in their order. Enter adds the next one. */
import { Plus, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, Field, IconButton, Input } from "@/parts";
import { useTexts } from "@/texts";
import { kitTexts, Move, moved } from "../kit";
import { texts } from "./texts";

export interface Wanted {
  /** Of an option that is there; a new one has none. */
  id?: string | null;
  label: string;
}

interface Props {
  readonly options: readonly Wanted[];
  readonly onChange: (options: Wanted[]) => void;
  readonly errorOf: (path: string) => string | undefined;
}

export function Options({ options, onChange, errorOf }: Props) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const list = useRef<HTMLOListElement>(null);
  const grown = useRef(false);
  useEffect(() => {
    if (!grown.current || options.length === 0) return;
    grown.current = false;
    list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  }, [options.length]);
  const add = () => {
    grown.current = true;
    onChange([...options, { label: "" }]);
  };
  const whole = options.some((_, at) => errorOf(`options.${at}`)) ? undefined : errorOf("options");
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-small text-soft">{t.options}</legend>
      {options.length === 0 && <p className="text-faint">{t.noOptions}</p>}
      <ol ref={list} className="flex flex-col gap-1.5">
        {options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new option has no name of its own yet
          <li key={option.id ?? `new-${at}`} className="flex items-start gap-1">
            <Field label={t.option(at + 1)} hideLabel error={errorOf(`options.${at}`)} className="flex-1">
              <Input
                value={option.label}
                onChange={(event) =>
                  onChange(
                    options.map((each, index) =>
                      index === at ? { ...each, label: event.target.value } : each,
                    ),
                  )
                }
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
                  event.preventDefault();
                  add();
                }}
              />
            </Field>
            <Move
              name={option.label || t.option(at + 1)}
              at={at}
              count={options.length}
              onMove={(to) => onChange(moved(options, at, to))}
            />
            <IconButton
              small
              label={kit.takeAway(option.label || t.option(at + 1))}
              icon={<X className="size-4" />}
              onClick={() => onChange(options.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      {whole && (
        <p role="alert" className="text-bad text-small">
          {whole}
        </p>
      )}
      <Button small tone="quiet" className="self-start" icon={<Plus className="size-4" />} onClick={add}>
        {t.addOption}
      </Button>
      <p className="text-faint text-small">{t.optionsHint}</p>
    </fieldset>
  );
}
