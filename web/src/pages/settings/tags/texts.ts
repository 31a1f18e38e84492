import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Tags",
    hint: "Words that tickets can carry, as many as you like. A renamed tag is renamed on every ticket.",
    add: "Add tag",
    newTitle: "New tag",
    emptyTitle: "No tags yet",
    emptyHint: "Add the first one here, or simply type it at a ticket.",
    deleteTitle: (name: string) => `Delete “${name}”?`,
    deleteHint: "It is taken off every ticket that carries it. This cannot be undone.",
    deleted: (name: string) => `“${name}” is deleted`,
    name: "Name",
    created: "Created",
  },
  de: {
    title: "Tags",
    hint: "Wörter, die an Tickets hängen, so viele Sie wollen. Ein umbenannter Tag heißt an jedem Ticket neu.",
    add: "Tag anlegen",
    newTitle: "Neuer Tag",
    emptyTitle: "Noch keine Tags",
    emptyHint: "Legen Sie hier den ersten an, oder tippen Sie ihn einfach an einem Ticket.",
    deleteTitle: (name) => `„${name}“ löschen?`,
    deleteHint: "Er verschwindet von jedem Ticket, an dem er hängt. Das ist endgültig.",
    deleted: (name) => `„${name}“ ist gelöscht`,
    name: "Name",
    created: "Angelegt",
  },
});
