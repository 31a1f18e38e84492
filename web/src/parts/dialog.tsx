/** Dialog: a question in the middle. Sheet: work at the side (from below on a phone). Confirm: one yes or no. */
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { Button } from "./button";
import { texts } from "./texts";

interface Props {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly hint?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

const VEIL = "fixed inset-0 z-30 animate-appear bg-veil";
const DIALOG =
  "fixed inset-x-0 bottom-0 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-xl border border-line bg-raised shadow-high sm:bottom-auto sm:top-[12vh] sm:max-h-[76vh] sm:w-[calc(100%-2rem)] sm:rounded-xl";
const SHEET = "fixed inset-y-0 end-0 flex w-full flex-col border-line bg-raised shadow-high sm:border-s";

function Frame({
  title,
  open,
  onClose,
  hint,
  children,
  actions,
  place,
}: Omit<Props, "wide"> & { readonly place: string }) {
  const t = useTexts(texts);
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={VEIL} />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            before.current = holderOfFocus();
            focusFirst(event);
          }}
          onCloseAutoFocus={(event) => {
            // Nothing here is its trigger: the focus goes back to where it was.
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
          onInteractOutside={keepForToasts}
          className={cx(place, "z-30 animate-rise outline-none")}
          {...(hint ? {} : { "aria-describedby": undefined })}
        >
          <header className="flex items-start gap-3 p-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-lead">{title}</Radix.Title>
              {hint && <Radix.Description className="mt-0.5 text-soft">{hint}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={t.close}
              className="flex size-control-small shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
            >
              <X className="size-4" />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">{children}</div>
          {actions && <footer className="flex flex-wrap justify-end gap-2 p-4 pt-3">{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A toast may be answered without leaving the dialog. */
function keepForToasts(event: Event): void {
  if (event.target instanceof Element && event.target.closest("[data-toaster]")) event.preventDefault();
}

/** What has the focus; of a menu that is about to be gone, the button that opened it. */
function holderOfFocus(): Element | null {
  const now = document.activeElement;
  const opener = now?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
  return opener ? document.getElementById(opener) : now;
}

/** Focus what is to be filled in, else the dialog itself: a focused button to close it says nothing. */
function focusFirst(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const first =
    dialog.querySelector<HTMLElement>("[data-autofocus=true]") ??
    dialog.querySelector<HTMLElement>("[data-autofocus], input, textarea, select");
  (first ?? dialog).focus();
}

export function Dialog({ wide, ...rest }: Props) {
  return <Frame {...rest} place={cx(DIALOG, wide ? "max-w-3xl" : "sm:max-w-lg")} />;
}

export function Sheet({ wide, ...rest }: Props) {
  return <Frame {...rest} place={cx(SHEET, wide ? "sm:max-w-2xl" : "sm:max-w-md")} />;
}

interface ConfirmProps extends Omit<Props, "actions" | "wide"> {
  readonly yes: string;
  readonly no: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onYes: () => void;
}

/** For what cannot be undone. What can be undone is done at once, with a toast that undoes it. */
export function Confirm({ yes, no, danger, busy = false, onYes, ...rest }: ConfirmProps) {
  const actions = (
    <>
      <Button onClick={rest.onClose}>{no}</Button>
      <Button tone={danger ? "danger" : "main"} busy={busy} onClick={onYes}>
        {yes}
      </Button>
    </>
  );
  return <Dialog {...rest} actions={actions} />;
}
