/** Where the desk begins until the inbox stands here. */
import { Sparkles } from "lucide-react";
import { Button, EmptyState } from "@/parts";
import { useTexts } from "@/texts";
import { Page } from "./page";
import { texts } from "./texts";

export function Welcome() {
  const t = useTexts(texts);
  const reference = (
    <Button asChild>
      <a href="/docs">{t.reference}</a>
    </Button>
  );
  return (
    <Page title={t.home}>
      <EmptyState icon={<Sparkles />} title={t.welcome} hint={t.welcomeHint} action={reference} />
    </Page>
  );
}
