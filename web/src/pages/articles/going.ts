/**
 * Articles on their way out. The server deletes for good, so it is told only when undoing is over; until then the
 * article is hidden here. Whoever closes the page in between still has the article: the harmless side.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { toast } from "@/parts";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import { texts } from "./texts";

const SECONDS = 8;
let going: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<string>): void {
  going = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stay(id: string): void {
  set(new Set([...going].filter((each) => each !== id)));
}

/** The ids of the articles that are hidden already. */
export function useGoing(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => going);
}

/** Return what deletes an article, with a way back. */
export function useDelete(): (article: { readonly id: string; readonly title: string }) => void {
  const t = useTexts(texts);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => call("DELETE /articles/{article_id}", { path: { article_id: id } }),
    onSettled: async (_data, _error, id) => {
      await client.invalidateQueries({ queryKey: ["articles"] });
      void client.invalidateQueries({ queryKey: ["sections"] });
      stay(id);
    },
  });
  return ({ id, title }) => {
    set(new Set([...going, id]));
    const undo = () => {
      clearTimeout(timer);
      stay(id);
    };
    const dismiss = toast({ text: t.deleted(title || t.untitled), undo, seconds: SECONDS });
    const timer = setTimeout(() => {
      dismiss(); // it may still stand there, held by the pointer
      remove.mutate(id);
    }, SECONDS * 1000);
  };
}
