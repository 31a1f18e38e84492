/** Every settings page, in the order and the groups of the list. */
import {
  BookLock,
  Braces,
  Building2,
  Clock3,
  Download,
  FolderTree,
  Inbox,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Mail,
  Server,
  Smile,
  Tags,
  TextCursorInput,
  Upload,
  UserRound,
  Users,
  UsersRound,
  Webhook,
  Zap,
} from "lucide-react";
import type { Need } from "@/session/session";
import type { texts } from "./texts";

type Words = (typeof texts)["en"];

export interface SettingsEntry {
  readonly path: string;
  readonly word: keyof Words["pages"];
  readonly icon: LucideIcon;
  /** For those alone who may do this. */
  readonly needs?: Need;
}
export interface SettingsGroup {
  readonly word: keyof Words["groups"];
  readonly entries: readonly SettingsEntry[];
}

export const GROUPS: readonly SettingsGroup[] = [
  { word: "you", entries: [{ path: "profile", word: "profile", icon: UserRound }] },
  {
    word: "workspace",
    entries: [
      { path: "workspace", word: "workspace", icon: Building2 },
      { path: "members", word: "members", icon: Users },
      { path: "teams", word: "teams", icon: UsersRound },
      { path: "mails", word: "mails", icon: Mail, needs: "own" },
    ],
  },
  {
    word: "tickets",
    entries: [
      { path: "inboxes", word: "inboxes", icon: Inbox },
      { path: "categories", word: "categories", icon: FolderTree },
      { path: "statuses", word: "statuses", icon: ListChecks },
      { path: "fields", word: "fields", icon: TextCursorInput },
      { path: "tags", word: "tags", icon: Tags },
      { path: "macros", word: "macros", icon: Zap },
      { path: "sla", word: "sla", icon: Clock3 },
    ],
  },
  {
    word: "engineers",
    entries: [
      { path: "developer", word: "developer", icon: Braces },
      { path: "keys", word: "keys", icon: KeyRound, needs: "manage" },
      { path: "webhooks", word: "webhooks", icon: Webhook, needs: "manage" },
      { path: "installation", word: "installation", icon: Server, needs: "manage" },
    ],
  },
  {
    word: "records",
    entries: [
      { path: "imports", word: "imports", icon: Upload, needs: "manage" },
      { path: "exports", word: "exports", icon: Download, needs: "write" },
      { path: "surveys", word: "surveys", icon: Smile },
      { path: "audit", word: "audit", icon: BookLock },
    ],
  },
];
