/** What somebody may do decides what they are offered. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { mayDo, type Need, SESSION_KEY } from "@/session/session";
import { commands, useCommands } from "@/shell/commands/registry";
import type { SeatedWire } from "@/wire";

const NEEDS: readonly Need[] = ["read", "note", "write", "manage", "own"];

function seated(role: string, ...permissions: readonly string[]): SeatedWire {
  return { user: { role }, permissions } as unknown as SeatedWire;
}

const light = seated("light", "read", "note");

describe("Somebody", () => {
  it("may do what the session says, whatever the role is called", () => {
    const may = (session: SeatedWire) => NEEDS.filter((need) => mayDo(session, need));
    expect(may(light)).toEqual(["read", "note"]);
    expect(may(seated("agent", "read", "note", "write"))).toEqual(["read", "note", "write"]);
    expect(may(seated("agent"))).toEqual([]);
  });

  it("may do what is the owners' as an owner alone", () => {
    const all = ["read", "note", "write", "manage"];
    expect(mayDo(seated("admin", ...all), "own")).toBe(false);
    expect(mayDo(seated("owner", ...all), "own")).toBe(true);
  });
});

describe("Commands", () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const run = () => undefined;
  const given = [
    { id: "note", title: "Note", group: "Ticket", keys: "n", run },
    { id: "solve", title: "Solve", group: "Ticket", keys: "e", needs: "write", run },
  ] as const;
  const heard = (session: SeatedWire) => {
    client.setQueryData(SESSION_KEY, session);
    const { unmount } = renderHook(() => useCommands(given), { wrapper });
    const found = commands().map((each) => each.id);
    unmount();
    return found;
  };

  it("that would be refused are not there, nor are their keys", () => {
    expect(heard(light)).toEqual(["note"]);
    expect(heard(seated("agent", "read", "note", "write"))).toEqual(["note", "solve"]);
    expect(commands()).toEqual([]);
  });
});
