/** Send; or send and set the status with it. */
import { ChevronDown } from "lucide-react";
import { Button, IconButton, Menu, StatusDot } from "@/parts";
import { useIsPhone } from "@/shell";
import { useTexts } from "@/texts";
import { useClosing } from "../acts/closing";
import { useDeskWords } from "../data/desk";
import type { Kind } from "../data/queries";
import { texts } from "./texts";

interface Props {
  readonly kind: Kind;
  readonly busy: boolean;
  readonly onSend: (status?: string) => void;
  readonly className?: string;
}

export function SendButton({ kind, busy, onSend, className }: Props) {
  const t = useTexts(texts);
  const { statuses } = useDeskWords();
  const { whenSure, question } = useClosing();
  const isPhone = useIsPhone();
  const solved = statuses.find((each) => each.state === "solved")?.key;
  return (
    <div className={`flex shrink-0 ${className ?? ""}`}>
      <Button
        small
        tone="main"
        busy={busy}
        {...(isPhone ? {} : { keys: "mod+enter" })}
        className={kind === "reply" ? "rounded-e-none" : ""}
        onClick={() => onSend()}
      >
        {kind === "note" ? t.addNote : t.send}
      </Button>
      {kind === "reply" && (
        <Menu
          align="end"
          side="top"
          heading={t.sendAs}
          items={statuses.map((each) => ({
            key: each.id,
            label: t.sendAnd(each.name),
            icon: <StatusDot state={each.state} />,
            run: () => whenSure(each.key, () => onSend(each.key)),
            ...(each.key === solved ? { keys: "mod+shift+enter" } : {}),
          }))}
          trigger={
            <IconButton
              small
              tone="main"
              className="rounded-s-none border-s-on-mark/30"
              label={t.sendAs}
              disabled={busy}
              icon={<ChevronDown className="size-4" />}
            />
          }
        />
      )}
      {question}
    </div>
  );
}
