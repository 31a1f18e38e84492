/** Title, place and text of an article. */
import type { Draft } from "@/kit/use-draft";
import { Field, Input, Select } from "@/parts";
import { useTexts } from "@/texts";
import type { WireFault } from "@/wire";
import { Body } from "./body";
import type { ArticleTyped } from "./saving";
import { choicesOf, treeOf, useSections } from "./sections";
import { texts } from "./texts";

interface Props {
  readonly draft: Draft<ArticleTyped>;
  readonly isNew: boolean;
  readonly fault: WireFault | undefined;
}

export function Writing({ draft: { value, change }, isNew, fault }: Props) {
  const t = useTexts(texts);
  const { data: sections } = useSections();
  return (
    <div className="mx-auto flex min-h-full max-w-3xl flex-col gap-4 p-pad">
      <Field label={t.name} error={fault?.fieldMessage("title")}>
        <Input
          required
          maxLength={255}
          autoFocus={isNew}
          className="font-semibold text-lead"
          value={value.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.section} error={fault?.fieldMessage("collection_id")}>
          <Select
            value={value.section}
            onChange={(section) => change({ section })}
            options={[{ value: "", label: t.noSection }, ...choicesOf(treeOf(sections ?? []))]}
          />
        </Field>
        <Field label={t.slug} hint={t.slugHint} error={fault?.fieldMessage("slug")} optional>
          <Input
            maxLength={100}
            spellCheck={false}
            value={value.slug}
            onChange={(event) => change({ slug: event.target.value.trim().toLowerCase() })}
          />
        </Field>
      </div>
      <Body body={value.body} onChange={(body) => change({ body })} fault={fault} />
    </div>
  );
}
