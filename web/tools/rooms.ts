/** `npm run dev` answers /app/… with app.html, /help/… with help.html and so on, as the server does once it is built. */
import type { Plugin } from "vite";

const ROOM = /^(?:\/w\/[^/]+)?\/(app|help|portal|p)(?:\/[^.]*)?(?:[?]|$)/;
const PAGES: Record<string, string> = {
  app: "/app.html",
  help: "/help.html",
  portal: "/portal.html",
  p: "/public.html",
};

export function rooms(): Plugin {
  return {
    name: "rooms",
    configureServer(server) {
      server.middlewares.use((request, _answer, next) => {
        const found = ROOM.exec(request.url ?? "");
        if (found?.[1]) request.url = PAGES[found[1]] ?? request.url;
        next();
      });
    },
  };
}
