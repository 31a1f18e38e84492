import { fileURLToPath } from "node:url";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { rooms } from "./tools/rooms.ts";
import { squeeze } from "./tools/squeeze.ts";
import { weigh } from "./tools/weigh.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env["PARLEY_WEB_SERVER"] ?? "http://127.0.0.1:8080";

/** The first script of the inbox, as sent. */
const INBOX = { entry: "app", page: "pages/inbox/page.tsx", most: 200_000 };

export default defineConfig({
  plugins: [react(), tailwind(), rooms(), squeeze(), weigh(INBOX)],
  resolve: {
    alias: { "@": here("./src"), "react-style-singleton": here("./src/kit/style-singleton.ts") },
  },
  build: {
    // An empty name would be this folder itself, and be emptied.
    outDir: process.env["PARLEY_WEB_OUT"] || here("../src/parley/web"),
    emptyOutDir: true,
    target: "es2023",
    // Nothing is inlined: the policy has no `data:` for scripts and styles, and a hashed file is cached for ever.
    assetsInlineLimit: 0,
    // A front of its own (the portal, the help centre) is one more html file here, and one entry in app/front.py.
    rollupOptions: {
      input: {
        app: here("./app.html"),
        help: here("./help.html"),
        portal: here("./portal.html"),
        public: here("./public.html"),
      },
    },
  },
  server: { proxy: { "/api": server, "/openapi": server, "/f": server, "/docs": server } },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
  },
});
