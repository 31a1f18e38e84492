/** What went wrong with a form as a whole, in words; and the focus at the first field that is wrong. */
import { useEffect, useRef } from "react";
import { Banner, faultSentence } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";
import { type Form, unclaimedFaults } from "./form";
import { texts } from "./texts";

export function FormFault<V extends object>({ form }: { readonly form: Form<V> }) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const box = useRef<HTMLDivElement>(null);
  const { fault } = form;
  useEffect(() => {
    if (!fault) return;
    const scope = box.current?.closest("form") ?? box.current?.parentElement;
    const wrong = scope?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) wrong.focus();
    else box.current?.scrollIntoView({ block: "nearest" });
  }, [fault]);
  return (
    <div ref={box} className="empty:hidden">
      {Boolean(fault) && <Said lines={linesOf()} />}
    </div>
  );

  function linesOf(): readonly string[] {
    if (isWireFault(fault) && fault.status === 412) return [t.moved];
    if (isWireFault(fault) && fault.fields.length > 0) return unclaimedFaults(fault, form.values);
    return [faultSentence(fault, words).text];
  }
}

function Said({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Banner tone="bad">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Banner>
  );
}
