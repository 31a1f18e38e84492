/** What a page shows when it has nothing, not yet, or went wrong. Every page has all of them. */
import { CircleAlert, CloudOff, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { Button } from "./button";
import { TONES, type Tone } from "./chip";
import { faultSentence } from "./faults";
import { texts } from "./texts";

interface EmptyProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** What to do next, in a sentence. */
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  /** It stands for the whole page, which has no heading but this one. */
  readonly whole?: boolean;
}

export function EmptyState({ icon, title, hint, action, whole }: EmptyProps) {
  const Heading = whole ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-16 text-center">
      {icon && (
        <span className="mb-2 flex size-12 items-center justify-center rounded-2xl bg-mark-soft text-mark [&_svg]:size-6">
          {icon}
        </span>
      )}
      <Heading className="font-semibold text-lead">{title}</Heading>
      {hint && <p className="text-balance text-soft">{hint}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

interface ErrorProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly whole?: boolean;
}

/** Something could not be loaded: the sentence, the reference to quote, and another try. */
export function ErrorState({ error, onRetry, whole }: ErrorProps) {
  const t = useTexts(texts);
  const said = faultSentence(error, t);
  return (
    <div role="alert">
      <EmptyState
        icon={said.offline ? <CloudOff /> : <CircleAlert />}
        title={said.text}
        {...(whole ? { whole } : {})}
        hint={said.requestId && <code className="text-small">{t.reference(said.requestId)}</code>}
        action={onRetry && <Button onClick={onRetry}>{t.retry}</Button>}
      />
    </div>
  );
}

interface BannerProps {
  readonly tone?: Extract<Tone, "info" | "warn" | "bad" | "good" | "note">;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function Banner({ tone = "info", children, action }: BannerProps) {
  const Sign = tone === "warn" || tone === "bad" ? TriangleAlert : Info;
  return (
    <div role="status" className={cx("flex flex-wrap items-center gap-2 rounded-lg px-3 py-2", TONES[tone])}>
      <Sign aria-hidden className="size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}

/** The grey shape of what will stand here. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden className={cx("block animate-pulse bg-press", className ?? "h-4 w-full rounded-md")} />
  );
}

/** Rows that are being loaded, said once for ears. */
export function SkeletonRows({ count = 8 }: { readonly count?: number }) {
  const t = useTexts(texts);
  return (
    <div role="status" aria-label={t.loading} className="flex flex-col">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without a self
        <div key={at} className="flex h-row items-center gap-3 border-line border-b px-pad">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={cx("h-3 rounded-md", ["w-1/2", "w-2/3", "w-2/5"][at % 3])} />
          <Skeleton className="ms-auto h-3 w-16 rounded-md" />
        </div>
      ))}
    </div>
  );
}

export function ProgressBar({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value === null ? {} : { "aria-valuenow": Math.round(value * 100) })}
      className="h-1.5 w-full overflow-hidden rounded-full bg-press"
    >
      <div
        className={cx(
          "h-full rounded-full bg-mark transition-[width] duration-300",
          value === null && "w-1/3 animate-pulse",
        )}
        style={value === null ? {} : { width: `${Math.min(1, Math.max(0, value)) * 100}%` }}
      />
    </div>
  );
}
