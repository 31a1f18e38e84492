/** Theme, density, language, zone, shortcuts, undo: they hold at once, without saving. */
import { Card, Combobox, Field, Radio, Select, Switch } from "@/parts";
import { usePreferences } from "@/shell";
import { LANGUAGES, useTexts } from "@/texts";
import { texts } from "./texts";

const THEMES = ["system", "light", "dark"] as const;
const DENSITIES = ["comfortable", "compact"] as const;
const SECONDS = [0, 5, 10, 20, 30, 60];

export function Looks() {
  const t = useTexts(texts);
  const { chosen, choose } = usePreferences();
  const zones = [...new Set([chosen.timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const waits = [...new Set([...SECONDS, chosen.undo_seconds])].toSorted((one, other) => one - other);
  return (
    <Card title={t.looks} hint={t.looksHint}>
      <div className="grid gap-4 xl:grid-cols-2">
        <Field label={t.theme}>
          <Radio
            row
            label={t.theme}
            value={chosen.theme}
            onChange={(theme) => choose({ theme })}
            options={THEMES.map((value) => ({ value, label: t.themes[value] }))}
          />
        </Field>
        <Field label={t.density}>
          <Radio
            row
            label={t.density}
            value={chosen.density}
            onChange={(density) => choose({ density })}
            options={DENSITIES.map((value) => ({ value, label: t.densities[value] }))}
          />
        </Field>
        <Field label={t.language}>
          <Select
            value={chosen.language}
            options={LANGUAGES}
            onChange={(language) => choose({ language: language as typeof chosen.language })}
          />
        </Field>
        <Field label={t.timezone}>
          <Combobox
            label={t.timezone}
            value={chosen.timezone}
            items={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            onChange={(timezone) => choose({ timezone })}
          />
        </Field>
        <Field label={t.undo} hint={t.undoHint}>
          <Select
            value={String(chosen.undo_seconds)}
            options={waits.map((count) => ({ value: String(count), label: t.seconds(count) }))}
            onChange={(value) => choose({ undo_seconds: Number(value) })}
          />
        </Field>
        <div className="self-center">
          <Switch
            label={t.shortcuts}
            hint={t.shortcutsHint}
            checked={chosen.shortcuts}
            onChange={(shortcuts) => choose({ shortcuts })}
          />
        </div>
      </div>
    </Card>
  );
}
