import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    groups: {
      ticket: "Tickets",
      message: "Messages",
      customer: "Customers",
      article: "Articles",
      company: "Companies",
      search: "Search",
    },
    everywhere: (text: string) => `Search everything for “${text}”`,
  },
  de: {
    groups: {
      ticket: "Tickets",
      message: "Nachrichten",
      customer: "Kunden",
      article: "Artikel",
      company: "Firmen",
      search: "Suche",
    },
    everywhere: (text) => `Überall nach „${text}“ suchen`,
  },
});
