/** One's own password. Nothing of it is kept anywhere. */
import { useQueryClient } from "@tanstack/react-query";
import { Card, toast } from "@/parts";
import { enter, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import { FormBody, TextField, useForm } from "../kit";
import { texts } from "./texts";

interface Values {
  current_password: string;
  password: string;
}
const EMPTY: Values = { current_password: "", password: "" };

export function Password() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { has_password: has, user } = useSession();
  const form = useForm<Values>({
    base: EMPTY,
    save: async (_, { current_password, password }) => {
      const { data } = await call("PUT /me/password", {
        body: { password, ...(has ? { current_password } : {}) },
      });
      enter(client, data);
      void client.invalidateQueries({ queryKey: ["sessions"] });
      toast({ text: t.changed });
    },
  });
  return (
    <Card title={t.password} hint={has ? t.passwordHint : t.noPassword}>
      <FormBody form={form} submit={has ? t.change : t.set}>
        {/* For password managers: whose password it is. */}
        <input type="email" autoComplete="username" value={user.email} readOnly hidden />
        {has && (
          <TextField
            form={form}
            name="current_password"
            type="password"
            label={t.current}
            autoComplete="current-password"
          />
        )}
        <TextField
          form={form}
          name="password"
          type="password"
          label={t.next}
          hint={t.nextHint}
          autoComplete="new-password"
        />
      </FormBody>
    </Card>
  );
}
