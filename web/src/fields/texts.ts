import { catalogue } from "@/texts";

export const texts = catalogue({
  en: {
    yes: "Yes",
    no: "No",
    none: "—",
    nothing: "Nothing chosen",
    files: "Files are added where they belong.",
  },
  de: {
    yes: "Ja",
    no: "Nein",
    none: "—",
    nothing: "Nichts gewählt",
    files: "Dateien werden dort angefügt, wo sie hingehören.",
  },
});
