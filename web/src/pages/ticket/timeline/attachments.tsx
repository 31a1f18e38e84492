/** Files of a message: pictures as small pictures, everything else by name and size. Each opens or downloads. */
import { Download, File, FileArchive, FileAudio, FileText, FileVideo } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/parts";
import { type Format, useFormat, useTexts } from "@/texts";
import type { AttachmentWire } from "@/wire";
import { texts } from "./texts";

const SHOWN = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const KINDS: readonly [RegExp, typeof File][] = [
  [/^video\//, FileVideo],
  [/^audio\//, FileAudio],
  [/zip|compressed|tar|gzip/, FileArchive],
  [/^text\/|pdf|word|document/, FileText],
];

export function Attachments({ files }: { readonly files: readonly AttachmentWire[] }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<AttachmentWire>();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t.files} className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="min-w-0 max-w-full">
          {SHOWN.test(file.content_type) ? (
            <Thumbnail file={file} onOpen={() => setOpen(file)} />
          ) : (
            <FileLink file={file} />
          )}
        </li>
      ))}
      {open && (
        <Dialog
          wide
          open
          title={open.name}
          onClose={() => setOpen(undefined)}
          actions={<FileLink file={open} />}
        >
          <img
            src={sameSite(open.url)}
            alt={open.name}
            className="mx-auto max-h-[60dvh] max-w-full rounded-md"
          />
        </Dialog>
      )}
    </ul>
  );
}

function Thumbnail({ file, onOpen }: { readonly file: AttachmentWire; readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const [broken, setBroken] = useState(false);
  if (broken) return <FileLink file={file} />;
  return (
    <button
      type="button"
      aria-label={`${t.preview}: ${file.name}`}
      title={file.name}
      onClick={onOpen}
      className="block overflow-hidden rounded-lg border border-line bg-sunk hover:border-edge"
    >
      <img
        src={sameSite(file.url)}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
        className="h-24 w-auto min-w-16 max-w-56 object-cover"
      />
    </button>
  );
}

export function FileLink({
  file,
}: {
  readonly file: Pick<AttachmentWire, "name" | "size" | "url" | "content_type">;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <a
      href={sameSite(file.url)}
      download={file.name}
      title={t.download(file.name)}
      className="group inline-flex h-control max-w-full items-center gap-2 rounded-lg border border-line bg-raised px-2.5 text-small hover:border-edge hover:bg-hover"
    >
      <FileSign type={file.content_type} />
      <span className="min-w-0 truncate font-medium">{file.name}</span>
      <span className="shrink-0 text-faint">{sizeOf(file.size, format)}</span>
      <Download aria-hidden className="size-3.5 shrink-0 text-faint group-hover:text-ink" />
    </a>
  );
}

export function FileSign({ type }: { readonly type: string }) {
  const Sign = KINDS.find(([kind]) => kind.test(type))?.[1] ?? File;
  return <Sign aria-hidden className="size-4 shrink-0 text-faint" />;
}

/** A file's address on the host that the page came from: the desk may be known by several names. */
export function sameSite(url: string): string {
  try {
    const { pathname, search } = new URL(url, location.origin);
    return pathname.startsWith("/f/") ? pathname + search : url;
  } catch {
    return "";
  }
}

export function sizeOf(bytes: number, format: Format): string {
  const units = ["B", "kB", "MB", "GB"];
  let [value, at] = [bytes, 0];
  while (value >= 1000 && at < units.length - 1) [value, at] = [value / 1000, at + 1];
  return `${format.number(value < 10 && at > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[at]}`;
}
