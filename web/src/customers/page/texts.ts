import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    title: "Request",
    gone: "This page does not exist",
    goneHint: "The address may be incomplete, or the page was taken away.",
    shared: "Whoever has the address of this page can read it.",
    sharedReply: "Whoever has the address of this page can read it and reply.",
  },
  de: {
    title: "Anfrage",
    gone: "Diese Seite gibt es nicht",
    goneHint: "Die Adresse ist vielleicht unvollständig, oder die Seite wurde entfernt.",
    shared: "Wer die Adresse dieser Seite hat, kann sie lesen.",
    sharedReply: "Wer die Adresse dieser Seite hat, kann sie lesen und antworten.",
  },
});
