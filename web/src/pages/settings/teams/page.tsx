/** Teams: a name and its members. */
import { UsersRound } from "lucide-react";
import { Avatar } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type TeamWire } from "@/wire";
import { ResourcePage, SeveralField, TextField, useAll, useUserItems } from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  member_ids: string[];
}
const FACES = 5;

export function TeamsPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const rows = useAll("GET /teams", { order_by: "name", order_dir: "asc" });
  const users = useUserItems();
  return (
    <ResourcePage<TeamWire, Values>
      resource={{
        name: "teams",
        texts: t,
        icon: <UsersRound />,
        rows,
        mayChange,
        titleOf: (team) => team.name,
        columns: [
          {
            key: "members",
            title: t.members,
            cell: (team) => (
              <Faces
                names={team.member_ids.map((id) => users.find((user) => user.value === id)?.label ?? id)}
              />
            ),
          },
        ],
        get: (team_id) => call("GET /teams/{team_id}", { path: { team_id } }),
        valuesOf: (team) => ({ name: team?.name ?? "", member_ids: team?.member_ids ?? [] }),
        create: (body, idempotencyKey) => call("POST /teams", { body, idempotencyKey }),
        update: (team, body, version) =>
          call("PATCH /teams/{team_id}", { path: { team_id: team.id }, body, version }),
        remove: (team) => call("DELETE /teams/{team_id}", { path: { team_id: team.id } }),
        form: (form) => (
          <>
            <TextField form={form} name="name" label={t.name} />
            <SeveralField form={form} name="member_ids" label={t.members} items={users} optional />
          </>
        ),
      }}
    />
  );
}

function Faces({ names }: { readonly names: readonly string[] }) {
  const t = useTexts(texts);
  return (
    <span className="flex items-center gap-2" title={names.join(", ")}>
      <span className="flex gap-0.5 @max-[21rem]:hidden">
        {names.slice(0, FACES).map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </span>
      <span className="whitespace-nowrap text-small text-soft">{t.count(names.length)}</span>
    </span>
  );
}
