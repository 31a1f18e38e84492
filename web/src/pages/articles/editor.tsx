/** The editor: text at one side, what readers will see at the other. Whatever is typed is kept until it is saved. */
import { useNavigate } from "@tanstack/react-router";
import { ExternalLink, MoreHorizontal, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { cx } from "@/kit/cx";
import { type Draft, useDraft } from "@/kit/use-draft";
import { Banner, Button, faultSentence, IconButton, Menu, toast } from "@/parts";
import { TAB } from "@/parts/tabs";
import { texts as partTexts } from "@/parts/texts";
import { useSession } from "@/session/session";
import { Page, useCommands } from "@/shell";
import { useTexts } from "@/texts";
import { type ArticleWire, isWireFault } from "@/wire";
import { useDelete } from "./going";
import { Heading } from "./heading";
import { Preview } from "./preview";
import { type ArticleTyped, type Status, typedArticle, useSave } from "./saving";
import { texts } from "./texts";
import { Writing } from "./writing";

interface Props {
  readonly article: ArticleWire | null;
  readonly version: number | undefined;
  /** Where a new article begins. */
  readonly section: string | undefined;
}

export function Editor({ article, version, section }: Props) {
  const t = useTexts(texts);
  const [side, setSide] = useState<"write" | "preview">("write");
  const draft = useDraft<ArticleTyped>(
    `parley.article.${article?.id ?? "new"}`,
    typedArticle(article, section),
    version,
  );
  const save = useSave(article, (status) => {
    draft.discard();
    const said = status === "published" ? t.published2 : status === "draft" ? t.withdrawn : t.saved;
    toast({ text: said, id: "article saved" });
  });
  const canSave = draft.value.title.trim() !== "" && !save.isPending;
  const send = (status?: Status, base = draft.base) => {
    if (canSave) save.mutate({ typed: draft.value, changed: draft.changed, base, status });
  };
  const again = () => {
    draft.rebase();
    send(save.variables?.status, version);
  };
  useCommands([{ id: "article.save", title: t.save, group: t.group, keys: "mod+s", run: () => send() }]);
  const title = draft.value.title.trim() || (article ? t.untitled : t.newArticle);
  const isPublished = article?.status === "published";
  return (
    <Page
      bare
      title={title}
      heading={<Heading title={title} status={article?.status} isDirty={draft.isDirty} />}
      actions={
        <>
          <Button
            disabled={!canSave || !draft.isDirty}
            busy={save.isPending}
            keys="mod+s"
            onClick={() => send()}
          >
            {t.save}
          </Button>
          {!isPublished && (
            <Button tone="main" disabled={!canSave} onClick={() => send("published")}>
              {t.publish}
            </Button>
          )}
          <More article={article} draft={draft} onWithdraw={() => send("draft")} />
        </>
      }
    >
      <Said error={save.error} draft={draft} isFresh={version !== draft.base} onAgain={again} />
      <div role="tablist" aria-label={t.title} className="flex gap-4 border-line border-b px-pad lg:hidden">
        {(["write", "preview"] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={side === each}
            data-state={side === each ? "active" : undefined}
            className={TAB}
            onClick={() => setSide(each)}
          >
            {t[each]}
          </button>
        ))}
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-1 lg:grid-cols-2">
        <div className={cx("min-h-0 overflow-y-auto", side === "preview" && "max-lg:hidden")}>
          <Writing draft={draft} isNew={!article} fault={isWireFault(save.error) ? save.error : undefined} />
        </div>
        <div
          className={cx(
            "min-h-0 overflow-y-auto border-line bg-side lg:border-s",
            side === "write" && "max-lg:hidden",
          )}
        >
          <Preview title={draft.value.title} body={draft.value.body} saved={article} />
        </div>
      </div>
    </Page>
  );
}

interface MoreProps {
  readonly article: ArticleWire | null;
  readonly draft: Draft<ArticleTyped>;
  readonly onWithdraw: () => void;
}

function More({ article, draft, onWithdraw }: MoreProps) {
  const t = useTexts(texts);
  const remove = useDelete();
  const navigate = useNavigate();
  const leave = () => {
    if (article) remove(article);
    void navigate({ to: "/articles", search: {} });
  };
  const { slug } = useSession().workspace;
  const see = () => open(`/w/${slug}/help/articles/${article?.slug}`, "_blank", "noopener");
  const items = [
    ...(article?.status === "published" ? [{ label: t.see, icon: <ExternalLink />, run: see }] : []),
    { label: t.discard, icon: <Undo2 />, disabled: !draft.isDirty, run: draft.discard },
    ...(article?.status === "published" ? [{ label: t.withdraw, run: onWithdraw }] : []),
    ...(article ? ["line" as const, { label: t.delete, icon: <Trash2 />, danger: true, run: leave }] : []),
  ];
  const trigger = <IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />;
  return <Menu align="end" trigger={trigger} items={items} />;
}

interface SaidProps {
  readonly error: unknown;
  readonly draft: Draft<ArticleTyped>;
  /** What stands on the server now is known: it can be written over. */
  readonly isFresh: boolean;
  readonly onAgain: () => void;
}

function Said({ error, draft, isFresh, onAgain }: SaidProps) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const hasMoved = isWireFault(error) && error.status === 412;
  if (!error && !draft.isRestored) return null;
  return (
    <div className="px-pad pt-2">
      {!error && (
        <Banner
          action={
            <Button small onClick={draft.discard}>
              {t.discard}
            </Button>
          }
        >
          {t.restored}
        </Banner>
      )}
      {hasMoved && (
        <Banner
          tone="warn"
          action={
            <Button small disabled={!isFresh} onClick={onAgain}>
              {t.anyway}
            </Button>
          }
        >
          {t.moved}
        </Banner>
      )}
      {error !== null && !hasMoved && <Banner tone="bad">{faultSentence(error, parts).text}</Banner>}
    </div>
  );
}
