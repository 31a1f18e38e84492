/** `npm run dev` answers /app/… with app.html, as the server does once it is built. */
import type { Plugin } from "vite";

export function rooms(): Plugin {
  return {
    name: "rooms",
    configureServer(server) {
      server.middlewares.use((request, _answer, next) => {
        if (/^\/app(\/[^.]*)?(\?|$)/.test(request.url ?? "")) request.url = "/app.html";
        next();
      });
    },
  };
}
