import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    nobody: "Nobody",
    me: "me",
    noCompany: "No company",
    company: "Company",
    agent: "Agent",
    customer: "Customer",
    none: "None",
  },
  de: {
    nobody: "Niemand",
    me: "ich",
    noCompany: "Keine Firma",
    company: "Firma",
    agent: "Person",
    customer: "Kundin oder Kunde",
    none: "Nichts",
  },
});
