/** All companies. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Building2 } from "lucide-react";
import { useState } from "react";
import { Avatar, DateTime } from "@/parts";
import { useTexts } from "@/texts";
import { type CompanyWire, wireList } from "@/wire";
import { NewCompany } from "./company-sheet";
import { ROW } from "./customer-row";
import { RecordList } from "./record-list";
import { companiesRoute } from "./route";
import { texts } from "./texts";

export function CompaniesPage() {
  const t = useTexts(texts);
  const { q = "" } = companiesRoute.useSearch();
  const navigate = companiesRoute.useNavigate();
  const [isNew, setIsNew] = useState(false);
  const query = { limit: 100, order_by: "name" as const, order_dir: "asc" as const, search: q || undefined };
  return (
    <RecordList
      title={t.companies}
      search={{
        label: t.searchCompanies,
        text: q,
        set: (next) => void navigate({ search: next ? { q: next } : {}, replace: true }),
      }}
      create={{ label: t.newCompany, run: () => setIsNew(true) }}
      empty={{ icon: <Building2 />, title: t.noCompanies, hint: t.noCompaniesHint }}
      query={useInfiniteQuery(wireList("GET /companies", { query }))}
      isFiltered={q !== ""}
      onClear={() => void navigate({ search: {} })}
      row={(each) => <CompanyRow company={each} />}
    >
      {isNew && <NewCompany onClose={() => setIsNew(false)} />}
    </RecordList>
  );
}

function CompanyRow({ company }: { readonly company: CompanyWire }) {
  return (
    <Link to="/companies/$companyId" params={{ companyId: company.id }} data-row className={ROW}>
      <Avatar name={company.name} className="rounded-md" />
      <span className="min-w-0 flex-1 truncate font-medium">{company.name}</span>
      <span className="min-w-0 flex-1 truncate text-soft max-sm:hidden">{company.domains.join(", ")}</span>
      <DateTime
        at={company.created_at}
        show="short"
        className="min-w-16 shrink-0 whitespace-nowrap text-end text-faint text-small"
      />
    </Link>
  );
}
