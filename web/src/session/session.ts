/** Who is signed in: one query that everything asks. `null` is nobody. */
import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { call, isWireFault, rememberCsrfToken, type SeatedWire } from "@/wire";

export const SESSION_KEY = ["session"] as const;

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Ask who it is. Who was seated here stays so when the session has ended: the page asks them to sign in over it. */
async function readSession({ client }: { client: QueryClient }): Promise<SeatedWire | null> {
  try {
    const { data } = await call("GET /session");
    rememberCsrfToken(data.csrf_token);
    return data;
  } catch (error) {
    if (isWireFault(error) && error.status === 401)
      return client.getQueryData<SeatedWire | null>(SESSION_KEY) ?? null;
    throw error;
  }
}

/** Somebody has just signed in. What another person's session had read is forgotten. */
export function enter(client: QueryClient, session: SeatedWire): void {
  const before = client.getQueryData<SeatedWire | null>(SESSION_KEY);
  rememberCsrfToken(session.csrf_token);
  if (before && before.user.id !== session.user.id) client.clear();
  client.setQueryData(SESSION_KEY, session);
}

/** The session; only below the desk's route, where there always is one. */
export function useSession(): SeatedWire {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("useSession stands outside the desk");
  return data;
}

/** End the session here and forget everything that it had read. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await call("DELETE /session");
    client.clear();
    location.assign("/app/sign-in");
  }, [client]);
}

/** What something needs: one of the permissions that the session names, or `own` for what owners alone may do. */
export type Need = SeatedWire["permissions"][number] | "own";

export function mayDo({ permissions, user }: Pick<SeatedWire, "permissions" | "user">, need: Need): boolean {
  return need === "own" ? user.role === "owner" : permissions.includes(need);
}

/** Whether the person may do it, so that nothing is offered that would be refused; the server has the last word. */
export function useMay(need: Need): boolean {
  return mayDo(useSession(), need);
}
