/** A section made, renamed, moved or deleted. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId } from "react";
import { useDraft } from "@/kit/use-draft";
import { Banner, Button, Dialog, Field, faultSentence, Input, Select, Textarea, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call, isWireFault, type SectionWire } from "@/wire";
import { type Branch, choicesOf, within as sectionsWithin } from "./sections";
import { texts } from "./texts";

interface Props {
  /** The one to change; a new one without it. */
  readonly section: SectionWire | undefined;
  /** Where a new one begins. */
  readonly within: string | undefined;
  readonly tree: readonly Branch[];
  readonly onClose: () => void;
}
interface Typed {
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly parent_id: string;
}

function typedOf({ section, within }: Pick<Props, "section" | "within">): Typed {
  if (!section) return { title: "", slug: "", description: "", parent_id: within ?? "" };
  return { ...section, parent_id: section.parent_id ?? "" };
}

export function SectionDialog({ section, within, tree, onClose }: Props) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const form = useId();
  const original = typedOf({ section, within });
  const { title, slug, description, parent_id } = original;
  const draft = useDraft<Typed>(`parley.form.section.${section?.id ?? "new"}`, {
    title,
    slug,
    description,
    parent_id,
  });
  const done = useDone(() => {
    draft.discard();
    onClose();
  });
  const save = useSave(section, done);
  const remove = useRemove(section, done);
  const error = save.error ?? remove.error;
  const fault = isWireFault(error) ? error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  const isEmpty = section?.article_count === 0 && !tree.some((each) => each.section.parent_id === section.id);
  const barred = section ? sectionsWithin(tree, section.id) : new Set<string>();
  const actions = (
    <>
      {section && (
        <Button
          tone="danger"
          className="me-auto"
          disabled={!isEmpty}
          busy={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t.deleteSection}
        </Button>
      )}
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button
        type="submit"
        form={form}
        tone="main"
        busy={save.isPending}
        disabled={!draft.value.title.trim()}
      >
        {t.save}
      </Button>
    </>
  );
  const hint = section && !isEmpty ? t.notEmpty : t.sectionHint;
  return (
    <Dialog
      open
      title={section ? t.editSection : t.newSection}
      hint={hint}
      onClose={onClose}
      actions={actions}
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={submit}>
        {fault?.fields.length === 0 && <Banner tone="bad">{faultSentence(fault, parts).text}</Banner>}
        <Field label={t.sectionTitle} error={fault?.fieldMessage("title")}>
          <Input
            required
            maxLength={255}
            value={draft.value.title}
            onChange={(event) => draft.change({ title: event.target.value })}
          />
        </Field>
        <Field label={t.description} error={fault?.fieldMessage("description")} optional>
          <Textarea
            rows={2}
            maxLength={2000}
            value={draft.value.description}
            onChange={(event) => draft.change({ description: event.target.value })}
          />
        </Field>
        <Field label={t.parent} error={fault?.fieldMessage("parent_id")}>
          <Select
            value={draft.value.parent_id}
            onChange={(parent) => draft.change({ parent_id: parent })}
            options={[
              { value: "", label: t.top },
              ...choicesOf(tree.filter((each) => !barred.has(each.section.id))),
            ]}
          />
        </Field>
        <Field label={t.slug} hint={t.slugHint} error={fault?.fieldMessage("slug")} optional>
          <Input
            maxLength={100}
            value={draft.value.slug}
            onChange={(event) => draft.change({ slug: event.target.value })}
          />
        </Field>
      </form>
    </Dialog>
  );
}

function useDone(onDone: () => void): () => void {
  const client = useQueryClient();
  return () => {
    onDone();
    void client.invalidateQueries({ queryKey: ["sections"] });
  };
}

function useSave(section: SectionWire | undefined, onSuccess: () => void) {
  return useMutation({
    mutationFn: async ({ value, changed }: { value: Typed; changed: Partial<Typed> }) => {
      if (!section) {
        const { slug, parent_id, ...rest } = value;
        await call("POST /sections", { body: { ...rest, slug: slug || null, parent_id: parent_id || null } });
        return;
      }
      const { parent_id, slug, ...rest } = changed;
      const moved = parent_id === undefined ? {} : { parent_id: parent_id || null };
      const body = { ...rest, ...(slug ? { slug } : {}), ...moved };
      await call("PATCH /sections/{section_id}", { path: { section_id: section.id }, body });
    },
    onSuccess,
    meta: { saysFaults: true },
  });
}

/** Delete the empty section; undoing makes it again, since there was nothing in it. */
function useRemove(section: SectionWire | undefined, onSuccess: () => void) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      if (section) await call("DELETE /sections/{section_id}", { path: { section_id: section.id } });
    },
    onSuccess: () => {
      onSuccess();
      void navigate({ to: "/articles", search: {} });
      if (!section) return;
      const { title, slug, description, parent_id } = section;
      const undo = async () => {
        await call("POST /sections", { body: { title, slug, description, parent_id } });
        await client.invalidateQueries({ queryKey: ["sections"] });
      };
      toast({ text: t.sectionDeleted(title), undo: () => void undo().catch(() => undefined) });
    },
    meta: { saysFaults: true },
  });
}
