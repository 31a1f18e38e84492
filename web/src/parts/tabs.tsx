/** One of several views of the same thing. Tabs that are addresses are links: see the shell's `PageTabs`. */
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly tabs: readonly { readonly value: V; readonly label: ReactNode; readonly content?: ReactNode }[];
}

export const TAB =
  "relative flex h-control items-center gap-1.5 whitespace-nowrap px-1 text-faint transition-colors hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-0 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-mark";

export function Tabs<V extends string>({ label, value, onChange, tabs }: Props<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as V)} className="flex min-h-0 flex-col">
      <Radix.List aria-label={label} className="flex shrink-0 gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 outline-none">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
