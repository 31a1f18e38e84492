/** ⌘K: every command, and whatever the sources find for what is typed. Loaded when it is first opened. */
import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Kbd, Spinner } from "@/parts";
import { LINE } from "@/parts/menu";
import { useTexts } from "@/texts";
import { useFocusBack } from "../focus-back";
import { texts } from "../texts";
import { scoreOf } from "./matching";
import { type Command, paletteSources, useAllCommands } from "./registry";

const PATIENCE = 120;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const focus = useFocusBack();
  const [text, setText] = useState("");
  const { found, busy } = useFound(text.trim());
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState("");
  // Cmdk chooses among what it filters itself; what was found alone is chosen here, so that Enter has something.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other findings are the reason to look
  useEffect(() => {
    if (list.current?.querySelector('[cmdk-item][aria-selected="true"]')) return;
    setActive(list.current?.querySelector("[cmdk-item]")?.getAttribute("data-value") ?? "");
  }, [found]);
  const own = useAllCommands().filter((each) => !each.silent && (text.trim() !== "" || !each.sought));
  const groups = [...new Set([...own, ...found].map((each) => each.group))];
  const run = (command: Command) => {
    onClose();
    // After the dialog has given the focus back, so that the command may move it.
    setTimeout(command.run);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-x-0 top-0 z-40 mx-auto flex max-h-dvh w-full animate-rise flex-col overflow-hidden border-line bg-raised shadow-high outline-none sm:top-[12vh] sm:max-h-[70vh] sm:w-[calc(100%-2rem)] sm:max-w-xl sm:rounded-xl sm:border"
        >
          <Dialog.Title className="sr-only">{t.palette}</Dialog.Title>
          <Cmdk
            label={t.palette}
            value={active}
            onValueChange={setActive}
            filter={(_id, typed, [title = "", words = ""] = []) => scoreOf(typed, title, words)}
            loop
            className="flex min-h-0 flex-col"
          >
            <div className="flex items-center gap-2.5 border-line border-b px-4 text-faint">
              {busy ? <Spinner /> : <Search className="size-4" />}
              <Cmdk.Input
                value={text}
                onValueChange={setText}
                placeholder={t.paletteHint}
                className="h-12 min-w-0 flex-1 bg-transparent text-ink text-lead outline-none"
              />
              <Kbd keys="escape" />
            </div>
            <Cmdk.List ref={list} className="min-h-0 overflow-y-auto p-2">
              {!busy && found.length === 0 && (
                <Cmdk.Empty className="px-2 py-6 text-center text-faint">{t.paletteEmpty}</Cmdk.Empty>
              )}
              {groups.map((group) => (
                <Cmdk.Group
                  key={group}
                  heading={group}
                  // What was found is not filtered again, nor is its heading.
                  forceMount={found.some((each) => each.group === group)}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-small"
                >
                  {own.map(
                    (each) => each.group === group && <Line key={each.id} command={each} onRun={run} />,
                  )}
                  {found.map(
                    (each) => each.group === group && <Line key={each.id} command={each} onRun={run} found />,
                  )}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface LineProps {
  readonly command: Command;
  readonly onRun: (command: Command) => void;
  /** The server found it: it is shown whatever its letters are. */
  readonly found?: boolean;
}

function Line({ command, onRun, found = false }: LineProps) {
  return (
    <Cmdk.Item
      value={command.id}
      keywords={[command.title, command.words ?? ""]}
      forceMount={found}
      onSelect={() => onRun(command)}
      className={cx(LINE, "data-[selected=true]:bg-hover")}
    >
      <span className="flex size-4 shrink-0 items-center justify-center text-faint [&_svg]:size-4">
        {command.icon}
      </span>
      <span className="min-w-0 flex-1 truncate">{command.title}</span>
      {command.keys && <Kbd keys={command.keys} faint />}
    </Cmdk.Item>
  );
}

/** Ask every source for what was typed, a moment after the last letter. */
function useFound(text: string): { found: readonly Command[]; busy: boolean } {
  const [state, setState] = useState<{ found: readonly Command[]; busy: boolean }>({
    found: [],
    busy: false,
  });
  useEffect(() => {
    if (!text) return setState({ found: [], busy: false });
    const end = new AbortController();
    setState((old) => ({ ...old, busy: paletteSources().length > 0 }));
    const timer = setTimeout(async () => {
      const asked = await Promise.allSettled(paletteSources().map((source) => source(text, end.signal)));
      const found = asked.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
      if (!end.signal.aborted) setState({ found, busy: false });
    }, PATIENCE);
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [text]);
  return state;
}
