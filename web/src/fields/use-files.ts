/** Files as a field's value: uploaded at once, and held by their ids. */
import { useState } from "react";
import { useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { type FieldWire, upload } from "@/wire";
import { chosen } from "./values";

interface Held {
  readonly field: FieldWire;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function useFiles({ field, value, onChange }: Held) {
  const sayFault = useFaultToast();
  const { csrf_token: csrfToken } = useSession();
  const [busy, setBusy] = useState(false);
  const ids = chosen(value);
  const set = (next: readonly string[]) =>
    onChange(next.length === 0 ? null : field.allow_multiple ? next : next[0]);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const made = await Promise.all(files.map((file) => upload(file, { csrfToken })));
      const fresh = made.map((each) => each.id);
      set(field.allow_multiple ? [...ids, ...fresh] : fresh);
    } catch (error) {
      sayFault(error);
    } finally {
      setBusy(false);
    }
  };
  return { ids, busy, add, drop: (id: string | undefined) => set(ids.filter((each) => each !== id)) };
}
