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
      articles: "Articles",
    },
    begin: "Search everything",
    beginHint:
      "Tickets by number or words, messages, customers and articles. Try “in quotes”, -without, or this or that.",
    nothing: (text: string) => `Nothing found for “${text}”`,
    nothingHint: "Look for fewer words, or in everything.",
    everything: "Look in everything",
    results: (count: number) => plural(count, "# result", "# results"),
    most: (count: number) => `The best ${count}. Another word narrows it.`,
    message: "Message",
  },
  de: {
    title: "Suche",
    placeholder: "Wörter, eine Nummer, eine Adresse…",
    kinds: {
      all: "Alles",
      tickets: "Tickets",
      messages: "Nachrichten",
      customers: "Kundschaft",
      articles: "Artikel",
    },
    begin: "Alles durchsuchen",
    beginHint:
      "Tickets nach Nummer oder Wörtern, Nachrichten, Kundschaft und Artikel. Auch „in Anführung“, -ohne, dies or das.",
    nothing: (text) => `Nichts gefunden zu „${text}“`,
    nothingHint: "Suchen Sie nach weniger Wörtern oder in allem.",
    everything: "In allem suchen",
    results: (count) => plural(count, "# Treffer", "# Treffer"),
    most: (count) => `Die besten ${count}. Ein weiteres Wort grenzt ein.`,
    message: "Nachricht",
  },
});
