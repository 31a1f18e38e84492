/** The sidebar's entry. */
import { catalogue } from "@/texts";

export const articlesTitle = catalogue({ en: { title: "Help centre" }, de: { title: "Hilfezentrum" } });
