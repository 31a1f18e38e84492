/** Say a fault as a toast: for `onError` of a change. */
import { useCallback } from "react";
import { useTexts } from "@/texts";
import { faultSentence } from "./faults";
import { texts } from "./texts";
import { toast } from "./toast";

export function useFaultToast(): (error: unknown) => void {
  const t = useTexts(texts);
  return useCallback((error) => void toast({ text: faultSentence(error, t).text, tone: "bad" }), [t]);
}
