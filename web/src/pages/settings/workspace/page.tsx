/** The workspace: its name, its hosts, and the versions that its doors speak. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Banner, Card, DateTime, ErrorState, Field, Input, SkeletonRows, toast } from "@/parts";
import { SESSION_KEY, useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, versionOf, type WorkspaceWire, wireQuery } from "@/wire";
import { Facts, type Form, FormBody, SettingsPage, TextField, useAll, useForm, WordsField } from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  hosts: string[];
  api_versions: Record<string, string>;
}

export function WorkspacePage() {
  const t = useTexts(texts);
  const { data, error, refetch } = useQuery({ ...wireQuery("GET /workspace"), structuralSharing: false });
  return (
    <SettingsPage title={t.title} hint={t.hint} narrow>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonRows count={4} />}
      {data && <Workspace workspace={data.data} version={versionOf(data)} />}
    </SettingsPage>
  );
}

interface Props {
  readonly workspace: WorkspaceWire;
  readonly version: number | undefined;
}

function Workspace({ workspace, version }: Props) {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const client = useQueryClient();
  const owner = useAll("GET /users", { role: "owner" }).data?.find((user) => user.id === workspace.owner_id);
  const form = useForm<Values>({
    base: { name: workspace.name, hosts: workspace.hosts, api_versions: workspace.api_versions },
    place: "workspace",
    save: async ({ api_versions, ...changes }) => {
      const body = {
        ...changes,
        ...(api_versions ? { api_versions: spoken(workspace.api_versions, api_versions) } : {}),
      };
      try {
        await call("PATCH /workspace", { body, version });
      } finally {
        await client.invalidateQueries({ queryKey: ["workspace"] });
        void client.invalidateQueries({ queryKey: SESSION_KEY });
      }
      toast({ text: t.saved });
    },
  });
  return (
    <>
      {!mayChange && <Banner>{t.readOnly}</Banner>}
      <Card>
        <FormBody form={form} readOnly={!mayChange}>
          <TextField form={form} name="name" label={t.name} hint={t.nameHint} />
          <WordsField
            form={form}
            name="hosts"
            label={t.hosts}
            hint={t.hostsHint}
            placeholder="help.example.com"
            optional
          />
          <Versions form={form} />
        </FormBody>
      </Card>
      <Card>
        <Facts
          facts={[
            [t.slug, <code key="slug">{workspace.slug}</code>],
            [t.owner, owner?.name ?? "—"],
            [t.created, <DateTime key="created" at={workspace.created_at} show="full" />],
          ]}
        />
      </Card>
    </>
  );
}

/** Return the versions to send: those that were emptied are taken away. */
export function spoken(
  old: Record<string, string>,
  next: Record<string, string>,
): Record<string, string | null> {
  const gone = Object.keys(old).filter((door) => !next[door]);
  const kept = Object.entries(next).filter(([, version]) => version !== "");
  return { ...Object.fromEntries(gone.map((door) => [door, null])), ...Object.fromEntries(kept) };
}

/** Of the doors, these have versions. */
const DOORS = ["featurebase"];
const NAMES: Readonly<Record<string, string>> = { featurebase: "Featurebase" };

function Versions({ form }: { readonly form: Form<Values> }) {
  const t = useTexts(texts);
  const versions = form.values.api_versions;
  const doors = [...new Set([...DOORS, ...Object.keys(versions)])];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium text-small text-soft">{t.versions}</legend>
      <p className="mb-1 text-faint text-small">{t.versionsHint}</p>
      {doors.map((door) => (
        <Field key={door} label={t.door(NAMES[door] ?? door)} error={form.errorOf(`api_versions.${door}`)}>
          <Input
            className="font-mono"
            value={versions[door] ?? ""}
            placeholder="2026-01-01.nova"
            onChange={(event) => form.set({ api_versions: { ...versions, [door]: event.target.value } })}
          />
        </Field>
      ))}
    </fieldset>
  );
}
