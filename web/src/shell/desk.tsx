/** The desk: sidebar and page, and all that is always there. */
import { Outlet } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { FIXTURES } from "@/app/navigation";
import { lazily } from "@/kit/patient";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { Banners } from "./banners";
import { Shortcuts } from "./commands/shortcuts";
import { LiveProvider } from "./live/live";
import { usePreferences } from "./preferences";
import { BottomBar } from "./sidebar/bottom-bar";
import { Sidebar } from "./sidebar/sidebar";
import { texts } from "./texts";

const SignedOut = lazily(() => import("@/session/expired"), "SignedOut");

export function Desk() {
  const t = useTexts(texts);
  const { preferences } = useSession();
  const { adopt } = usePreferences();
  useEffect(() => adopt(preferences), [adopt, preferences]);
  return (
    <LiveProvider>
      <a
        href="#content"
        className="fixed start-2 top-2 z-50 -translate-y-20 rounded-md bg-ink px-3 py-1.5 text-paper focus:translate-y-0"
      >
        {t.skip}
      </a>
      <div className="flex h-dvh flex-col overflow-hidden bg-side sm:flex-row">
        <Sidebar />
        <main
          id="content"
          tabIndex={-1}
          className="flex min-h-0 min-w-0 flex-1 flex-col bg-paper outline-none sm:my-2 sm:me-2 sm:overflow-hidden sm:rounded-xl sm:border sm:border-line"
        >
          <Banners />
          <Outlet />
        </main>
        <BottomBar />
      </div>
      <Shortcuts />
      {FIXTURES.map((Fixture, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and names are minified
        <Fixture key={at} />
      ))}
      <Suspense>
        <SignedOut />
      </Suspense>
    </LiveProvider>
  );
}
