/** What belongs together: other tickets, and issues in other systems. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Plus, X } from "lucide-react";
import { useState } from "react";
import { Badge, IconButton, toast, useFaultToast } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, isWireFault, type LinkCreate, type LinkWire, type TicketWire } from "@/wire";
import { linksQuery } from "../data/queries";
import { AddLink, SYSTEMS } from "./add-link";
import { TicketLine } from "./customer";
import { Section } from "./row";
import { texts } from "./texts";

export function Links({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const sayFault = useFaultToast();
  const mayWrite = useMay("write");
  const [adding, setAdding] = useState(false);
  const { data } = useQuery(linksQuery(ticket.number));
  const path = { ticket_id: String(ticket.number) };
  const fresh = () => client.invalidateQueries({ queryKey: linksQuery(ticket.number).queryKey });
  const add = useMutation({
    mutationFn: (body: LinkCreate) => call("POST /tickets/{ticket_id}/links", { path, body }),
    onSuccess: (answer) => {
      client.setQueryData(linksQuery(ticket.number).queryKey, answer);
      setAdding(false);
    },
    // What the form can show stands at its fields.
    onError: (error) => {
      if (!isWireFault(error) || error.fields.length === 0 || !adding) sayFault(error);
    },
    meta: { saysFaults: true },
  });
  const remove = useMutation({
    mutationFn: (link: LinkWire) =>
      call("DELETE /tickets/{ticket_id}/links/{link_id}", { path: { ...path, link_id: link.id } }),
    onMutate: (link) => {
      client.setQueryData(linksQuery(ticket.number).queryKey, (old) =>
        old ? { data: old.data.filter((each) => each.id !== link.id) } : old,
      );
    },
    onSuccess: (_, link) => toast({ text: t.linkRemoved, undo: () => add.mutate(again(link)) }),
    onSettled: fresh,
  });
  const links = data?.data ?? [];
  return (
    <Section
      title={t.links}
      name="links"
      action={
        mayWrite && (
          <IconButton
            small
            label={t.addLink}
            icon={<Plus className="size-4" />}
            onClick={() => {
              add.reset();
              setAdding(true);
            }}
          />
        )
      }
    >
      {data && links.length === 0 && <p className="text-faint text-small">{t.noLinks}</p>}
      <ul>
        {links.map((link) => (
          <li key={link.id} className="flex min-w-0 items-center gap-1">
            <span className="min-w-0 flex-1">
              {link.ticket_id ? (
                <TicketLine
                  number={Number(link.ticket_id.slice(4))}
                  subject={link.subject ?? link.ticket_id}
                  {...(link.role ? { role: t.roles[link.role] } : {})}
                />
              ) : (
                <Elsewhere link={link} />
              )}
            </span>
            {mayWrite && (
              <IconButton
                small
                label={t.removeLink(link.key ?? link.subject ?? "")}
                icon={<X className="size-3.5" />}
                onClick={() => remove.mutate(link)}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AddLink
          ticket={ticket}
          busy={add.isPending}
          fault={isWireFault(add.error) ? add.error : null}
          onAdd={(body, onDone) => add.mutate(body, onDone && { onSuccess: onDone })}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

/** What makes a removed link anew. */
function again(link: LinkWire): LinkCreate {
  if (link.ticket_id) return { ticket_id: link.ticket_id, ...(link.role ? { role: link.role } : {}) };
  const { type, key, url, title, details } = link;
  return Object.fromEntries(
    Object.entries({ type, key, url, title, details }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
}

function Elsewhere({ link }: { readonly link: LinkWire }) {
  const label = link.title ?? link.key ?? "";
  const inside = (
    <>
      {link.type && <Badge>{SYSTEMS[link.type]}</Badge>}
      <span className="min-w-0 flex-1 truncate" title={label}>
        {label}
      </span>
    </>
  );
  const line = "flex min-h-control-small min-w-0 items-center gap-2 text-small";
  if (!link.url || !/^https?:\/\//i.test(link.url)) return <span className={line}>{inside}</span>;
  return (
    <a href={link.url} target="_blank" rel="noopener noreferrer" className={`${line} hover:underline`}>
      {inside}
      <ExternalLink aria-hidden className="size-3 shrink-0 text-faint" />
    </a>
  );
}
