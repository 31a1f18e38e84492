/** The steps of a macro: which there are, and how each begins. A macro has each once at most. */
import type { MacroWire } from "@/wire";

export type Action = MacroWire["actions"][number];
export type ActionType = Action["type"];

export const TYPES: readonly ActionType[] = [
  "reply",
  "note",
  "status",
  "priority",
  "assignee",
  "team",
  "tags_add",
  "tags_remove",
  "category",
  "inbox",
  "fields",
  "snooze",
];

const HOUR = 60;

/** Return the step as it is when it has just been added. */
export function blankAction(type: ActionType): Action {
  switch (type) {
    case "reply":
    case "note":
      return { type, content: "", format: "text" };
    case "status":
      return { type, status: "" };
    case "priority":
      return { type, priority: "medium" };
    case "assignee":
      return { type, assignee_id: "me" };
    case "team":
      return { type, team_id: null };
    case "tags_add":
    case "tags_remove":
      return { type, tags: [] };
    case "category":
      return { type, category_id: null };
    case "inbox":
      return { type, inbox_id: "" };
    case "fields":
      return { type, values: {} };
    case "snooze":
      return { type, minutes: HOUR };
  }
}

/** Return the types that can still be added. */
export function typesLeft(actions: readonly Action[]): readonly ActionType[] {
  return TYPES.filter((type) => !actions.some((action) => action.type === type));
}
