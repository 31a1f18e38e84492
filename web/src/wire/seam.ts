/**
 * Operations that the front end needs and whose server side is being built: typed by hand until the OpenAPI document
 * has them. What the document has wins (see `Wire`), so an entry is deleted once `npm run wire` draws it.
 */
import type { PreferencesWire } from "./native.gen";

/** What is chosen of the preferences; what is not is as it was. */
export type Preferences = { [K in keyof PreferencesWire]?: PreferencesWire[K] | undefined };

export type Seam = Record<never, never>;
export interface Preferences {
  theme?: "light" | "dark" | "system";
  density?: "comfortable" | "compact";
  language?: string;
  timezone?: string | null;
  undo_seconds?: number;
  shortcuts?: boolean;
}

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  role: string;
  avatar_url?: string | null;
}

export interface SessionWire {
  user: SessionUser;
  workspace: { id: string; name: string };
  csrf_token: string;
  expires_at: string;
  preferences: Preferences;
}

export interface EntranceWire {
  needs_setup: boolean;
  workspace_name: string;
  password: boolean;
  link: boolean;
  oidc: { name: string } | null;
}

export interface TokenWire {
  purpose: "sign_in" | "invitation" | "password_reset" | "setup";
  email: string;
  name: string | null;
}

type None = Record<string, never>;
type One<T> = { data: T };
type Plain<B, A> = { path: None; query: None; body: B; answer: A };

export interface Seam {
  "GET /session": Plain<undefined, One<SessionWire>>;
  "POST /session": Plain<
    { email: string; password: string; code?: string; remember?: boolean },
    One<SessionWire>
  >;
  "DELETE /session": Plain<undefined, undefined>;
  "GET /entrance": Plain<undefined, One<EntranceWire>>;
  "POST /setup": Plain<
    {
      token: string;
      name: string;
      email: string;
      password: string;
      workspace_name: string;
      sample_data: boolean;
    },
    One<SessionWire>
  >;
  "POST /session/links": Plain<{ email: string }, undefined>;
  "POST /session/tokens": Plain<{ token: string; name?: string; password?: string }, One<SessionWire>>;
  "POST /session/tokens/check": Plain<{ token: string }, One<TokenWire>>;
  "PATCH /me": Plain<
    { name?: string; avatar_url?: string | null; preferences?: Preferences },
    One<{ preferences: Preferences }>
  >;
}
