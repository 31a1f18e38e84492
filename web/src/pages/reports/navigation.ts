/** The sidebar's entry. */
import { catalogue } from "@/texts";

export const reportsTitle = catalogue({ en: { title: "Reports" }, de: { title: "Berichte" } });
