/** Where tickets come from, in words. A source that a program made up is called as it calls it. */
import { catalogue } from "@/texts";

export const SOURCES = ["email", "portal", "web", "slack", "api", "follow_up", "split"] as const;

export const sourceTexts = catalogue({
  en: {
    email: "E-mail",
    portal: "Portal",
    web: "Web",
    slack: "Slack",
    api: "API",
    follow_up: "Follow-up to a closed ticket",
    split: "Split from a ticket",
  },
  de: {
    email: "E-Mail",
    portal: "Portal",
    web: "Web",
    slack: "Slack",
    api: "API",
    follow_up: "Folge eines geschlossenen Tickets",
    split: "Von einem Ticket abgetrennt",
  },
});
