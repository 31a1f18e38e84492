/** What was sent before this page was loaded and is still held back: shown, and taken back, as if it had been sent here. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { heldQuery } from "../data/queries";
import { hold, wasHeld } from "./outbox";
import { follow } from "./sending";
import { texts } from "./texts";

export function useHeldBefore(number: number): void {
  const client = useQueryClient();
  const { user } = useSession();
  const { cameBack } = useTexts(texts);
  const { data, dataUpdatedAt } = useQuery(heldQuery(number));
  useEffect(() => {
    for (const each of data?.data ?? []) {
      if (wasHeld(each.id)) continue;
      const { id, kind, content, attachments: files, sends_at, seconds_left } = each;
      const sendsAt = dataUpdatedAt + seconds_left * 1000;
      const held = {
        id,
        number,
        kind,
        content,
        files,
        author: user.id,
        since: Date.parse(sends_at),
        sendsAt,
      };
      hold(held);
      void follow(client, held, cameBack);
    }
  }, [client, number, user.id, cameBack, data, dataUpdatedAt]);
}
