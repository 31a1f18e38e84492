/** What concerns every page: no connection, a new version. */
import { useEffect, useState } from "react";
import { Banner, Button } from "@/parts";
import { useTexts } from "@/texts";
import { useNewVersion } from "./build";
import { useConnection } from "./live/live";
import { texts } from "./texts";

/** A connection that is back within this is not worth a word. */
const PATIENCE = 3000;

export function Banners() {
  const t = useTexts(texts);
  const isAway = useIsAway();
  const isOld = useNewVersion();
  if (!isAway && !isOld) return null;
  return (
    <div className="flex flex-col gap-1 p-2">
      {isAway && <Banner tone="warn">{t.offline}</Banner>}
      {isOld && (
        <Banner
          action={
            <Button small onClick={() => location.reload()}>
              {t.reload}
            </Button>
          }
        >
          {t.newVersion}
        </Banner>
      )}
    </div>
  );
}

function useIsAway(): boolean {
  const connection = useConnection();
  const [away, setAway] = useState(false);
  const isLive = connection === "live" || connection === "ended";
  useEffect(() => {
    if (isLive) return setAway(false);
    const timer = setTimeout(() => setAway(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLive]);
  return away;
}
