/** Stands once at the desk: lets the palette find tickets, messages, customers, articles and companies. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Book, Building2, MessageSquare, Search, Ticket, User } from "lucide-react";
import { useCallback } from "react";
import { articlePlace, companyPlace, customerPlace, ticketNumber, ticketPlace } from "@/places";
import { type Command, usePaletteSource } from "@/shell";
import { useTexts } from "@/texts";
import { call, type HitWire } from "@/wire";
import { texts } from "./texts";

const FEW = 8;
const ICONS: Record<string, typeof Ticket> = {
  ticket: Ticket,
  message: MessageSquare,
  customer: User,
  article: Book,
};

/** Where a hit leads. */
export function placeOf(hit: HitWire): string {
  if (hit.type === "customer") return customerPlace(hit.id);
  if (hit.type === "article") return articlePlace(hit.id);
  return ticketPlace(hit.ticket_id ?? hit.id, hit.type === "message" ? hit.id : null);
}

/** The number by which people know a ticket: `#12` of `tkt_12`. */
export function numberOf(hit: HitWire): string {
  return hit.ticket_id ? `#${ticketNumber(hit.ticket_id)}` : "";
}

export function FindingSources() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const client = useQueryClient();
  const go = useCallback(
    (place: string) => () => {
      const [to, hash] = place.split("#");
      void navigate({ to: to as "/", ...(hash ? { hash } : {}) });
    },
    [navigate],
  );
  const find = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Command[]> => {
      const { data } = await client.fetchQuery({
        queryKey: ["search", "palette", text],
        queryFn: () => call("GET /search", { query: { q: text, limit: FEW }, signal }),
        staleTime: 10_000,
      });
      return data.map((hit) => {
        const Icon = ICONS[hit.type] ?? Search;
        const title = [numberOf(hit), hit.title].filter(Boolean).join(" ");
        const group = t.groups[hit.type as keyof typeof t.groups] ?? t.groups.search;
        return { id: `found ${hit.id}`, title, group, icon: <Icon />, run: go(placeOf(hit)) };
      });
    },
    [client, go, t],
  );
  const findCompanies = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Command[]> => {
      const { data } = await call("GET /companies", { query: { search: text, limit: 3 }, signal });
      const group = t.groups.company;
      return data.map(({ id, name }) => ({
        id: `found ${id}`,
        title: name,
        group,
        icon: <Building2 />,
        run: go(companyPlace(id)),
      }));
    },
    [go, t],
  );
  const searchPage = useCallback(
    (text: string): Promise<readonly Command[]> => {
      const run = () => void navigate({ to: "/search", search: { q: text } });
      const title = t.everywhere(text);
      return Promise.resolve([
        { id: "found everywhere", title, group: t.groups.search, icon: <Search />, run },
      ]);
    },
    [navigate, t],
  );
  usePaletteSource("everything", find);
  usePaletteSource("companies", findCompanies);
  usePaletteSource("search", searchPage);
  return null;
}
