/** Stands once at the desk: lets the palette find tickets, customers, companies and articles, in one question. */
import { useNavigate } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useCallback } from "react";
import { type Command, usePaletteSource } from "@/shell";
import { useTexts } from "@/texts";
import { call, type HitWire } from "@/wire";
import { grouped, ICONS, LONGEST_QUERY, numberOf, placeOf } from "./kinds";
import { texts } from "./texts";

const FEW = 5;
/** Messages are left out: their tickets are found by them. */
const ASKED = "tickets,customers,companies,articles";

export function FindingSources() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const commandOf = useCallback(
    (hit: HitWire): Command => {
      const Icon = ICONS[hit.type] ?? Search;
      const [to, hash] = placeOf(hit).split("#");
      // Who has no name in the title is told by the address that is there.
      const title = [numberOf(hit), hit.title || hit.id].filter(Boolean).join(" ");
      return {
        id: `found ${hit.id}`,
        title: hit.type === "customer" ? withAddress(hit) : title,
        group: t.groups[hit.type as keyof typeof t.groups] ?? t.groups.search,
        icon: <Icon />,
        run: () => void navigate({ to: to as "/", ...(hash ? { hash } : {}) }),
      };
    },
    [navigate, t],
  );
  const find = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly Command[]> => {
      const q = text.slice(0, LONGEST_QUERY);
      const query = { q, types: ASKED, limit: FEW, per_type: true };
      const { data } = await call("GET /search", { query, signal });
      return grouped(data).flatMap(([, hits]) => hits.map(commandOf));
    },
    [commandOf],
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
  usePaletteSource("found", find);
  usePaletteSource("search", searchPage);
  return null;
}

/** Name and address: there may be five of the same name. */
function withAddress({ title, snippet, id }: HitWire): string {
  const address = snippet.replaceAll(/<\/?mark>/g, "").split(" ")[0] ?? "";
  return [title, address !== title && address.includes("@") && address].filter(Boolean).join(" · ") || id;
}
