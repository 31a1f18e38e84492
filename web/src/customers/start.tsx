/** Where customers' pages begin: light or dark as the system is, in the browser's language. */
import "@/styles/customers.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider, preferredLanguage } from "@/texts";
import { Boundary } from "./boundary";

const DARK = matchMedia("(prefers-color-scheme: dark)");

function dress(): void {
  document.documentElement.dataset["theme"] = DARK.matches ? "dark" : "light";
}

export function start(page: ReactNode): void {
  dress();
  DARK.addEventListener("change", dress);
  const root = document.getElementById("root");
  if (!root) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider language={preferredLanguage()} zone={zone}>
        <Boundary>{page}</Boundary>
      </LanguageProvider>
    </StrictMode>,
  );
}
