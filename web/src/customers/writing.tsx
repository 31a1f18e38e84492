/** A text with files, to be sent: what is typed is kept until it has arrived, and a second try has no second effect. */

import { Paperclip, X } from "lucide-react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { effectKey } from "@/kit/effect-key";
import { Button } from "@/parts/button";
import { faultSentence } from "@/parts/faults";
import { Field } from "@/parts/field";
import { Textarea } from "@/parts/input";
import { texts as shared } from "@/parts/texts";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire/faults";
import { useDraft } from "./drafts";
import { texts } from "./texts";

const MOST = 10;
const OWN = /^(content|attachments|files)(\.|$)/;

export interface Written {
  readonly text: string;
  readonly files: readonly File[];
  /** The same for as long as it is the same that is sent. */
  readonly key: string;
}

interface Props {
  /** Under which it is kept. */
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly action: string;
  /** Much is to be said. */
  readonly tall?: boolean;
  /** Above the text: what else is asked, with what was wrong with it. */
  readonly before?: (fault: unknown) => ReactNode;
  /** What is sent beside the text: when it changes, it is something else that is sent. */
  readonly beside?: string;
  readonly onSend: (written: Written) => Promise<void>;
}

export function Writing({ name, label, placeholder, action, tall, before, beside, onSend }: Props) {
  const s = useTexts(shared);
  const [text, setText] = useDraft(name);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const key = useRef({ said: "", key: "" });
  const send = async () => {
    const said = JSON.stringify([
      text,
      beside,
      files.map((file) => [file.name, file.size, file.lastModified]),
    ]);
    if (key.current.said !== said) key.current = { said, key: effectKey() };
    setBusy(true);
    setFault(undefined);
    try {
      await onSend({ text, files, key: key.current.key });
      setText("");
      setFiles([]);
      key.current = { said: "", key: "" };
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  const said = fault === undefined ? undefined : sentenceOf(fault, faultSentence(fault, s).text);
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      {before?.(fault)}
      <Field label={label} error={said}>
        <Textarea
          value={text}
          className={tall ? "min-h-48" : "min-h-24"}
          placeholder={placeholder}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
              event.currentTarget.form?.requestSubmit();
          }}
        />
      </Field>
      <Chosen files={files} onRemove={(gone) => setFiles(files.filter((file) => file !== gone))} />
      <div className="flex flex-wrap items-center gap-2">
        <Picker onPick={(more) => setFiles([...files, ...more].slice(0, MOST))} />
        <Button
          type="submit"
          tone="main"
          className="ms-auto"
          busy={busy}
          disabled={text.trim() === "" && files.length === 0}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with the text and its files is said in the server's words; what else is asked says its own faults. */
function sentenceOf(fault: unknown, sentence: string): string | undefined {
  if (!isWireFault(fault) || fault.fields.length === 0) return sentence;
  return fault.fields.find((each) => OWN.test(each.path))?.message;
}

function Picker({ onPick }: { readonly onPick: (files: readonly File[]) => void }) {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        className="hidden"
        aria-label={t.attach}
        onChange={(event) => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button icon={<Paperclip className="size-4" />} onClick={() => input.current?.click()}>
        {t.attach}
      </Button>
    </>
  );
}

interface ChosenProps {
  readonly files: readonly File[];
  readonly onRemove: (file: File) => void;
}

function Chosen({ files, onRemove }: ChosenProps) {
  const t = useTexts(texts);
  if (files.length === 0) return null;
  return (
    <ul aria-label={t.files} className="flex flex-wrap gap-2">
      {files.map((file) => (
        <li
          key={`${file.name}${file.lastModified}${file.size}`}
          className="flex max-w-full items-center gap-1.5 rounded-md border border-line bg-raised ps-2 text-small"
        >
          <span className="truncate">{file.name}</span>
          <button
            type="button"
            aria-label={t.remove(file.name)}
            className="flex size-control-small items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink"
            onClick={() => onRemove(file)}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
