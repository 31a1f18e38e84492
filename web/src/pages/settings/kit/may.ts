/** What the person may do here; the server has the last word. */
import { useSession } from "@/session/session";

const MANAGES = new Set(["owner", "admin"]);
const WRITES = new Set(["owner", "admin", "agent"]);

export function useMay(what: "manage" | "write"): boolean {
  const { role } = useSession().user;
  return (what === "manage" ? MANAGES : WRITES).has(role);
}
