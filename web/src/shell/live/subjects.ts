/** Which readings an event makes old: the first word of its type, and the first words of the query keys. */
const ALSO: Record<string, readonly string[]> = {
  agent: ["users", "teams"],
  article: ["articles", "sections"],
  category: ["categories"],
  channel: ["channels", "inboxes"],
  company: ["companies", "customers"],
  customer: ["customers", "tickets"],
  file: [],
  inbox: ["inboxes"],
  message: ["tickets", "conversations"],
  operation: ["operations", "tickets"],
  section: ["sections", "collections", "articles"],
  sla_policy: ["sla-policies"],
  status: ["statuses"],
  survey: ["surveys", "tickets"],
  ticket: ["tickets", "conversations", "customers"],
  webhook: ["webhooks", "deliveries"],
  workspace: ["workspace"],
};

/** Return the first words of the query keys that an event of this type makes old. */
export function subjectsOf(type: string): readonly string[] {
  const subject = type.split(".")[0] ?? "";
  return ALSO[subject] ?? [`${subject}s`];
}
