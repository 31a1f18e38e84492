import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Workspace",
    hint: "What the desk is called, and by which addresses it is reached.",
    name: "Name",
    nameHint: "Customers read it in mails and in the portal.",
    slug: "Short name",
    slugHint: "For ever; command lines and programs use it.",
    hosts: "Host names",
    hostsHint: "Host names that lead to this workspace without a sign-in: the portal and the help centre.",
    versions: "Versions of the doors",
    versionsHint: "Which version a door speaks with programs that ask for none. Empty: its newest.",
    door: (name: string) => `Version of ${name}`,
    owner: "Owner",
    created: "Created",
    saved: "Saved",
    readOnly: "An administrator of the workspace can change this.",
  },
  de: {
    title: "Arbeitsbereich",
    hint: "Wie er heißt, und unter welchen Adressen er erreicht wird.",
    name: "Name",
    nameHint: "Kunden lesen ihn in Mails und im Portal.",
    slug: "Kurzname",
    slugHint: "Für immer; Befehlszeilen und Programme benutzen ihn.",
    hosts: "Hostnamen",
    hostsHint: "Hostnamen, die ohne Anmeldung hierher führen: Portal und Hilfezentrum.",
    versions: "Versionen der Schnittstellen",
    versionsHint:
      "Welche Version eine Schnittstelle mit Programmen spricht, die keine nennen. Leer: die neueste.",
    door: (name) => `Version von ${name}`,
    owner: "Inhaber",
    created: "Angelegt",
    saved: "Gespeichert",
    readOnly: "Ändern kann das, wer den Arbeitsbereich verwaltet.",
  },
});
