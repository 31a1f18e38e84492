/** Files as a field's value in a form: uploaded at once, held by their ids until the form is sent. */
import { useQueries } from "@tanstack/react-query";
import { Paperclip, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { Button, Chip, useFaultToast, useField } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { upload, wireQuery } from "@/wire";
import type { InputProps } from "./inputs";
import { texts } from "./texts";
import { chosen } from "./values";

export function FileInput({ field, value, onChange }: InputProps) {
  const t = useTexts(texts);
  const sayFault = useFaultToast();
  const { csrf_token: csrfToken } = useSession();
  const spread = useField();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const ids = chosen(value);
  const found = useQueries({
    queries: ids.map((file_id) => wireQuery("GET /files/{file_id}", { path: { file_id } })),
  });
  const set = (next: readonly string[]) =>
    onChange(next.length === 0 ? null : field.allow_multiple ? next : next[0]);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const made = await Promise.all(files.map((file) => upload(file, { csrfToken })));
      const fresh = made.map((each) => each.id);
      set(field.allow_multiple ? [...ids, ...fresh] : fresh);
    } catch (error) {
      sayFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      {found.map(({ data, error }, at) => {
        // An upload is kept for a day until something names it; what is typed is kept longer.
        const name = data?.data.name ?? (error ? t.fileGone : "…");
        const drop = () => set(ids.filter((each) => each !== ids[at]));
        const sign = <Paperclip aria-hidden className="size-3.5 shrink-0 text-faint" />;
        return (
          <Chip key={ids[at]} icon={sign} name={name} onRemove={drop}>
            {name}
          </Chip>
        );
      })}
      <Button
        {...spread}
        icon={<Upload className="size-4" />}
        busy={busy}
        onClick={() => picker.current?.click()}
      >
        {ids.length > 0 && !field.allow_multiple ? t.another : t.upload}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={field.allow_multiple}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
