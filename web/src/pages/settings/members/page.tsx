/** Members: who works here, with which role; invitations; who has left. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { UserCheck, Users, UserX } from "lucide-react";
import { useState } from "react";
import { Avatar, Badge, DateTime, Field, Radio, Switch, toast } from "@/parts";
import { useMay, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type InvitationWire, type UserWire } from "@/wire";
import {
  type Form,
  kitTexts,
  ResourcePage,
  SecretDialog,
  SeveralField,
  TextField,
  useAll,
  useNamedItems,
} from "../kit";
import { Invitations } from "./invitations";
import { texts } from "./texts";

interface Values {
  name: string;
  email: string;
  role: UserWire["role"];
  team_ids: string[];
  slack_id: string | null;
}
const BLANK: Values = { name: "", email: "", role: "agent", team_ids: [], slack_id: null };
const ROLES = ["light", "agent", "admin", "owner"] as const;

export function MembersPage() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const isAdmin = useMay("manage");
  const { user: me } = useSession();
  const [all, setAll] = useState(false);
  const [linked, setLinked] = useState<InvitationWire | null>(null);
  const query = { order_by: "name", order_dir: "asc", ...(all ? {} : { active: true }) };
  const rows = useAll("GET /users", query);
  const client = useQueryClient();
  const turn = useTurn();
  return (
    <>
      <ResourcePage<UserWire, Values>
        resource={{
          name: "users",
          texts: t,
          icon: <Users />,
          rows,
          mayChange: isAdmin,
          titleOf: (user) => user.name,
          title: (user) => <Who user={user} isMe={user.id === me.id} />,
          columns: [
            { key: "role", title: t.role, cell: (user) => <Badge>{kit.roles[user.role]}</Badge> },
            {
              key: "joined",
              title: t.joined,
              wideOnly: true,
              cell: (user) => <DateTime at={user.created_at} show="date" />,
            },
          ],
          get: (user_id) => call("GET /users/{user_id}", { path: { user_id } }),
          valuesOf: (user) =>
            user
              ? {
                  name: user.name,
                  email: user.email,
                  role: user.role,
                  team_ids: user.team_ids,
                  slack_id: user.slack_id,
                }
              : BLANK,
          create: async ({ email, name, role, team_ids }, idempotencyKey) => {
            const { data } = await call("POST /invitations", {
              body: { email, name, role, team_ids },
              idempotencyKey,
            });
            void client.invalidateQueries({ queryKey: ["invitations"] });
            if (data.link) setLinked(data);
            else toast({ text: t.invited(data.email) });
          },
          update: (user, { name, role, slack_id }, version) =>
            call("PATCH /users/{user_id}", {
              path: { user_id: user.id },
              body: {
                ...(name === undefined ? {} : { name }),
                ...(role === undefined ? {} : { role }),
                ...(slack_id === undefined ? {} : { slack_id: slack_id || null }),
              },
              version,
            }),
          menu: (user) =>
            user.id === me.id
              ? []
              : [
                  user.active
                    ? {
                        label: t.deactivate,
                        icon: <UserX />,
                        danger: true,
                        run: () => turn({ user, active: false }),
                      }
                    : { label: t.activate, icon: <UserCheck />, run: () => turn({ user, active: true }) },
                ],
          form: (form, user) => <MemberForm form={form} isNew={!user} />,
          above: <Switch label={t.showInactive} checked={all} onChange={setAll} />,
          below: isAdmin && <Invitations onLink={setLinked} />,
        }}
      />
      {linked?.link && (
        <SecretDialog
          title={t.linkTitle(linked.name)}
          hint={t.linkHint}
          label={t.link}
          text={linked.link}
          onDone={() => setLinked(null)}
        />
      )}
    </>
  );
}

/** Deactivate and activate at once, with the way back. */
function useTurn() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: ({ user, active }: { user: UserWire; active: boolean }) =>
      call("PATCH /users/{user_id}", { path: { user_id: user.id }, body: { active } }),
    onSuccess: (_, { user, active }) =>
      toast({
        text: active ? t.activated(user.name) : t.deactivated(user.name),
        undo: () => turn.mutate({ user, active: !active }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
  return turn.mutate;
}

function Who({ user, isMe }: { readonly user: UserWire; readonly isMe: boolean }) {
  const t = useTexts(texts);
  return (
    <span className="flex min-w-0 items-center gap-2.5 py-1">
      <Avatar name={user.name} src={user.avatar_url} size="medium" />
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{user.name}</span>
          {isMe && <Badge tone="mark">{t.you}</Badge>}
          {!user.active && <Badge>{t.inactive}</Badge>}
        </span>
        <span className="truncate font-normal text-faint text-small">{user.email}</span>
      </span>
    </span>
  );
}

function MemberForm({ form, isNew }: { readonly form: Form<Values>; readonly isNew: boolean }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const isOwner = useMay("own");
  const teams = useNamedItems("GET /teams");
  const roles = ROLES.filter((role) => isOwner || role !== "owner" || form.values.role === "owner");
  return (
    <>
      {isNew && (
        <TextField
          form={form}
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          placeholder="ada@example.com"
        />
      )}
      <TextField form={form} name="name" label={t.name} />
      <Field label={t.role} error={form.errorOf("role")}>
        <Radio
          label={t.role}
          value={form.values.role}
          onChange={(role) => form.set({ role })}
          options={roles.map((role) => ({ value: role, label: kit.roles[role], hint: kit.roleHints[role] }))}
        />
      </Field>
      {isNew ? (
        <SeveralField form={form} name="team_ids" label={t.teams} hint={t.teamsHint} items={teams} optional />
      ) : (
        <>
          <TextField form={form} name="slack_id" label={t.slack} optional mono />
          <InTeams ids={form.values.team_ids} />
        </>
      )}
    </>
  );
}

/** Which teams somebody is in; they are changed where the teams are. */
function InTeams({ ids }: { readonly ids: readonly string[] }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const names = useNamedItems("GET /teams").filter((team) => ids.includes(team.value));
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium text-small text-soft">{t.teams}</p>
      <p>{names.map((team) => team.label).join(", ") || <span className="text-faint">{kit.none}</span>}</p>
      <Link to={"/settings/teams" as "/"} className="w-fit rounded-sm text-mark text-small hover:underline">
        {t.toTeams}
      </Link>
    </div>
  );
}
