/** The sheet of one thing: to make it, change it, or look at it. */
import { useQueryClient } from "@tanstack/react-query";
import { toast } from "@/parts";
import { useTexts } from "@/texts";
import { About } from "./about";
import { useEffectKey, useForm } from "./form";
import { FormSheet } from "./form-sheet";
import type { Resource } from "./resource";
import { texts } from "./texts";

type Editable<R extends { id: string }, V extends object> = Pick<
  Resource<R, V>,
  "name" | "texts" | "mayChange" | "titleOf" | "valuesOf" | "create" | "update" | "form" | "wide" | "unkept"
>;

interface EditorProps<R extends { id: string }, V extends object> {
  readonly resource: Editable<R, V>;
  readonly onClose: () => void;
  readonly row: R | null;
  readonly version?: number | undefined;
}

export function Editor<R extends { id: string }, V extends object>(props: EditorProps<R, V>) {
  const { resource, row, version, onClose } = props;
  const t = useTexts(texts);
  const client = useQueryClient();
  const keyFor = useEffectKey();
  const form = useForm<V>({
    base: resource.valuesOf(row),
    place: `${resource.name}.${row?.id ?? "new"}`,
    unkept: resource.unkept ?? [],
    save: async (changes, values) => {
      try {
        await (row ? resource.update?.(row, changes, version) : resource.create(values, keyFor(values)));
      } finally {
        // Also after a refusal: a stale version is read anew, so that saving again means the present state.
        void client.invalidateQueries({ queryKey: [resource.name] });
      }
      onClose();
      if (row) toast({ text: t.saved });
    },
  });
  return (
    <FormSheet
      title={row ? resource.titleOf(row) : resource.texts.newTitle}
      form={form}
      onClose={onClose}
      isNew={!row}
      readOnly={!resource.mayChange || Boolean(row && !resource.update)}
      {...(resource.wide ? { wide: true } : {})}
      {...(row ? {} : { submit: resource.texts.add })}
    >
      {resource.form(form, row)}
      {row && <About row={row} />}
    </FormSheet>
  );
}
