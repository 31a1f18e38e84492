/** Stands once at the desk: hears the wish for a new ticket and shows the dialog, which is loaded then. */
import { SquarePen } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { lazily } from "@/kit/patient";
import { useMay } from "@/session/session";
import { useCommands } from "@/shell";
import { useTexts } from "@/texts";
import { type NewTicketWish, OPEN_NEW_TICKET, openNewTicket } from "./open";
import { texts } from "./texts";

const load = () => import("./dialog");
/** The dialog is fetched when the first page has settled: it is there at once, and without a connection, too. */
const SETTLED = 4000;
const NewTicketDialog = lazily(load, "NewTicketDialog");

export function NewTicketCommand() {
  const t = useTexts(texts);
  const [wish, setWish] = useState<NewTicketWish | null>(null);
  useCommands([
    {
      id: "ticket.new",
      title: t.title,
      group: t.group,
      keys: "c",
      needs: "write",
      icon: <SquarePen />,
      run: () => openNewTicket(),
    },
  ]);
  useEffect(() => {
    const open = (event: Event) => setWish((event as CustomEvent<NewTicketWish>).detail);
    addEventListener(OPEN_NEW_TICKET, open);
    return () => removeEventListener(OPEN_NEW_TICKET, open);
  }, []);
  const mayWrite = useMay("write");
  useEffect(() => {
    if (!mayWrite) return;
    const timer = setTimeout(() => void load().catch(() => undefined), SETTLED);
    return () => clearTimeout(timer);
  }, [mayWrite]);
  if (!wish) return null;
  return (
    <Suspense>
      <NewTicketDialog wish={wish} onClose={() => setWish(null)} />
    </Suspense>
  );
}
