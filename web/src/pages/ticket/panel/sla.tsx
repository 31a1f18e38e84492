/** What was promised, and how it stands. */
import { useQuery } from "@tanstack/react-query";
import { Badge, DateTime } from "@/parts";
import { useTexts } from "@/texts";
import type { ClockWire, DueWire, TicketWire } from "@/wire";
import { slaQuery } from "../data/queries";
import { Row, Section } from "./row";
import { texts } from "./texts";

export function Sla({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const { data } = useQuery(slaQuery(ticket.number));
  const sla = data?.data;
  if (!sla?.policy_id && !sla?.first_response && !sla?.resolution) return null;
  return (
    <Section title={t.sla} name="sla">
      {sla.policy_name && (
        <Row label={t.policy}>
          <span className="flex min-h-control-small min-w-0 items-center px-2 text-small">
            <span className="truncate">{sla.policy_name}</span>
          </span>
        </Row>
      )}
      <Clock label={t.firstResponse} clock={sla.first_response} due={sla.first_response_due} />
      <Clock label={t.resolution} clock={sla.resolution} due={sla.resolution_due} />
    </Section>
  );
}

interface ClockProps {
  readonly label: string;
  readonly clock: ClockWire | null;
  readonly due: DueWire | null;
}

function Clock({ label, clock, due }: ClockProps) {
  const t = useTexts(texts);
  if (!clock && !due) return null;
  return (
    <Row label={label}>
      <span className="flex min-h-control-small flex-wrap items-center gap-1.5 px-2 text-small">
        {clock && clock.breached !== null && (
          <Badge tone={clock.breached ? "bad" : "good"}>{clock.breached ? t.missed : t.met}</Badge>
        )}
        {clock && <span className="text-soft">{t.after(spanOf(clock.minutes, t))}</span>}
        {!clock && due && (
          <Badge tone={due.is_past ? "bad" : "warn"}>
            {due.is_past ? t.overdue : t.due} <DateTime at={due.at} />
          </Badge>
        )}
      </span>
    </Row>
  );
}

interface Units {
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
}

export function spanOf(minutes: number, t: Units): string {
  if (minutes < 90) return t.minutes(Math.round(minutes));
  return minutes < 48 * 60 ? t.hours(Math.round(minutes / 60)) : t.days(Math.round(minutes / 1440));
}
