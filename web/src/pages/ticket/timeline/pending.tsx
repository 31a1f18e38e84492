/** A message that was sent and waits: it looks as it will, and can be taken back. */
import { useEffect, useState } from "react";
import { Button } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { Held } from "../composer/outbox";
import { Content, MessageFrame } from "./message";
import { texts } from "./texts";

interface Props {
  readonly held: Held;
  readonly onUndo: (held: Held) => void;
}

export function Pending({ held, onUndo }: Props) {
  const t = useTexts(texts);
  const { user } = useSession();
  const left = useSecondsUntil(held.sendsAt);
  const menu = left > 0 && (
    <Button small tone="quiet" onClick={() => onUndo(held)}>
      {t.undo}
    </Button>
  );
  return (
    <div className="[&>article]:border-dashed [&>article]:border-edge">
      <MessageFrame
        id={held.id}
        author={user.name}
        isNote={held.kind === "note"}
        isTeam
        menu={
          <>
            <span className="text-faint text-small tabular-nums" aria-live="off">
              {left > 0 ? t.waiting(left) : t.sending}
            </span>
            {menu}
          </>
        }
      >
        <Content html={held.content} files={held.files} />
      </MessageFrame>
    </div>
  );
}

export function useSecondsUntil(at: number): number {
  const [left, setLeft] = useState(() => secondsUntil(at));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(at)), 250);
    return () => clearInterval(timer);
  }, [at]);
  return left;
}

function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
