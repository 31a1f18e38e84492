/** The macros: chosen by name, looked at before they are used. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Zap } from "lucide-react";
import { useState } from "react";
import { Button, Choices, Dialog, ErrorState, IconButton, Popover, Skeleton, toast } from "@/parts";
import { useTexts } from "@/texts";
import { call, type PlanWire, type TicketUpdate, wireWhole } from "@/wire";
import { useClosing } from "../acts/closing";
import { useChange } from "../data/change";
import { Rich } from "../timeline/rich";
import { Changes } from "./changes";
import { texts } from "./texts";

interface Props {
  readonly number: number;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Take over what it says. */
  readonly onInsert: (plan: PlanWire) => void;
}

export function Macros({ number, open, onOpenChange, onInsert }: Props) {
  const t = useTexts(texts);
  const { data: macros, error, refetch } = useQuery({ ...wireWhole("GET /macros"), enabled: open });
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  return (
    <>
      <Popover
        label={t.macroSearch}
        open={open}
        onOpenChange={onOpenChange}
        side="top"
        className="w-72 p-0"
        trigger={<IconButton small label={t.macros} keys="m" icon={<Zap className="size-4" />} />}
      >
        {error && !macros ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : macros?.length === 0 ? (
          <p className="p-3 text-faint text-small">{t.noMacros}</p>
        ) : (
          <Choices
            label={t.macroSearch}
            items={(macros ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            chosen={[]}
            loading={!macros}
            onChoose={(id) => {
              setChosen(macros?.find((each) => each.id === id));
              onOpenChange(false);
            }}
          />
        )}
      </Popover>
      {chosen && (
        <Preview number={number} macro={chosen} onClose={() => setChosen(undefined)} onInsert={onInsert} />
      )}
    </>
  );
}

interface PreviewProps extends Pick<Props, "number" | "onInsert"> {
  readonly macro: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

function Preview({ number, macro, onClose, onInsert }: PreviewProps) {
  const t = useTexts(texts);
  const change = useChange(number);
  const path = { ticket_id: String(number), macro_id: macro.id };
  const { data, error, refetch } = useQuery({
    queryKey: ["ticket-macro", number, macro.id],
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/macros/{macro_id}", { path, signal }),
    gcTime: 0,
  });
  const run = useMutation({
    mutationFn: () => call("POST /tickets/{ticket_id}/macros/{macro_id}", { path }),
    onSuccess: () => {
      toast({ text: t.ran(macro.name) });
      onClose();
    },
  });
  const snooze = useMutation({
    mutationFn: (until: string) =>
      call("POST /tickets/{ticket_id}/snooze", { path: { ticket_id: String(number) }, body: { until } }),
  });
  const plan = data?.data;
  const { whenSure, question } = useClosing();
  const sure = (work: () => void) => whenSure(plan?.changes["status"] as string | undefined, work);
  const insert = () => {
    if (!plan) return;
    const { snoozed_until, ...changes } = plan.changes;
    if (Object.keys(changes).length) change(changes as TicketUpdate);
    if (typeof snoozed_until === "string") snooze.mutate(snoozed_until);
    onInsert(plan);
    onClose();
  };
  const actions = (
    <>
      <Button busy={run.isPending} disabled={!plan} onClick={() => sure(() => run.mutate())}>
        {t.run}
      </Button>
      {plan && (plan.reply ?? plan.note) !== null && (
        <Button tone="main" data-autofocus onClick={() => sure(insert)}>
          {t.insert}
        </Button>
      )}
    </>
  );
  return (
    <Dialog open title={macro.name} hint={t.macroHint} onClose={onClose} actions={actions}>
      {error && !plan && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!plan && !error && <Skeleton className="h-24 w-full rounded-md" />}
      {plan && (
        <div className="flex flex-col gap-3">
          <Said title={t.macroReply} html={plan.reply} className="border-line bg-side" />
          <Said title={t.macroNote} html={plan.note} className="border-note/25 bg-note-soft" />
          <section>
            <h3 className="mb-1 font-medium text-faint text-small">{t.macroChanges}</h3>
            <Changes changes={plan.changes} nothing={t.macroNothing} />
          </section>
        </div>
      )}
      {question}
    </Dialog>
  );
}

interface SaidProps {
  readonly title: string;
  readonly html: string | null;
  readonly className: string;
}

function Said({ title, html, className }: SaidProps) {
  if (html === null) return null;
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-small">{title}</h3>
      <div className={`rounded-lg border p-3 ${className}`}>
        <Rich html={html} />
      </div>
    </section>
  );
}
