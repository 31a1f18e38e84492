/** What every ticket has. */
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Avatar, Chip, Combobox, DateTime, Input, PriorityIcon, StatusDot, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { useClosing } from "../acts/closing";
import { useChange } from "../data/change";
import { useDeskWords } from "../data/desk";
import { texts as pageTexts } from "../texts";
import { Listed, Pick, Row, Value } from "./row";
import { texts } from "./texts";

export type Picker = "status" | "priority" | "assignee" | "tags";
interface Props {
  readonly ticket: TicketWire;
  /** Which list is open: shortcuts open them too. */
  readonly open: Picker | null;
  readonly onOpen: (picker: Picker | null) => void;
}

const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

export function Properties({ ticket, open, onOpen }: Props) {
  const t = useTexts(texts);
  const { properties } = useTexts(pageTexts);
  const { priority } = useTexts(partTexts);
  const words = useDeskWords();
  const change = useChange(ticket.number);
  const mayWrite = useMay("write");
  const { whenSure, question } = useClosing();
  const control = (picker: Picker) => ({
    open: open === picker,
    onOpenChange: (is: boolean) => onOpen(is ? picker : null),
  });
  const named = (things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name }));
  const people = words.users
    .filter((each) => each.active || each.id === ticket.assignee?.id)
    .map((each) => ({
      value: each.id,
      label: each.name,
      hint: each.email,
      icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
    }));
  const status = words.statuses.find((each) => each.key === ticket.status);
  return (
    <div className="flex flex-col gap-0.5">
      <Row label={properties.status}>
        <Pick
          label={properties.status}
          value={ticket.status}
          // A closed ticket keeps its status for ever.
          items={(ticket.state === "closed" ? (status ? [status] : []) : words.statuses).map((each) => ({
            value: each.key,
            label: each.name,
            icon: <StatusDot state={each.state} />,
          }))}
          shown={<StatusDot named state={ticket.state} {...(status ? { name: status.name } : {})} />}
          onChange={(next) => next && whenSure(next, () => change({ status: next }))}
          {...control("status")}
        />
      </Row>
      <Row label={properties.priority}>
        <Pick
          label={properties.priority}
          value={ticket.priority}
          items={PRIORITIES.map((value) => ({
            value,
            label: priority[value],
            icon: <PriorityIcon priority={value} />,
          }))}
          onChange={(next) => next && change({ priority: next as TicketWire["priority"] })}
          {...control("priority")}
        />
      </Row>
      <Row label={properties.assignee_id}>
        <Pick
          label={properties.assignee_id}
          value={ticket.assignee?.id ?? null}
          none={t.nobody}
          items={people}
          onChange={(next) => change({ assignee_id: next })}
          {...control("assignee")}
        />
      </Row>
      <Row label={properties.team_id}>
        <Pick
          label={properties.team_id}
          value={ticket.team_id}
          none={t.none}
          items={named(words.teams)}
          onChange={(next) => change({ team_id: next })}
        />
      </Row>
      <Row label={properties.inbox_id}>
        <Pick
          label={properties.inbox_id}
          value={ticket.inbox_id}
          items={named(words.inboxes)}
          onChange={(next) => next && change({ inbox_id: next })}
        />
      </Row>
      {(words.categories.length > 0 || ticket.category_id) && (
        <Row label={properties.category_id}>
          <Pick
            label={properties.category_id}
            value={ticket.category_id}
            none={t.none}
            items={named(words.categories)}
            onChange={(next) => change({ category_id: next })}
          />
        </Row>
      )}
      <Row label={properties.tags}>
        {mayWrite ? <Tags ticket={ticket} {...control("tags")} /> : <Listed words={ticket.tags} />}
      </Row>
      <Row label={properties.cc}>{mayWrite ? <Copies ticket={ticket} /> : <Listed words={ticket.cc} />}</Row>
      <Row label={t.created}>
        <DateTime
          at={ticket.created_at}
          className="flex min-h-control-small items-center px-2 text-small text-soft"
        />
      </Row>
      {question}
    </div>
  );
}

interface TagsProps {
  readonly ticket: TicketWire;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function Tags({ ticket, open, onOpenChange }: TagsProps) {
  const t = useTexts(texts);
  const { tags } = useDeskWords();
  const change = useChange(ticket.number);
  const names = [...new Set([...ticket.tags, ...tags.map((each) => each.name)])];
  const toggle = (name: string) =>
    change({
      tags: ticket.tags.includes(name) ? ticket.tags.filter((each) => each !== name) : [...ticket.tags, name],
    });
  return (
    <div className="flex flex-wrap items-center gap-1 py-0.5 ps-1">
      {ticket.tags.map((name) => (
        <Chip key={name} onRemove={() => toggle(name)}>
          {name}
        </Chip>
      ))}
      <Combobox
        label={t.addTag}
        items={names.map((name) => ({ value: name, label: name }))}
        value={ticket.tags}
        onChange={toggle}
        onCreate={toggle}
        open={open}
        onOpenChange={onOpenChange}
        trigger={
          <Value isEmpty aria-label={t.addTag} className="w-auto! px-1!">
            <Plus aria-hidden className="size-3.5" />
            {ticket.tags.length === 0 && t.addTag}
          </Value>
        }
      />
    </div>
  );
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function Copies({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const change = useChange(ticket.number);
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState("");
  const add = () => {
    const given = text.split(/[,;\s]+/).filter(Boolean);
    if (given.some((each) => !ADDRESS.test(each))) {
      toast({ text: t.notAnAddress, tone: "bad" });
      return;
    }
    const cc = [...new Set([...ticket.cc, ...given])];
    if (cc.length > ticket.cc.length) change({ cc });
    setText("");
    setAdding(false);
  };
  return (
    <ul className="flex flex-col">
      {ticket.cc.map((each) => (
        <li key={each} className="group flex min-h-control-small items-center gap-1 ps-2 text-small">
          <span className="min-w-0 flex-1 truncate" title={each}>
            {each}
          </span>
          <button
            type="button"
            aria-label={`${t.clear}: ${each}`}
            className="flex size-5 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink"
            onClick={() => change({ cc: ticket.cc.filter((one) => one !== each) })}
          >
            <X className="size-3" />
          </button>
        </li>
      ))}
      <li>
        {adding ? (
          <Input
            autoFocus
            aria-label={t.addCopy}
            placeholder={t.copyHint}
            inputMode="email"
            value={text}
            className="h-control-small!"
            onChange={(event) => setText(event.target.value)}
            onBlur={() => (text.trim() ? add() : setAdding(false))}
            onKeyDown={(event) => {
              if (event.key === "Enter") add();
              if (event.key === "Escape") {
                setText("");
                setAdding(false);
              }
            }}
          />
        ) : (
          <Value isEmpty aria-label={t.addCopy} onClick={() => setAdding(true)}>
            <Plus aria-hidden className="size-3.5" />
            {ticket.cc.length === 0 && t.addCopy}
          </Value>
        )}
      </li>
    </ul>
  );
}
