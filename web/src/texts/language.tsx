/** The person's language and zone, for everything below. */
import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { type Catalogue, type Language, type Same, textsOf } from "./catalogue";

export const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

interface Spoken {
  readonly language: Language;
  /** What Intl understands: the pseudo-language counts and dates in English. */
  readonly locale: string;
  readonly zone: string;
}

const Context = createContext<Spoken>({ language: "en", locale: "en", zone: "UTC" });

interface Props {
  readonly language: Language;
  readonly zone: string;
  readonly children: ReactNode;
}

export function LanguageProvider({ language, zone, children }: Props) {
  const spoken = useMemo(
    () => ({ language, locale: language === "pseudo" ? "en" : localeOf(language), zone }),
    [language, zone],
  );
  useEffect(() => {
    document.documentElement.lang = language === "pseudo" ? "en" : language;
  }, [language]);
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  return use(Context);
}

/** A catalogue's texts in the person's language. */
export function useTexts<T>(texts: Catalogue<T>): Same<T> {
  return textsOf(texts, use(Context).language);
}

/** The browser's own variant of the language (en-GB), else the language. */
function localeOf(language: string): string {
  return navigator.languages.find((each) => each.split("-")[0] === language) ?? language;
}

/** The language to begin with: the browser's first that we speak. */
export function preferredLanguage(): Language {
  const spoken = navigator.languages.map((each) => each.split("-")[0]);
  return LANGUAGES.find((each) => spoken.includes(each.value))?.value ?? "en";
}
