import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    yes: "Yes",
    no: "No",
    none: "—",
    nothing: "Nothing chosen",
    upload: "Upload a file",
    another: "Upload another",
    fileGone: "A file that is no longer there",
  },
  de: {
    yes: "Ja",
    no: "Nein",
    none: "—",
    nothing: "Nichts gewählt",
    upload: "Datei hochladen",
    another: "Andere hochladen",
    fileGone: "Eine Datei, die es nicht mehr gibt",
  },
});
