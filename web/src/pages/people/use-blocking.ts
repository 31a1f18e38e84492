/** Block a customer or the other way round, at once, with a way back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/parts";
import { useTexts } from "@/texts";
import { type CustomerWire, call, keyOf, type One_CustomerWire_ } from "@/wire";
import { texts } from "./texts";

export function useBlocking(customer: CustomerWire, name: string): () => void {
  const t = useTexts(texts);
  const client = useQueryClient();
  const path = { customer_id: customer.id };
  const key = keyOf("GET /customers/{customer_id}", { path });
  const change = useMutation({
    mutationFn: (blocked: boolean) => call("PATCH /customers/{customer_id}", { path, body: { blocked } }),
    onMutate: (blocked) => {
      const before = client.getQueryData<One_CustomerWire_>(key);
      if (before) client.setQueryData(key, { ...before, data: { ...before.data, blocked } });
      return before;
    },
    onError: (_error, _blocked, before) => client.setQueryData(key, before),
    onSuccess: (answer) => client.setQueryData(key, answer),
  });
  return () => {
    const blocked = !customer.blocked;
    change.mutate(blocked);
    toast({
      id: `blocked ${customer.id}`,
      text: blocked ? t.isBlocked(name) : t.isUnblocked(name),
      undo: () => change.mutate(!blocked),
    });
  };
}
