/** Pictures for an article: uploaded at once, so that the preview and every reader see the same. */
import { useMutation } from "@tanstack/react-query";
import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
} from "react";
import { faultSentence, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call, isWireFault } from "@/wire";
import { pictured, withoutPicture, withPicture } from "./marks";
import { texts } from "./texts";

const TYPES = "image/png,image/jpeg,image/gif,image/webp";
let count = 0;

interface Pictures {
  readonly pick: () => void;
  /** Stands beside the button, unseen. */
  readonly input: ReactNode;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** A place is held in the text while a picture is on its way; the writing goes on meanwhile. */
export function usePictures(
  area: RefObject<HTMLTextAreaElement | null>,
  body: string,
  onChange: (body: string) => void,
): Pictures {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const picker = useRef<HTMLInputElement>(null);
  const latest = useRef(body);
  useLayoutEffect(() => {
    latest.current = body;
  });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append("file", file);
      return call("POST /pictures", { body: form });
    },
    meta: { saysFaults: true },
  });
  const write = (text: string) => {
    latest.current = text;
    onChange(text);
  };
  const put = async (file: File) => {
    const mark = `uploading-${++count}`;
    const at = area.current?.selectionEnd ?? latest.current.length;
    write(pictured(latest.current, at, file.name, mark));
    try {
      const { data } = await upload.mutateAsync(file);
      write(withPicture(latest.current, mark, data.url));
    } catch (fault) {
      write(withoutPicture(latest.current, mark));
      const isNone = isWireFault(fault) && fault.fieldMessage("file") !== undefined;
      toast({ tone: "bad", text: isNone ? t.noPicture(file.name) : faultSentence(fault, parts).text });
    }
  };
  const take = (files: Iterable<File>) => {
    for (const file of files) void put(file);
  };
  const taken = (event: ClipboardEvent | DragEvent, given: DataTransfer) => {
    const files = [...given.files].filter((file) => file.type.startsWith("image/"));
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  };
  return {
    pick: () => picker.current?.click(),
    input: (
      <input
        ref={picker}
        type="file"
        multiple
        accept={TYPES}
        className="hidden"
        aria-label={t.picture}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    ),
    onPaste: (event) => taken(event, event.clipboardData),
    onDrop: (event) => taken(event, event.dataTransfer),
  };
}
