/** What the server says of one field of a form, in the person's language. */
import { texts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";

export function useFieldSentence(fault: unknown): (path: string) => string | undefined {
  const { faults } = useTexts(texts);
  return (path) => {
    const message = isWireFault(fault) ? fault.fieldMessage(path) : undefined;
    return message && faults.said(message);
  };
}
