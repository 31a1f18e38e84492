/** Sentences of the server that are no fault of a call (why a delivery failed), in the person's language. */
import { useEffect, useState } from "react";
import { useLanguage } from "@/texts";
import { asItIs, type Say, sayingIn } from "@/wire/said";

export function useSaying(): Say {
  const { language } = useLanguage();
  const [say, setSay] = useState<Say>(() => asItIs);
  useEffect(() => {
    let isHere = true;
    void sayingIn(language).then((next) => isHere && setSay(() => next));
    return () => {
      isHere = false;
    };
  }, [language]);
  return say;
}
