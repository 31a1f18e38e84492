/** The second factor: proved by the password, scanned, confirmed by a code; then the recovery codes, once. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Badge, Button, Card, Dialog, toast } from "@/parts";
import { SESSION_KEY, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type TotpWire } from "@/wire";
import { CopyButton, FormBody, SecretDialog, TextField, useForm } from "../kit";
import { QrCode } from "./qr";
import { texts } from "./texts";

type Step =
  | { at: "rest" }
  | { at: "proving"; wish: "on" | "off" }
  | { at: "scanning"; totp: TotpWire }
  | { at: "codes"; codes: readonly string[] };

export function TwoFactor() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { totp_enabled: isOn, has_password: has } = useSession();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const rest = () => setStep({ at: "rest" });
  const refresh = () => client.invalidateQueries({ queryKey: SESSION_KEY });
  const proved = async (wish: "on" | "off", password: string) => {
    const body = has ? { password } : {};
    if (wish === "on") {
      const { data } = await call("POST /me/totp", { body });
      setStep({ at: "scanning", totp: data });
      return;
    }
    await call("DELETE /me/totp", { body });
    await refresh();
    toast({ text: t.turnedOff });
    rest();
  };
  const confirmed = async (code: string) => {
    const { data } = await call("POST /me/totp/confirm", { body: { code: code.replaceAll(/\s/g, "") } });
    setStep({ at: "codes", codes: data.recovery_codes });
    void refresh();
  };
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {t.factor} <Badge tone={isOn ? "good" : "plain"}>{isOn ? t.factorOn : t.factorOff}</Badge>
        </span>
      }
      hint={t.factorHint}
      action={
        <Button onClick={() => setStep({ at: "proving", wish: isOn ? "off" : "on" })}>
          {isOn ? t.turnOff : t.turnOn}
        </Button>
      }
    >
      {step.at === "proving" && <Proof wish={step.wish} onProved={proved} onClose={rest} />}
      {step.at === "scanning" && <Scan totp={step.totp} onCode={confirmed} onClose={rest} />}
      {step.at === "codes" && (
        <SecretDialog
          title={t.recoveryTitle}
          hint={t.recoveryHint}
          label={t.recovery}
          text={step.codes.join("\n")}
          onDone={rest}
        />
      )}
    </Card>
  );
}

interface ProofProps {
  readonly wish: "on" | "off";
  readonly onProved: (wish: "on" | "off", password: string) => Promise<void>;
  readonly onClose: () => void;
}

function Proof({ wish, onProved, onClose }: ProofProps) {
  const t = useTexts(texts);
  const { has_password: has } = useSession();
  // Who has no password proves nothing more than the session does: a click is all.
  const form = useForm<{ password: string; sure: boolean }>({
    base: { password: "", sure: false },
    save: (_, { password }) => onProved(wish, password),
  });
  return (
    <Dialog open title={wish === "on" ? t.turnOn : t.turnOff} hint={t.proveHint} onClose={onClose}>
      {has ? (
        <FormBody form={form} submit={t.proceed}>
          <TextField
            form={form}
            name="password"
            type="password"
            label={t.prove}
            autoComplete="current-password"
          />
        </FormBody>
      ) : (
        <Button tone="main" busy={form.busy} onClick={() => void form.submit()}>
          {t.proceed}
        </Button>
      )}
    </Dialog>
  );
}

interface ScanProps {
  readonly totp: TotpWire;
  readonly onCode: (code: string) => Promise<void>;
  readonly onClose: () => void;
}

function Scan({ totp, onCode, onClose }: ScanProps) {
  const t = useTexts(texts);
  const form = useForm<{ code: string }>({ base: { code: "" }, save: (_, { code }) => onCode(code) });
  return (
    <Dialog open title={t.factor} hint={t.scan} onClose={onClose}>
      <div className="flex flex-col gap-4 pb-3">
        <div className="flex flex-col items-center gap-3">
          <QrCode text={totp.otpauth_url} label={t.qr} />
          <p className="text-center text-small text-soft">{t.cannotScan}</p>
          <p className="flex items-center gap-1">
            <code className="break-all">{totp.secret}</code>
            <CopyButton text={totp.secret} />
          </p>
        </div>
        <FormBody form={form} submit={t.confirm}>
          <TextField
            form={form}
            name="code"
            label={t.code}
            autoComplete="one-time-code"
            placeholder="123456"
            mono
          />
        </FormBody>
      </div>
    </Dialog>
  );
}
