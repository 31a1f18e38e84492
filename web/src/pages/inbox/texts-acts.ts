import { catalogue, plural } from "@/texts";

/** As much of an act or a deed as its sentence needs. */
interface Done {
  readonly kind: string;
  readonly assignee?: { readonly name: string } | null;
  readonly name?: string;
  readonly until?: string | null;
}

function englishDone(done: Done): string {
  if (done.kind === "assign") return done.assignee ? `assigned to ${done.assignee.name}` : "unassigned";
  if (done.kind === "status") return `set to ${done.name}`;
  if (done.kind === "priority") return "given another priority";
  if (done.kind === "tags") return "tagged";
  if (done.kind === "snooze") return done.until ? "snoozed" : "woken";
  return { delete: "deleted", read: "marked as read", unread: "marked as unread" }[done.kind] ?? "changed";
}

function germanDone(done: Done): string {
  if (done.kind === "assign")
    return done.assignee ? `${done.assignee.name} zugewiesen` : "niemandem zugewiesen";
  if (done.kind === "status") return `auf ${done.name} gesetzt`;
  if (done.kind === "priority") return "mit neuer Priorität";
  if (done.kind === "tags") return "mit neuen Tags";
  if (done.kind === "snooze") return done.until ? "schlafen gelegt" : "geweckt";
  return (
    { delete: "gelöscht", read: "als gelesen markiert", unread: "als ungelesen markiert" }[done.kind] ??
    "geändert"
  );
}

export const actTexts = catalogue({
  en: {
    group: "Tickets in the list",
    did: (done: Done, count: number, number: number) =>
      `${count === 1 ? `#${number}` : `${count} tickets`} ${englishDone(done)}`,
    merged: (count: number, into: string) =>
      `${plural(count, "One ticket", "# tickets")} merged into #${into}`,
    refused: (count: number, why: string) =>
      `${plural(count, "One ticket", "# tickets")} left as before: ${why}`,
    lately: "Done lately",
    latelyHint: "Changes to several tickets, merges and splits can be undone for seven days.",
    nothingLately: "Nothing was done to several tickets yet",
    undo: "Undo",
    undone: "Undone",
    undoThis: (what: string) => `Undo: ${what}`,
    operations: {
      batch: (count: number, numbers: readonly string[]) =>
        count === 1 ? `${numbers[0]} changed` : `${count} tickets changed`,
      merge: (_count: number, [one, other]: readonly string[]) => `${one} and ${other} merged`,
      split: (_count: number, [one, other]: readonly string[]) => `${other} split off ${one}`,
    },
    nothingChanges: "That is so already.",
    undoneButFor: (count: number) =>
      `Undone, but for ${plural(count, "one thing", "# things")} that others changed since.`,
    chosen: (count: number) => `${count} selected`,
    bar: "Actions for the selected tickets",
    clear: "Clear the selection",
    selectAll: "Select all that are loaded",
    assign: "Assign",
    assignToMe: "Assign to me",
    solve: "Solve",
    status: "Status",
    priority: "Priority",
    tags: "Tags",
    snooze: "Snooze",
    wake: "Wake up now",
    merge: "Merge",
    remove: "Delete",
    read: "Mark as read",
    unread: "Mark as unread",
    toggleRead: "Mark as read or unread",
    more: "More",
    nobody: "Nobody",
    me: (name: string) => `${name} (me)`,
    titles: {
      assign: (count: number) => `Assign ${plural(count, "the ticket", "# tickets")}`,
      status: (count: number) => `Status of ${plural(count, "the ticket", "# tickets")}`,
      priority: (count: number) => `Priority of ${plural(count, "the ticket", "# tickets")}`,
      tags: (count: number) => `Tags of ${plural(count, "the ticket", "# tickets")}`,
      snooze: (count: number) => `Snooze ${plural(count, "the ticket", "# tickets")} until`,
      merge: (count: number) => `Merge ${plural(count, "the ticket", "# tickets")} into`,
    },
    mergeHint: "It takes over the conversations. This can be undone.",
    naps: {
      later: "Later today",
      tomorrow: "Tomorrow morning",
      monday: "Next Monday",
      week: "In a week",
      month: "In a month",
    },
    until: "Date and time",
    untilPast: "Choose a moment in the future.",
  },
  de: {
    group: "Tickets der Liste",
    did: (done, count, number) => `${count === 1 ? `#${number}` : `${count} Tickets`} ${germanDone(done)}`,
    merged: (count, into) => `${plural(count, "Ein Ticket", "# Tickets")} mit #${into} zusammengeführt`,
    refused: (count, why) => `${plural(count, "Ein Ticket bleibt", "# Tickets bleiben")} wie zuvor: ${why}`,
    lately: "Zuletzt getan",
    latelyHint:
      "Was mehrere Tickets ändert, zusammenführt oder teilt, lässt sich sieben Tage lang rückgängig machen.",
    nothingLately: "Noch wurde nichts an mehreren Tickets getan",
    undo: "Rückgängig",
    undone: "Rückgängig gemacht",
    undoThis: (what) => `Rückgängig machen: ${what}`,
    operations: {
      batch: (count, numbers) => (count === 1 ? `${numbers[0]} geändert` : `${count} Tickets geändert`),
      merge: (_count, [one, other]) => `${one} und ${other} zusammengeführt`,
      split: (_count, [one, other]) => `${other} von ${one} abgeteilt`,
    },
    nothingChanges: "Das ist schon so.",
    undoneButFor: (count) =>
      `Rückgängig gemacht, bis auf ${plural(count, "eine Sache", "# Dinge")}, die inzwischen jemand geändert hat.`,
    chosen: (count) => `${count} ausgewählt`,
    bar: "Handlungen für die ausgewählten Tickets",
    clear: "Auswahl aufheben",
    selectAll: "Alle geladenen auswählen",
    assign: "Zuweisen",
    assignToMe: "Mir zuweisen",
    solve: "Lösen",
    status: "Status",
    priority: "Priorität",
    tags: "Tags",
    snooze: "Schlafen legen",
    wake: "Jetzt wecken",
    merge: "Zusammenführen",
    remove: "Löschen",
    read: "Als gelesen markieren",
    unread: "Als ungelesen markieren",
    toggleRead: "Als gelesen oder ungelesen markieren",
    more: "Mehr",
    nobody: "Niemand",
    me: (name) => `${name} (ich)`,
    titles: {
      assign: (count) => `${plural(count, "Das Ticket", "# Tickets")} zuweisen`,
      status: (count) => `Status ${plural(count, "des Tickets", "von # Tickets")}`,
      priority: (count) => `Priorität ${plural(count, "des Tickets", "von # Tickets")}`,
      tags: (count) => `Tags ${plural(count, "des Tickets", "von # Tickets")}`,
      snooze: (count) => `${plural(count, "Das Ticket", "# Tickets")} schlafen legen bis`,
      merge: (count) => `${plural(count, "Das Ticket", "# Tickets")} zusammenführen mit`,
    },
    mergeHint: "Es übernimmt die Unterhaltungen. Das lässt sich rückgängig machen.",
    naps: {
      later: "Später heute",
      tomorrow: "Morgen früh",
      monday: "Nächsten Montag",
      week: "In einer Woche",
      month: "In einem Monat",
    },
    until: "Datum und Uhrzeit",
    untilPast: "Wählen Sie einen Zeitpunkt in der Zukunft.",
  },
});
