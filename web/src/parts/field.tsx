/** A label, a control, a hint and what is wrong. The control inside finds its id and description by itself. */
import { createContext, type ReactNode, use, useId, useMemo } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

interface FieldPart {
  readonly id?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}
const Context = createContext<FieldPart>({});

/** What a control inside a Field spreads onto its element. */
export function useField(): FieldPart {
  return use(Context);
}

export function Field({ label, hint, error, optional, hideLabel, className, children }: Props) {
  const t = useTexts(texts);
  const id = useId();
  const said = Boolean(hint || error);
  const part = useMemo<FieldPart>(
    () => ({
      id,
      ...(said ? { "aria-describedby": `${id}-said` } : {}),
      ...(error ? { "aria-invalid": true as const } : {}),
    }),
    [id, said, error],
  );
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={cx("font-medium text-small text-soft", hideLabel && "sr-only")}>
        {label}
        {optional && <span className="ms-1.5 font-normal text-faint">{t.optional}</span>}
      </label>
      <Context value={part}>{children}</Context>
      {said && (
        <div
          id={`${id}-said`}
          className={cx("text-small", error ? "text-bad" : "text-faint")}
          role={error ? "alert" : undefined}
        >
          {error ?? hint}
        </div>
      )}
    </div>
  );
}
