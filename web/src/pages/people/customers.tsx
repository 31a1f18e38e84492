/** All customers: searched, filtered by company, of any number. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { Button, Chip } from "@/parts";
import { CompanyPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { wireList, wireQuery } from "@/wire";
import { CustomerRow } from "./customer-row";
import { NewCustomer } from "./customer-sheet";
import { RecordList } from "./record-list";
import { type CustomersState, customersRoute } from "./route";
import { texts } from "./texts";

export function CustomersPage() {
  const t = useTexts(texts);
  const state = customersRoute.useSearch();
  const navigate = customersRoute.useNavigate();
  const set: FiltersProps["set"] = (change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as CustomersState, replace: true });
  const [isNew, setIsNew] = useState(false);
  const { q, company, blocked } = state;
  const query = { limit: 100, search: q, company_id: company, blocked };
  return (
    <RecordList
      title={t.customers}
      search={{ label: t.searchCustomers, text: q ?? "", set: (next) => set({ q: next || undefined }) }}
      filters={<Filters state={state} set={set} />}
      create={{ label: t.newCustomer, run: () => setIsNew(true) }}
      empty={{ icon: <Users />, title: t.noCustomers, hint: t.noCustomersHint }}
      query={useInfiniteQuery(wireList("GET /customers", { query }))}
      isFiltered={Object.keys(state).length > 0}
      onClear={() => void navigate({ search: {} })}
      row={(each) => <CustomerRow customer={each} />}
    >
      {isNew && <NewCustomer onClose={() => setIsNew(false)} />}
    </RecordList>
  );
}

interface FiltersProps {
  readonly state: CustomersState;
  readonly set: (change: { [K in keyof CustomersState]: CustomersState[K] | undefined }) => void;
}

function Filters({ state, set }: FiltersProps) {
  const t = useTexts(texts);
  const { data } = useQuery({
    ...wireQuery("GET /companies/{company_id}", { path: { company_id: state.company ?? "" } }),
    enabled: state.company !== undefined,
  });
  const company = state.company ? { id: state.company, name: data?.data.name ?? "…" } : null;
  return (
    <>
      {company ? (
        <Chip onRemove={() => set({ company: undefined })} name={company.name}>
          {t.company}: {company.name}
        </Chip>
      ) : (
        <CompanyPicker
          value={null}
          onChange={(chosen) => set({ company: chosen?.id })}
          trigger={
            <Button small tone="quiet" icon={<Plus className="size-3.5" />}>
              {t.company}
            </Button>
          }
        />
      )}
      {state.blocked ? (
        <Chip onRemove={() => set({ blocked: undefined })}>{t.onlyBlocked}</Chip>
      ) : (
        <Button
          small
          tone="quiet"
          icon={<Plus className="size-3.5" />}
          onClick={() => set({ blocked: true })}
        >
          {t.blocked}
        </Button>
      )}
    </>
  );
}
