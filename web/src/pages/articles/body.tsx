/** The text of an article: markdown, with the tools that write it, and pictures pasted, dropped or picked. */
import { Bold, Code, Heading2, ImagePlus, Italic, Link2, List, ListOrdered, Quote } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { Field, IconButton, Textarea } from "@/parts";
import { useTexts } from "@/texts";
import type { WireFault } from "@/wire";
import { around, before, type Chosen, linked } from "./marks";
import { usePictures } from "./pictures";
import { texts } from "./texts";

interface BodyProps {
  readonly body: string;
  readonly onChange: (body: string) => void;
  readonly fault: WireFault | undefined;
}
type Tool = (chosen: Chosen) => Chosen;

export function Body({ body, onChange, fault }: BodyProps) {
  const t = useTexts(texts);
  const area = useRef<HTMLTextAreaElement>(null);
  const wanted = useRef<Chosen | null>(null);
  const tools: readonly [string, typeof Bold, Tool, string?][] = [
    [t.bold, Bold, (chosen) => around(chosen, "**", t.bold), "mod+b"],
    [t.italic, Italic, (chosen) => around(chosen, "*", t.italic), "mod+i"],
    [t.heading, Heading2, (chosen) => before(chosen, "## ")],
    [t.list, List, (chosen) => before(chosen, "- ")],
    [t.numbers, ListOrdered, (chosen) => before(chosen, "1. ")],
    [t.quote, Quote, (chosen) => before(chosen, "> ")],
    [t.link, Link2, (chosen) => linked(chosen, t.link)],
    [t.code, Code, (chosen) => around(chosen, "`", t.code)],
  ];
  const { pick, input, onPaste, onDrop } = usePictures(area, body, onChange);
  const use = (tool: Tool) => {
    const at = area.current;
    if (!at) return;
    wanted.current = tool({ text: body, start: at.selectionStart, end: at.selectionEnd });
    onChange(wanted.current.text);
  };
  // The choice is made again once the text stands there.
  useLayoutEffect(() => {
    const at = area.current;
    if (!at || !wanted.current || at.value !== wanted.current.text) return;
    at.focus();
    at.setSelectionRange(wanted.current.start, wanted.current.end);
    wanted.current = null;
  });
  const onKey = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    const tool = tools.find(([, , , keys]) => keys === `mod+${event.key.toLowerCase()}`);
    if (!tool) return;
    event.preventDefault();
    use(tool[2]);
  };
  return (
    <Field label={t.body} hint={t.bodyHint} error={fault?.fieldMessage("body")} className="grow">
      <div role="toolbar" aria-label={t.tools} className="flex flex-wrap gap-0.5">
        {tools.map(([label, Icon, tool, keys]) => (
          <IconButton
            key={label}
            small
            label={label}
            icon={<Icon className="size-4" />}
            onClick={() => use(tool)}
            {...(keys ? { keys } : {})}
          />
        ))}
        <IconButton small label={t.picture} icon={<ImagePlus className="size-4" />} onClick={pick} />
        {input}
      </div>
      <Textarea
        ref={area}
        dir="auto"
        maxLength={262_144}
        className="min-h-96 grow font-mono"
        value={body}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKey}
        onPaste={onPaste}
        onDrop={onDrop}
      />
    </Field>
  );
}
