/** The person's own settings. */
import { useQueryClient } from "@tanstack/react-query";
import { Avatar, Card, toast } from "@/parts";
import { SESSION_KEY, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import { Facts, FormBody, kitTexts, SettingsPage, TextField, useForm } from "../kit";
import { Looks } from "./looks";
import { Password } from "./password";
import { Sessions } from "./sessions";
import { texts } from "./texts";
import { TwoFactor } from "./two-factor";

export function ProfilePage() {
  const t = useTexts(texts);
  return (
    <SettingsPage title={t.title} hint={t.hint} narrow>
      <You />
      <Looks />
      <Password />
      <TwoFactor />
      <Sessions />
    </SettingsPage>
  );
}

interface Values {
  name: string;
}

function You() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const client = useQueryClient();
  const { user } = useSession();
  const form = useForm<Values>({
    base: { name: user.name },
    place: "profile",
    save: async (body) => {
      await call("PATCH /me", { body });
      await client.invalidateQueries({ queryKey: SESSION_KEY });
      void client.invalidateQueries({ queryKey: ["users"] });
      toast({ text: t.saved });
    },
  });
  return (
    <Card title={t.you}>
      <div className="mb-4 flex items-center gap-4">
        <Avatar name={form.values.name || user.name} src={user.avatar_url ?? null} size="large" />
        <Facts
          facts={[
            [t.email, user.email],
            [t.role, kit.roles[user.role as keyof typeof kit.roles]],
          ]}
        />
      </div>
      <FormBody form={form}>
        <TextField form={form} name="name" label={t.name} hint={t.nameHint} autoComplete="name" />
      </FormBody>
    </Card>
  );
}
