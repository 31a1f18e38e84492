/** The frame of a customer's and of a company's page, and what is shown until there is one. */
import type { ReactNode } from "react";
import { Card, ErrorState, Skeleton, SkeletonRows } from "@/parts";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import { Crumbs } from "./crumbs";
import { type Fact, Facts } from "./facts";
import { texts } from "./texts";

type Sort = "customer" | "company";
const LISTS = { customer: "/customers", company: "/companies" } as const;
const PLURALS = { customer: "customers", company: "companies" } as const;

interface AbsentProps {
  readonly sort: Sort;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** It is being loaded, or cannot be. */
export function Absent({ sort, error, onRetry }: AbsentProps) {
  const t = useTexts(texts);
  if (!error) {
    return (
      <Page wide title={t[sort]} heading={<Skeleton className="h-4 w-56 rounded-md" />}>
        <SkeletonRows />
      </Page>
    );
  }
  return (
    <Page title={t[sort]} heading={<Crumbs to={LISTS[sort]} list={t[PLURALS[sort]]} name={t[sort]} />}>
      <ErrorState error={error} onRetry={onRetry} />
    </Page>
  );
}

interface FrameProps {
  readonly sort: Sort;
  readonly name: string;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

export function Frame({ sort, name, actions, children }: FrameProps) {
  const t = useTexts(texts);
  const heading = <Crumbs to={LISTS[sort]} list={t[PLURALS[sort]]} name={name} />;
  return (
    <Page wide title={name} heading={heading} actions={actions}>
      {children}
    </Page>
  );
}

interface DetailsProps {
  readonly avatar: ReactNode;
  readonly name: string;
  /** Below the name. */
  readonly sign?: ReactNode;
  /** What is known, by its label; what is empty is left out. */
  readonly known: readonly (readonly [string, ReactNode])[];
}

/** Who or what it is, and all that is known of it. */
export function Details({ avatar, name, sign, known }: DetailsProps) {
  const facts = known.filter(([, value]) => value).map(([label, value]): Fact => ({ label, value }));
  return (
    <Card className="max-lg:order-first">
      <div className="flex flex-col gap-4">
        <div className="flex min-w-0 items-center gap-3">
          {avatar}
          <div className="min-w-0">
            <h2 className="break-words font-semibold text-lead">{name}</h2>
            {sign}
          </div>
        </div>
        <Facts facts={facts} />
      </div>
    </Card>
  );
}
