import { catalogue, plural } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Search",
    placeholder: "Words, a number, an address…",
    kinds: {
      all: "Everything",
      tickets: "Tickets",
      messages: "Messages",
      customers: "Customers",
      companies: "Companies",
      articles: "Articles",
    },
    kindsLabel: "What to look for",
    more: {
      tickets: "More tickets",
      messages: "More messages",
      customers: "More customers",
      companies: "More companies",
      articles: "More articles",
    },
    begin: "Search everything",
    beginHint:
      "Tickets by number or words, messages, customers, companies and articles. A word may be unfinished. Or try “in quotes”, -without, this or that.",
    nothing: (text: string) => `Nothing found for “${text}”`,
    nothingHint: "Look for fewer words, or in everything.",
    everything: "Look in everything",
    results: (count: number) => plural(count, "# result", "# results"),
    most: (count: number) => `The best ${count}. Another word narrows it.`,
  },
  de: {
    title: "Suche",
    placeholder: "Wörter, eine Nummer, eine Adresse…",
    kinds: {
      all: "Alles",
      tickets: "Tickets",
      messages: "Nachrichten",
      customers: "Kunden",
      companies: "Firmen",
      articles: "Artikel",
    },
    kindsLabel: "Was gesucht wird",
    more: {
      tickets: "Mehr Tickets",
      messages: "Mehr Nachrichten",
      customers: "Mehr Kunden",
      companies: "Mehr Firmen",
      articles: "Mehr Artikel",
    },
    begin: "Alles durchsuchen",
    beginHint:
      "Tickets nach Nummer oder Wörtern, Nachrichten, Kunden, Firmen und Artikel. Ein Wort darf unfertig sein. Auch „in Anführung“, -ohne, dies or das.",
    nothing: (text) => `Nichts gefunden zu „${text}“`,
    nothingHint: "Suchen Sie nach weniger Wörtern oder in allem.",
    everything: "In allem suchen",
    results: (count) => plural(count, "# Treffer", "# Treffer"),
    most: (count) => `Die besten ${count}. Ein weiteres Wort grenzt ein.`,
  },
});
