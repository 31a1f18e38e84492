/** The page around every way in: the form on paper, beside it a quiet picture of what is behind the door. */
import { type ReactNode, useEffect } from "react";
import icon from "@/styles/icon.svg";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
}

export function EntranceFrame({ title, hint, children }: Props) {
  const t = useTexts(texts);
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex flex-col px-6 py-8 sm:px-10">
        <Brand />
        <div className="m-auto flex w-full max-w-88 flex-col gap-6 py-10">
          <header className="flex flex-col gap-1.5">
            <h1 className="font-semibold text-display">{title}</h1>
            {hint && <p className="text-pretty text-soft">{hint}</p>}
          </header>
          {children}
        </div>
      </main>
      <aside className="relative hidden overflow-hidden bg-side lg:block">
        <Conversation />
        <p className="absolute inset-x-0 bottom-0 mx-auto max-w-md text-balance px-10 pb-12 text-center text-soft text-lead">
          {t.pitch}
        </p>
      </aside>
    </div>
  );
}

export function Brand() {
  return (
    <span className="flex items-center gap-2 font-semibold text-lead">
      <img src={icon} alt="" className="size-6" />
      Parley
    </span>
  );
}

const LINES: readonly [side: "start" | "end", width: string, tone: string][] = [
  ["start", "w-64", "bg-raised"],
  ["end", "w-72", "bg-mark text-on-mark"],
  ["start", "w-48", "bg-raised"],
  ["end", "w-56", "bg-mark-soft"],
  ["start", "w-72", "bg-raised"],
];

/** Speech without words. */
function Conversation() {
  return (
    <div aria-hidden className="absolute inset-0 flex flex-col justify-center gap-5 px-[12%] pb-24">
      {LINES.map(([side, width, tone]) => (
        <span
          key={`${side}${width}`}
          className={`${width} ${tone} ${side === "end" ? "self-end rounded-br-sm" : "rounded-bl-sm"} flex max-w-[80%] flex-col gap-2.5 rounded-2xl p-5 shadow-low`}
        >
          <span className="h-2 w-4/5 rounded-full bg-current opacity-20" />
          <span className="h-2 w-3/5 rounded-full bg-current opacity-12" />
        </span>
      ))}
    </div>
  );
}
