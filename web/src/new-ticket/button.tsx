/** The button in the sidebar. */
import { SquarePen } from "lucide-react";
import { IconButton } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { openNewTicket } from "./open";
import { texts } from "./texts";

export function NewTicketButton() {
  const t = useTexts(texts);
  if (!useMay("write")) return null;
  return (
    <IconButton
      label={t.title}
      keys="c"
      icon={<SquarePen className="size-4" />}
      data-closes
      // The phone's drawer gives the focus back first, so that the dialog may take it.
      onClick={() => setTimeout(openNewTicket)}
    />
  );
}
