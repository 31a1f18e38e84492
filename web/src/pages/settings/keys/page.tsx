/** API keys: made with a role and a user, shown once with a ready curl, revoked. */
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Avatar, Badge, DateTime, Field, Radio } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type KeyCreate, type KeyWire } from "@/wire";
import {
  CodeBlock,
  Facts,
  type Form,
  kitTexts,
  OneField,
  ResourcePage,
  SecretDialog,
  TextField,
  useAll,
  useUserItems,
} from "../kit";
import { texts } from "./texts";

type Values = { name: string; role: NonNullable<KeyCreate["role"]>; user_id: string | null };
const ROLES = ["read", "light", "agent", "admin", "owner"] as const;
const BLANK: Values = { name: "", role: "agent", user_id: null };

/** A call that shows that a key works. */
export function curlOf(origin: string, key: string): string {
  return `curl -H "Authorization: Bearer ${key}" \\\n  "${origin}/api/v1/tickets?limit=3"`;
}

export function KeysPage() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const isAdmin = useMay("manage");
  const rows = useAll("GET /keys", {}, isAdmin);
  const [made, setMade] = useState<KeyWire | null>(null);
  const users = useUserItems();
  const nameOf = (id: string | null) => users.find((each) => each.value === id)?.label ?? id;
  return (
    <>
      <ResourcePage<KeyWire, Values>
        resource={{
          name: "keys",
          texts: t,
          icon: <KeyRound />,
          rows,
          mayChange: isAdmin,
          admin: true,
          titleOf: (key) => key.name,
          columns: [
            { key: "role", title: t.role, cell: (key) => <Badge>{kit.roles[key.role]}</Badge> },
            {
              key: "user",
              title: t.user,
              roomyOnly: true,
              cell: (key) => <ActsAs name={nameOf(key.user_id)} />,
            },
            {
              key: "used",
              title: t.lastUsed,
              wideOnly: true,
              cell: (key) =>
                key.last_used_at ? (
                  <DateTime at={key.last_used_at} />
                ) : (
                  <span className="text-faint">{t.never}</span>
                ),
            },
          ],
          get: (key_id) => call("GET /keys/{key_id}", { path: { key_id } }),
          valuesOf: (key) => (key ? { name: key.name, role: key.role, user_id: key.user_id } : BLANK),
          create: async (body, idempotencyKey) => {
            const { data } = await call("POST /keys", { body, idempotencyKey });
            setMade(data);
          },
          remove: (key) => call("DELETE /keys/{key_id}", { path: { key_id: key.id } }),
          form: (form, key) =>
            key ? <Known keyWire={key} user={nameOf(key.user_id)} /> : <KeyForm form={form} />,
        }}
      />
      {made?.key && (
        <SecretDialog
          title={t.madeTitle(made.name)}
          hint={t.madeHint}
          label={t.key}
          text={made.key}
          onDone={() => setMade(null)}
        >
          <section className="flex flex-col gap-1.5">
            <h3 className="font-medium">{t.tryIt}</h3>
            <p className="text-small text-soft">{t.tryHint}</p>
            <CodeBlock label={t.tryIt} text={curlOf(location.origin, made.key)} wrap />
          </section>
        </SecretDialog>
      )}
    </>
  );
}

function ActsAs({ name }: { readonly name: string | null }) {
  const t = useTexts(texts);
  if (!name) return <span className="text-faint">{t.itself}</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Avatar name={name} size="tiny" />
      <span className="truncate">{name}</span>
    </span>
  );
}

function KeyForm({ form }: { readonly form: Form<Values> }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const isOwner = useMay("own");
  const users = useUserItems();
  const roles = ROLES.filter((role) => isOwner || role !== "owner");
  return (
    <>
      <TextField form={form} name="name" label={t.name} hint={t.nameHint} placeholder={t.namePlaceholder} />
      <Field label={t.role} error={form.errorOf("role")}>
        <Radio
          label={t.role}
          value={form.values.role}
          onChange={(role) => form.set({ role })}
          options={roles.map((role) => ({ value: role, label: kit.roles[role], hint: kit.roleHints[role] }))}
        />
      </Field>
      <OneField form={form} name="user_id" label={t.user} hint={t.userHint} items={users} optional />
    </>
  );
}

function Known({ keyWire, user }: { readonly keyWire: KeyWire; readonly user: string | null }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  return (
    <>
      <Facts
        facts={[
          [t.role, kit.roles[keyWire.role]],
          [t.user, user ?? t.itself],
          [t.created, <DateTime key="created" at={keyWire.created_at} show="full" />],
          [
            t.lastUsed,
            keyWire.last_used_at ? <DateTime key="used" at={keyWire.last_used_at} show="full" /> : t.never,
          ],
        ]}
      />
      <p className="text-soft">{t.replacement}</p>
    </>
  );
}
