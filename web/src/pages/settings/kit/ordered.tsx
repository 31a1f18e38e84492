/** Several of a list, in an order that matters: chosen at the end, moved up and down, taken away. */
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Combobox, type ComboboxItem, IconButton } from "@/parts";
import { useTexts } from "@/texts";
import type { Form } from "./form";
import { Move, moved } from "./move";
import { texts } from "./texts";

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly items: readonly ComboboxItem[];
}

export function OrderedField<V extends object>({ form, name, label, hint, items }: Props<V>) {
  const t = useTexts(texts);
  const chosen = form.values[name] as readonly string[];
  const set = (next: readonly string[]) => form.set({ [name]: next } as Partial<V>);
  const nameOf = (id: string) => items.find((each) => each.value === id)?.label ?? id;
  const left = items.filter((each) => !chosen.includes(each.value));
  const error = form.errorOf(name);
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-small text-soft">{label}</legend>
      <ol className="flex flex-col">
        {chosen.map((id, at) => (
          <li key={id} className="flex min-h-row items-center gap-1 border-line border-b">
            <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
            <Move
              name={nameOf(id)}
              at={at}
              count={chosen.length}
              onMove={(to) => set(moved([...chosen], at, to))}
            />
            <IconButton
              small
              label={t.takeAway(nameOf(id))}
              icon={<X className="size-4" />}
              onClick={() => set(chosen.filter((each) => each !== id))}
            />
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Combobox
          label={label}
          items={left}
          value={null}
          onChange={(id) => set([...chosen, id])}
          trigger={
            <Button
              small
              tone="quiet"
              className="self-start"
              icon={<Plus className="size-4" />}
              aria-label={`${t.add}: ${label}`}
            >
              {t.add}
            </Button>
          }
        />
      )}
      {error && (
        <p role="alert" className="text-bad text-small">
          {error}
        </p>
      )}
      {hint && <p className="text-faint text-small">{hint}</p>}
    </fieldset>
  );
}
