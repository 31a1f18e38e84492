/** All that is known of the ticket beside what was said. */
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { similarQuery } from "../data/queries";
import { CustomFields } from "./custom-fields";
import { Customer, TicketLine } from "./customer";
import { Followers } from "./followers";
import { Links } from "./links";
import { type Picker, Properties } from "./properties";
import { Section } from "./row";
import { Sla } from "./sla";
import { texts } from "./texts";

interface Props {
  readonly ticket: TicketWire;
  readonly open: Picker | null;
  readonly onOpen: (picker: Picker | null) => void;
}

export function Panel({ ticket, open, onOpen }: Props) {
  return (
    <>
      <div className="border-line border-b px-pad py-3">
        <Properties ticket={ticket} open={open} onOpen={onOpen} />
      </div>
      <CustomFields key={ticket.number} ticket={ticket} />
      <Customer ticket={ticket} />
      <Sla ticket={ticket} />
      <Followers ticket={ticket} />
      <Links ticket={ticket} />
      <Similar ticket={ticket} />
    </>
  );
}

const MOST = 5;

function Similar({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const { data } = useQuery(similarQuery(ticket.number));
  const hits = (data?.data ?? []).filter((each) => each.ticket_id).slice(0, MOST);
  if (hits.length === 0) return null;
  return (
    <Section title={t.similar} name="similar">
      <ul>
        {hits.map((each) => (
          <li key={each.id}>
            <TicketLine number={Number(each.ticket_id?.slice(4))} subject={each.title} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
