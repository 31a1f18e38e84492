/** Where it begins: dress the document, make the cache and the router, draw. */
import "@/styles/app.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Toaster, TooltipProvider, useFaultToast } from "@/parts";
import { reloadWhenStale } from "@/shell/build";
import { dress, PreferencesProvider } from "@/shell/preferences";
import { makeQueryClient } from "@/wire";
import { makeRouter } from "./router";

function Application() {
  const onFault = useFaultToast();
  const [{ client, router }] = useState(() => {
    const made = makeQueryClient(onFault);
    return { client: made, router: makeRouter(made) };
  });
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  );
}

dress();
reloadWhenStale();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider>
        <Application />
      </PreferencesProvider>
    </StrictMode>,
  );
}
