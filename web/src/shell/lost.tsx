/** No page at this address. */
import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Button, EmptyState } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

export function Lost() {
  const t = useTexts(texts);
  const home = (
    <Button asChild>
      <Link to="/">{t.home}</Link>
    </Button>
  );
  return <EmptyState icon={<Compass />} title={t.lost} hint={t.lostHint} action={home} />;
}
