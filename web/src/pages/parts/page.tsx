/** Every part in every state: looked at before a part is changed, and after. */
import { useEffect } from "react";
import { Card, Radio } from "@/parts";
import { usePreferences } from "@/shell/preferences";
import { texts as shellTexts } from "@/shell/texts";
import { useTexts } from "@/texts";
import { Charts } from "./charts";
import { Actions, Choosing, Fields } from "./controls";
import { Layers } from "./layers";
import { Lists } from "./lists";
import { States } from "./states";
import { texts } from "./texts";
import { Type, Words } from "./words";

export function PartsPage() {
  const t = useTexts(texts);
  const shell = useTexts(shellTexts);
  const { chosen, choose } = usePreferences();
  useEffect(() => {
    document.title = `${t.title} · Parley`;
  }, [t.title]);
  const groups = [
    [t.groups.actions, <Actions key="actions" />],
    [t.groups.fields, <Fields key="fields" />],
    [t.groups.choices, <Choosing key="choices" />],
    [t.groups.words, <Words key="words" />],
    [t.groups.layers, <Layers key="layers" />],
    [t.groups.states, <States key="states" />],
    [t.groups.lists, <Lists key="lists" />],
    [t.groups.charts, <Charts key="charts" />],
    [t.groups.type, <Type key="type" />],
  ] as const;
  return (
    <main className="mx-auto flex max-w-6xl flex-col gap-6 px-4 py-8 sm:px-8">
      <header className="flex flex-col gap-4">
        <h1 className="font-semibold text-display">{t.title}</h1>
        <p className="text-soft">{t.pitch}</p>
        <div className="flex flex-wrap gap-x-10 gap-y-3">
          <Radio
            row
            label={shell.theme}
            value={chosen.theme}
            onChange={(theme) => choose({ theme })}
            options={(["system", "light", "dark"] as const).map((value) => ({
              value,
              label: shell.themes[value],
            }))}
          />
          <Radio
            row
            label={shell.density}
            value={chosen.density}
            onChange={(density) => choose({ density })}
            options={(["comfortable", "compact"] as const).map((value) => ({
              value,
              label: shell.densities[value],
            }))}
          />
        </div>
      </header>
      <div data-sample className="gap-4 lg:columns-2">
        {groups.map(([title, content]) => (
          <Card key={title} title={title} className="mb-4 break-inside-avoid">
            {content}
          </Card>
        ))}
      </div>
    </main>
  );
}
