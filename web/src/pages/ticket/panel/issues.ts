/** What the address of an issue elsewhere says of it. Pure. */
import type { LinkCreate } from "@/wire";

export type System = Exclude<LinkCreate["type"], undefined>;

export interface Issue {
  readonly type: System;
  readonly key: string;
}

const ADDRESSES: readonly (readonly [System, RegExp])[] = [
  ["github", /^https?:\/\/github\.com\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\/(\d+)/],
  ["linear", /^https?:\/\/linear\.app\/[^/]+\/issue\/([A-Za-z0-9]+-\d+)/],
  ["jira", /^https?:\/\/[^/]+\.atlassian\.net\/(?:browse|jira\/.*selectedIssue=)\/?([A-Za-z][\w]*-\d+)/],
  ["zendesk", /^https?:\/\/[^/]+\.zendesk\.com\/agent\/tickets\/(\d+)/],
  ["freshdesk", /^https?:\/\/[^/]+\.freshdesk\.com\/a\/tickets\/(\d+)/],
  ["intercom", /^https?:\/\/app(?:\.[a-z]+)?\.intercom\.com\/.*\/conversation\/(\d+)/],
  ["clickup", /^https?:\/\/app\.clickup\.com\/t\/(?:\d+\/)?([\w-]+)/],
  ["devops", /^https?:\/\/dev\.azure\.com\/[^/]+\/[^/]+\/_workitems\/edit\/(\d+)/],
  ["hubspot", /^https?:\/\/app[\w-]*\.hubspot\.com\/.*\/(\d+)\/?(?:\?.*)?$/],
  ["salesforce", /^https?:\/\/[^/]+\.force\.com\/lightning\/r\/\w+\/(\w{15,18})/],
];

/** Whether this system wants to be told address and title of what is linked. */
export function isTitled(type: System): boolean {
  return type === "github" || type === "clickup" || type === "devops";
}

export function issueOf(address: string): Issue | null {
  for (const [type, pattern] of ADDRESSES) {
    const key = pattern.exec(address)?.[1];
    if (key) return { type, key };
  }
  return null;
}

/** What a system tells beside key, address and title; null where the address does not say it. */
export function detailsOf(type: System, key: string, address: string): Record<string, string> | null {
  const parts = address.replace(/^https?:\/\/[^/]+\//, "").split("/");
  if (type === "github") {
    const [owner, name] = parts;
    if (issueOf(address)?.type !== type || !owner || !name) return null;
    // GitHub's own id is in no address: the number is what a person knows of an issue.
    return { id: key, repository_name: name, repository_full_name: `${owner}/${name}` };
  }
  if (type === "devops") {
    const project = decodeURIComponent(parts[1] ?? "");
    return issueOf(address)?.type === type && project ? { project_id: project, project_name: project } : null;
  }
  if (type === "hubspot") return { object_type: kindOf(address) };
  return {};
}

/** HubSpot's numbers of its kinds of objects. */
function kindOf(address: string): "TICKET" | "DEAL" | "CONTACT" {
  if (/\/(0-3|deal)\//.test(address)) return "DEAL";
  return /\/(0-1|contact)\//.test(address) ? "CONTACT" : "TICKET";
}
