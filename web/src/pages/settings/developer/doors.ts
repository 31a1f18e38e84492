/** The doors of the desk: what each is called, where it begins, and a call that shows that it works. */

export interface Door {
  readonly name: "native" | "clearfeed-rest" | "clearfeed-tickets" | "socialboards" | "featurebase";
  readonly title: string;
  /** What its programs are given as their base. */
  readonly base: string;
  readonly path: string;
}

export const DOORS: readonly Door[] = [
  { name: "native", title: "Parley", base: "/api/v1", path: "/api/v1/tickets?limit=3" },
  {
    name: "clearfeed-rest",
    title: "ClearFeed REST API",
    base: "/v1/rest",
    path: "/v1/rest/requests?limit=3",
  },
  { name: "clearfeed-tickets", title: "ClearFeed tickets", base: "/v1/requests", path: "/v1/requests" },
  { name: "socialboards", title: "Socialboards", base: "", path: "/Teammates" },
  { name: "featurebase", title: "Featurebase", base: "/v2", path: "/v2/tickets?limit=3" },
];

export function curlOf(origin: string, path: string): string {
  return `curl -H "Authorization: Bearer $PARLEY_KEY" \\\n  "${origin}${path}"`;
}
