/** A page that threw: what the server said if it was the server, else a plain word and two ways on. */
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Bug } from "lucide-react";
import { useEffect } from "react";
import { Button, EmptyState, ErrorState } from "@/parts";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";
import { reloadOnce } from "./build";
import { texts } from "./texts";

const MISSING_CHUNK = /dynamically imported module|module script failed/i;

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts(texts);
  const router = useRouter();
  useEffect(() => {
    if (error instanceof Error && MISSING_CHUNK.test(error.message)) reloadOnce();
  }, [error]);
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (isWireFault(error)) return <ErrorState whole error={error} onRetry={retry} />;
  const reload = (
    <Button tone="main" onClick={() => location.reload()}>
      {t.reload}
    </Button>
  );
  return (
    <div role="alert">
      <EmptyState whole icon={<Bug />} title={t.broken} hint={t.brokenHint} action={reload} />
    </div>
  );
}
