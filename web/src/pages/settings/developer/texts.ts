import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Developer",
    hint: "Five doors to the same desk: its own API, and those of four products whose programs work here unchanged.",
    reference: "Reference",
    base: "Base URL",
    keyNote: "Every call needs an API key.",
    makeKey: "Create a key",
    yourKey: "Put your key into the shell first:",
    events: "Live events",
    eventsHint: "Every change as it happens, resumable without a gap.",
    doors: {
      native: "Everything the desk can do, idempotent and versioned. This page is built on it.",
      "clearfeed-rest": "Programs written for ClearFeed's REST API.",
      "clearfeed-tickets": "Programs written for ClearFeed's tickets API.",
      socialboards: "Programs written for Socialboards' tickets.",
      featurebase: "Programs written for Featurebase's tickets and conversations.",
    },
    curlOf: (door: string) => `curl for ${door}`,
  },
  de: {
    title: "Schnittstellen",
    hint: "Fünf Türen zu denselben Daten: die eigene, und die von vier Produkten, deren Programme hier unverändert laufen.",
    reference: "Nachschlagen",
    base: "Basis-URL",
    keyNote: "Jeder Aufruf braucht einen API-Schlüssel.",
    makeKey: "Schlüssel anlegen",
    yourKey: "Geben Sie der Shell zuerst Ihren Schlüssel:",
    events: "Ereignisse, live",
    eventsHint: "Jede Änderung, sobald sie geschieht, lückenlos fortsetzbar.",
    doors: {
      native: "Alles, was es hier gibt, wiederholbar und mit Versionen. Diese Seite ist darauf gebaut.",
      "clearfeed-rest": "Programme für die REST-API von ClearFeed.",
      "clearfeed-tickets": "Programme für die Ticket-API von ClearFeed.",
      socialboards: "Programme für die Tickets von Socialboards.",
      featurebase: "Programme für die Tickets und Gespräche von Featurebase.",
    },
    curlOf: (door) => `curl für ${door}`,
  },
});
