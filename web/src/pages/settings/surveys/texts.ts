import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Surveys",
    hint: "How solved tickets went, as their customers say. Whether they are asked is set with each inbox.",
    status: "Answered or not",
    statuses: { all: "All", received: "Answered", pending: "Not answered yet" },
    empty: "Nobody was asked yet",
    emptyHint: "Let an inbox ask how it was, and the answers stand here.",
    noneSuch: "There is none of them.",
    ticket: "Ticket",
    value: "Rating",
    of: (value: number, most: number) => `${value} of ${most}`,
    waits: "Not answered yet",
    comment: "Comment",
    when: "When",
  },
  de: {
    title: "Umfragen",
    hint: "Wie gelöste Tickets liefen, so wie es Kunden sagen. Ob sie gefragt werden, steht bei jedem Posteingang.",
    status: "Beantwortet oder nicht",
    statuses: { all: "Alle", received: "Beantwortet", pending: "Noch unbeantwortet" },
    empty: "Noch wurde niemand gefragt",
    emptyHint: "Lassen Sie einen Posteingang nach der Zufriedenheit fragen; die Antworten stehen hier.",
    noneSuch: "Davon gibt es keine.",
    ticket: "Ticket",
    value: "Bewertung",
    of: (value, most) => `${value} von ${most}`,
    waits: "Noch unbeantwortet",
    comment: "Kommentar",
    when: "Wann",
  },
});
