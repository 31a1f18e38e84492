/** Files on their way: each with its progress, or with why it did not arrive. */
import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw, X } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { IconButton, ProgressBar } from "@/parts";
import { faultSentence } from "@/parts/faults";
import { texts as partTexts } from "@/parts/texts";
import { SESSION_KEY } from "@/session/session";
import { useFormat, useTexts } from "@/texts";
import { type AttachmentWire, upload } from "@/wire";
import { FileSign, sizeOf } from "../timeline/attachments";
import { texts } from "./texts";

interface Upload {
  readonly key: number;
  readonly file: File;
  readonly part: number;
  readonly fault?: string;
  readonly end: AbortController;
}

export interface Uploads {
  readonly list: readonly Upload[];
  /** How many are still under way. */
  readonly busy: number;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: number) => void;
  readonly retry: (key: number) => void;
}

let count = 0;

export function useUploads(onDone: (file: AttachmentWire) => void): Uploads {
  const client = useQueryClient();
  const t = useTexts(partTexts);
  const [list, setList] = useState<readonly Upload[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const begin = useCallback(
    (each: Upload) => {
      const set = (change: Partial<Upload>) =>
        setList((old) => old.map((one) => (one.key === each.key ? { ...one, ...change } : one)));
      const session = client.getQueryData<{ csrf_token: string }>(SESSION_KEY);
      upload(each.file, {
        csrfToken: session?.csrf_token ?? "",
        signal: each.end.signal,
        onProgress: (part) => set({ part }),
      }).then(
        ({ id, name, content_type, size, url }) => {
          setList((old) => old.filter((one) => one.key !== each.key));
          done.current({ id, name, content_type, size, url });
        },
        (error: unknown) => set({ fault: sentence(error, t) }),
      );
    },
    [client, t],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const made = files.map((file) => ({ key: ++count, file, part: 0, end: new AbortController() }));
      setList((old) => [...old, ...made]);
      made.forEach(begin);
    },
    [begin],
  );
  const remove = (key: number) => {
    list.find((each) => each.key === key)?.end.abort();
    setList((old) => old.filter((each) => each.key !== key));
  };
  const retry = (key: number) => {
    const found = list.find((each) => each.key === key);
    remove(key);
    if (found) add([found.file]);
  };
  return { list, busy: list.filter((each) => each.fault === undefined).length, add, remove, retry };
}

function sentence(error: unknown, t: Parameters<typeof faultSentence>[1]): string {
  const fields = (error as { fields?: readonly { message: string }[] }).fields ?? [];
  return fields[0]?.message ?? faultSentence(error, t).text;
}

interface FilesProps {
  readonly files: readonly AttachmentWire[];
  readonly uploads: Uploads;
  readonly onRemove: (id: string) => void;
}

export function ComposerFiles({ files, uploads, onRemove }: FilesProps) {
  const t = useTexts(texts);
  const format = useFormat();
  if (files.length + uploads.list.length === 0) return null;
  const line = "flex h-control-small max-w-full items-center gap-1.5 rounded-md border ps-2 text-small";
  return (
    <ul className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto px-pad py-1.5">
      {files.map((file) => (
        <li key={file.id} className={`${line} border-line bg-raised`}>
          <FileSign type={file.content_type} />
          <span className="max-w-56 truncate">{file.name}</span>
          <span className="text-faint">{sizeOf(file.size, format)}</span>
          <Remove label={t.removeFile(file.name)} onClick={() => onRemove(file.id)} />
        </li>
      ))}
      {uploads.list.map(({ key, file, part, fault }) => (
        <li
          key={key}
          className={`${line} ${fault ? "border-bad/40 bg-bad-soft text-bad" : "border-line bg-raised"}`}
        >
          <span role={fault ? "alert" : undefined} className="max-w-72 truncate" title={fault}>
            {fault ? t.uploadFault(file.name, fault) : file.name}
          </span>
          {!fault && (
            <span className="w-16">
              <ProgressBar label={file.name} value={part} />
            </span>
          )}
          {fault && (
            <IconButton
              small
              label={t.tryAgain}
              icon={<RotateCcw className="size-3.5" />}
              onClick={() => uploads.retry(key)}
            />
          )}
          <Remove label={t.removeFile(file.name)} onClick={() => uploads.remove(key)} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return <IconButton small label={label} icon={<X className="size-3.5" />} onClick={onClick} />;
}
