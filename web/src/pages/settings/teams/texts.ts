import { catalogue, plural } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Teams",
    hint: "Groups of members that inboxes and tickets are given to.",
    add: "Add team",
    newTitle: "New team",
    emptyTitle: "No teams yet",
    emptyHint: "Add one when tickets go to a group rather than to a person.",
    deleteTitle: (name: string) => `Delete “${name}”?`,
    deleteHint: "Its tickets and inboxes belong to no team then. This cannot be undone.",
    deleted: (name: string) => `“${name}” is deleted`,
    name: "Name",
    members: "Members",
    count: (count: number) => plural(count, "# member", "# members"),
  },
  de: {
    title: "Teams",
    hint: "Gruppen von Mitgliedern, denen Posteingänge und Tickets gegeben werden.",
    add: "Team anlegen",
    newTitle: "Neues Team",
    emptyTitle: "Noch keine Teams",
    emptyHint: "Legen Sie eines an, wenn Tickets an eine Gruppe gehen und nicht an eine Person.",
    deleteTitle: (name) => `„${name}“ löschen?`,
    deleteHint: "Seine Tickets und Posteingänge gehören dann zu keinem Team. Das ist endgültig.",
    deleted: (name) => `„${name}“ ist gelöscht`,
    name: "Name",
    members: "Mitglieder",
    count: (count) => plural(count, "# Mitglied", "# Mitglieder"),
  },
});
