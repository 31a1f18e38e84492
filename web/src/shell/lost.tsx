/** No page at this address. */
import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useEffect } from "react";
import { Button, EmptyState } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

export function Lost() {
  const t = useTexts(texts);
  useEffect(() => {
    document.title = `${t.lost} · Parley`;
  }, [t.lost]);
  const home = (
    <Button asChild>
      <Link to="/">{t.home}</Link>
    </Button>
  );
  return (
    <main>
      <EmptyState whole icon={<Compass />} title={t.lost} hint={t.lostHint} action={home} />
    </main>
  );
}
