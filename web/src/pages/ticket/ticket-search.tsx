/** Finding another ticket, by its number or its words; the customer's own are offered first. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Choices, StatusDot } from "@/parts";
import { call, type TicketWire } from "@/wire";
import { historyQuery } from "./panel/history";

interface Found {
  readonly number: number;
  readonly subject: string;
  readonly state?: TicketWire["state"];
}

interface Props {
  readonly label: string;
  readonly ticket: TicketWire;
  readonly chosen?: number | undefined;
  readonly onChoose: (found: Found) => void;
}

const PATIENCE = 160;

export function TicketSearch({ label, ticket, chosen, onChoose }: Props) {
  const [text, setText] = useState("");
  const wanted = useLater(text.trim(), PATIENCE);
  const { data: history } = useQuery(historyQuery(ticket.customer.id));
  const { data, isFetching } = useQuery({
    queryKey: ["search", "tickets", wanted],
    queryFn: ({ signal }) =>
      call("GET /search", { query: { q: wanted, types: "tickets", limit: 12 }, signal }),
    enabled: wanted !== "",
    placeholderData: (old) => old,
  });
  const own: Found[] = (history?.data ?? []).map(({ number, subject, state }) => ({
    number,
    subject,
    state,
  }));
  const found: Found[] = (data?.data ?? []).map(({ id, title }) => ({
    number: Number(id.slice(4)),
    subject: title,
  }));
  const listed = (wanted ? found : own).filter((each) => each.number !== ticket.number);
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <Choices
        first
        label={label}
        loading={isFetching}
        onSearch={setText}
        chosen={chosen ? [String(chosen)] : []}
        onChoose={(value) => {
          const one = listed.find((each) => String(each.number) === value);
          if (one) onChoose({ number: one.number, subject: one.subject });
        }}
        items={listed.map((each) => ({
          value: String(each.number),
          label: each.subject,
          hint: `#${each.number}`,
          ...(each.state ? { icon: <StatusDot state={each.state} /> } : {}),
        }))}
      />
    </div>
  );
}

/** The value as it was a moment ago, once it rests. */
export function useLater<T>(value: T, wait: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return later;
}
