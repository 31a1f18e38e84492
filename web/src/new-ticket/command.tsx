/** Stands once at the desk: hears the wish for a new ticket and shows the dialog, which is loaded then. */
import { SquarePen } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useCommands } from "@/shell";
import { useTexts } from "@/texts";
import { type NewTicketWish, OPEN_NEW_TICKET, openNewTicket } from "./open";
import { texts } from "./texts";

const NewTicketDialog = lazy(() =>
  import("./dialog").then((module) => ({ default: module.NewTicketDialog })),
);

export function NewTicketCommand() {
  const t = useTexts(texts);
  const [wish, setWish] = useState<NewTicketWish | null>(null);
  useCommands([
    {
      id: "ticket.new",
      title: t.title,
      group: t.group,
      keys: "c",
      icon: <SquarePen />,
      run: () => openNewTicket(),
    },
  ]);
  useEffect(() => {
    const open = (event: Event) => setWish((event as CustomEvent<NewTicketWish>).detail);
    addEventListener(OPEN_NEW_TICKET, open);
    return () => removeEventListener(OPEN_NEW_TICKET, open);
  }, []);
  if (!wish) return null;
  return (
    <Suspense>
      <NewTicketDialog wish={wish} onClose={() => setWish(null)} />
    </Suspense>
  );
}
