/** A field of a form that holds files: each by its name, held until the form is sent. */
import { useQueries } from "@tanstack/react-query";
import { Paperclip, Upload } from "lucide-react";
import { useRef } from "react";
import { Button, Chip, useField } from "@/parts";
import { useTexts } from "@/texts";
import { wireQuery } from "@/wire";
import type { InputProps } from "./inputs";
import { texts } from "./texts";
import { useFiles } from "./use-files";

export function FileInput({ field, value, onChange }: InputProps) {
  const t = useTexts(texts);
  const spread = useField();
  const picker = useRef<HTMLInputElement>(null);
  const { ids, busy, add, drop } = useFiles({ field, value, onChange });
  const found = useQueries({
    queries: ids.map((file_id) => wireQuery("GET /files/{file_id}", { path: { file_id } })),
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {found.map(({ data, error }, at) => {
        // An upload is kept for a day until something names it; what is typed is kept longer.
        const name = data?.data.name ?? (error ? t.fileGone : "…");
        const sign = <Paperclip aria-hidden className="size-3.5 shrink-0 text-faint" />;
        return (
          <Chip key={ids[at]} icon={sign} name={name} onRemove={() => drop(ids[at])}>
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
