/** Deleting and erasing: what goes, what stays, and that nobody brings it back. */
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Confirm, Field, Input, toast } from "@/parts";
import { useTexts } from "@/texts";
import {
  type CompanyWire,
  type CustomerWire,
  call,
  type Many_CompanyWire_,
  type Many_CustomerWire_,
} from "@/wire";
import { texts } from "./texts";

interface CustomerProps {
  readonly customer: CustomerWire;
  readonly version: number | undefined;
  readonly name: string;
  readonly onClose: () => void;
}

export function RemoveCustomer({ customer, version, name, onClose }: CustomerProps) {
  const t = useTexts(texts);
  const erase = customer.ticket_count > 0;
  const [word, setWord] = useState("");
  const wanted = t.erase.split(" ").at(-1) ?? t.erase;
  const remove = useRemoval<Many_CustomerWire_>("/customers", customer.id, () =>
    call("DELETE /customers/{customer_id}", {
      path: { customer_id: customer.id },
      query: erase ? { erase } : {},
      version,
    }),
  );
  const yes = () => {
    if (erase && word.trim().toLowerCase() !== wanted.toLowerCase()) return;
    remove.mutate(undefined, { onSuccess: () => toast({ text: erase ? t.erased : t.deleted(name) }) });
  };
  return (
    <Confirm
      danger
      open
      title={erase ? t.eraseTitle(name) : t.deleteTitle(name)}
      hint={erase ? t.eraseHint : t.deleteHint}
      yes={erase ? t.erase : t.delete}
      no={t.cancel}
      busy={remove.isPending}
      onYes={yes}
      onClose={onClose}
    >
      {erase && (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            yes();
          }}
        >
          <ul className="flex list-disc flex-col gap-1.5 ps-4 text-soft">
            <li>{t.eraseGone}</li>
            <li>{t.eraseStays(customer.ticket_count)}</li>
          </ul>
          <Field label={t.eraseType(wanted)}>
            <Input value={word} autoComplete="off" onChange={(event) => setWord(event.target.value)} />
          </Field>
        </form>
      )}
    </Confirm>
  );
}

interface CompanyProps {
  readonly company: CompanyWire;
  readonly onClose: () => void;
}

export function RemoveCompany({ company, onClose }: CompanyProps): ReactNode {
  const t = useTexts(texts);
  const path = { company_id: company.id };
  const remove = useRemoval<Many_CompanyWire_>("/companies", company.id, () =>
    call("DELETE /companies/{company_id}", { path, version: company.version }),
  );
  const yes = () => remove.mutate(undefined, { onSuccess: () => toast({ text: t.deleted(company.name) }) });
  return (
    <Confirm
      danger
      open
      title={t.deleteTitle(company.name)}
      hint={t.deleteCompanyHint}
      yes={t.delete}
      no={t.cancel}
      busy={remove.isPending}
      onYes={yes}
      onClose={onClose}
    />
  );
}

/** Remove it, go back to the list, and take it out of every list that is there already. */
function useRemoval<T extends { data: { id: string }[] }>(
  list: "/customers" | "/companies",
  id: string,
  remove: () => Promise<undefined>,
) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      await navigate({ to: list });
      const subject = list.slice(1);
      const pages = { queryKey: [subject, `GET ${list}`] };
      client.setQueriesData<InfiniteData<T>>(pages, (old) =>
        Array.isArray(old?.pages)
          ? {
              ...old,
              pages: old.pages.map((page) => ({ ...page, data: page.data.filter((each) => each.id !== id) })),
            }
          : old,
      );
      void client.invalidateQueries(pages);
    },
  });
}
