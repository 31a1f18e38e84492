/** The way to what was done lately: a button, a key, and a line of the palette. */
import { History } from "lucide-react";
import { Suspense, useState } from "react";
import { lazily } from "@/kit/patient";
import { IconButton } from "@/parts";
import { useCommands } from "@/shell";
import { useTexts } from "@/texts";
import { actTexts } from "./texts-acts";

const OperationsDialog = lazily(() => import("./operations-dialog"), "OperationsDialog");

export function Lately() {
  const t = useTexts(actTexts);
  const [open, setOpen] = useState(false);
  const command = { id: "inbox.lately", title: t.lately, group: t.group, keys: "z", icon: <History /> };
  useCommands([{ ...command, run: () => setOpen(true) }]);
  return (
    <>
      <IconButton
        small
        label={t.lately}
        keys="z"
        icon={<History className="size-4" />}
        onClick={() => setOpen(true)}
      />
      <Suspense>{open && <OperationsDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
