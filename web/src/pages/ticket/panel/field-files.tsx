/** A field that holds files: each by its link, and where one may, added and taken away. */
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { Upload, X } from "lucide-react";
import { useRef, useState } from "react";
import { chosen } from "@/fields";
import { Spinner, useFaultToast } from "@/parts";
import { SESSION_KEY, useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, upload } from "@/wire";
import { FileLink } from "../timeline/attachments";
import { Plain, Value } from "./row";
import { texts } from "./texts";
import type { TypedProps } from "./typed";

export function Files({ field, value, onChange }: Pick<TypedProps, "field" | "value" | "onChange">) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const client = useQueryClient();
  const sayFault = useFaultToast();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const ids = chosen(value);
  const found = useQueries({
    queries: ids.map((file_id) => ({
      queryKey: ["file", file_id],
      queryFn: () => call("GET /files/{file_id}", { path: { file_id } }),
      staleTime: 30 * 60_000,
    })),
  });
  const set = (next: readonly string[]) =>
    onChange(next.length === 0 ? null : field.allow_multiple ? next : next[0]);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const csrfToken = client.getQueryData<{ csrf_token: string }>(SESSION_KEY)?.csrf_token ?? "";
      const made = await Promise.all(files.map((file) => upload(file, { csrfToken })));
      const fresh = made.map((each) => each.id);
      set(field.allow_multiple ? [...ids, ...fresh] : fresh.slice(0, 1));
    } catch (error) {
      sayFault(error);
    } finally {
      setBusy(false);
    }
  };
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
              onClick={() => set(ids.filter((each) => each !== ids[at]))}
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
