/** The frame of a settings page: on a phone with the way back to the list. */
import { Link } from "@tanstack/react-router";
import { ChevronLeft, LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { EmptyState } from "@/parts";
import { useMay } from "@/session/session";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly toolbar?: ReactNode;
  /** For those who manage the workspace alone. */
  readonly admin?: boolean;
  readonly narrow?: boolean;
  /** Where the way back leads, when it is not the list of settings; it stands there at every width then. */
  readonly back?: string;
  readonly children: ReactNode;
}

export function SettingsPage({ title, hint, actions, toolbar, admin, narrow, back, children }: Props) {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  const allowed = isAdmin || !admin;
  const heading = (
    <>
      <Link
        to={(back ?? "/settings") as "/"}
        aria-label={t.back}
        className={cx(
          "-ms-2 flex size-control-small shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink",
          !back && "lg:hidden",
        )}
      >
        <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
      </Link>
      <span className="truncate">{title}</span>
    </>
  );
  return (
    <Page
      title={title}
      heading={heading}
      actions={allowed && actions}
      toolbar={toolbar}
      wide={!narrow}
      whole={!back}
    >
      {hint && <p className="max-w-2xl text-pretty text-soft">{hint}</p>}
      {allowed ? (
        children
      ) : (
        <EmptyState icon={<LockKeyhole />} title={t.adminsOnly} hint={t.adminsOnlyHint} />
      )}
    </Page>
  );
}
