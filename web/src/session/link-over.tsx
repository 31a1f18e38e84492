/** A link that leads nowhere any more, and the way that is left. */
import { Link } from "@tanstack/react-router";
import { Button } from "@/parts";
import { useTexts } from "@/texts";
import { EntranceFrame } from "./frame";
import { texts } from "./texts";

export function LinkOver({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { token: t } = useTexts(texts);
  return (
    <EntranceFrame title={title} hint={hint}>
      <Button asChild tone="main">
        <Link to="/sign-in">{t.toSignIn}</Link>
      </Button>
    </EntranceFrame>
  );
}
