/** Text to take along: a button that copies, a block of code, and a secret that is shown once. */
import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { cx } from "@/kit/cx";
import { Banner, Button, Dialog, IconButton } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

/** Copy, also where the page is not served by https: there browsers have no clipboard for programs. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "fixed opacity-0";
    (document.querySelector("[role=dialog]") ?? document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

export function CopyButton({
  text,
  label,
  named,
}: {
  readonly text: string;
  readonly label?: string;
  readonly named?: boolean;
}) {
  const t = useTexts(texts);
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = () => void copyText(text).then(() => setDone(true));
  const icon = done ? <Check className="size-4 text-good" /> : <Copy className="size-4" />;
  const said = done ? t.copied : (label ?? t.copy);
  if (named) {
    return (
      <Button small icon={icon} onClick={copy}>
        {said}
      </Button>
    );
  }
  return <IconButton small label={said} icon={icon} onClick={copy} />;
}

interface CodeProps {
  readonly label: string;
  readonly text: string;
  /** Long lines are broken instead of scrolled. */
  readonly wrap?: boolean;
  readonly className?: string;
}

export function CodeBlock({ label, text, wrap, className }: CodeProps) {
  return (
    <div className={cx("relative min-w-0 rounded-lg border border-line bg-sunk", className)}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto p-3 pe-11"
      >
        <pre
          className={cx("font-mono text-small leading-relaxed", wrap && "whitespace-pre-wrap wrap-anywhere")}
        >
          {text}
        </pre>
      </section>
      <div className="absolute end-1.5 top-1.5 rounded-md bg-sunk">
        <CopyButton text={text} />
      </div>
    </div>
  );
}

interface SecretProps {
  readonly title: string;
  readonly label: string;
  readonly text: string;
  readonly hint?: string;
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

/** A secret in the only moment it can be seen. Before it was copied, closing it once only warns. */
export function SecretDialog({ title, label, text, hint, onDone, children }: SecretProps) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);
  const close = () => (copied || warned ? onDone() : setWarned(true));
  const copy = () => void copyText(text).then(() => setCopied(true));
  const actions = (
    <>
      <Button
        icon={copied ? <Check className="size-4 text-good" /> : <Copy className="size-4" />}
        onClick={copy}
      >
        {copied ? t.copied : t.copy}
      </Button>
      <Button tone="main" onClick={onDone}>
        {t.secretDone}
      </Button>
    </>
  );
  return (
    <Dialog open title={title} hint={hint ?? t.secretHint} onClose={close} actions={actions} wide>
      <div className="flex flex-col gap-4">
        {warned && !copied && <Banner tone="warn">{t.secretWarning}</Banner>}
        <CodeBlock label={label} text={text} wrap />
        {children}
      </div>
    </Dialog>
  );
}
