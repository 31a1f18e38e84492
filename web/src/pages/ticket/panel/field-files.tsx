/** A field that holds files: each by its link, and where one may, added and taken away. */
import { useQueries } from "@tanstack/react-query";
import { Upload, X } from "lucide-react";
import { useRef } from "react";
import { useFiles } from "@/fields";
import { Spinner } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import { FileLink } from "../timeline/attachments";
import { Plain, Value } from "./row";
import { texts } from "./texts";
import type { TypedProps } from "./typed";

export function Files({ field, value, onChange }: Pick<TypedProps, "field" | "value" | "onChange">) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const picker = useRef<HTMLInputElement>(null);
  const { ids, busy, add, drop } = useFiles({ field, value, onChange });
  const found = useQueries({
    queries: ids.map((file_id) => ({
      queryKey: ["file", file_id],
      queryFn: () => call("GET /files/{file_id}", { path: { file_id } }),
      staleTime: 30 * 60_000,
    })),
  });
  if (!mayWrite && ids.length === 0) return <Plain isEmpty>{t.empty}</Plain>;
  return (
    <div className="flex flex-col gap-1">
      {found.map(({ data }, at) => (
        <div key={ids[at]} className="flex items-center gap-1">
          {data && <FileLink file={data.data} />}
          {mayWrite && (
            <button
              type="button"
              aria-label={`${t.clear}: ${data?.data.name ?? ""}`}
              className="flex size-5 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink"
              onClick={() => drop(ids[at])}
            >
              <X className="size-3" />
            </button>
          )}
        </div>
      ))}
      {mayWrite && (ids.length === 0 || field.allow_multiple) && (
        <Value
          isEmpty
          disabled={busy}
          aria-label={`${field.label}: ${t.upload}`}
          onClick={() => picker.current?.click()}
        >
          {busy ? <Spinner /> : <Upload aria-hidden className="size-3.5" />}
          {t.upload}
        </Value>
      )}
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
