import { Archive, Copy, MoreHorizontal, Tag } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Confirm,
  Dialog,
  Field,
  IconButton,
  Input,
  Menu,
  Popover,
  Sheet,
  Tabs,
  Tooltip,
  toast,
} from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { Row } from "./row";
import { texts } from "./texts";

export function Layers() {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const [shown, setShown] = useState<"dialog" | "sheet" | "confirm" | null>(null);
  const [tab, setTab] = useState<"all" | "open" | "solved">("open");
  const close = () => setShown(null);
  const items = [
    { label: t.assign, icon: <Copy />, keys: "a" },
    {
      label: t.tags,
      icon: <Tag />,
      items: [
        { label: t.mine, checked: true },
        { label: t.everybody, checked: false },
      ],
    },
    "line" as const,
    { label: t.remove, icon: <Archive />, danger: true, run: () => setShown("confirm") },
    { label: t.cancel, disabled: true },
  ];
  const form = (
    <Field label={t.name}>
      <Input defaultValue={t.example} />
    </Field>
  );
  const save = (
    <Button tone="main" onClick={close}>
      {t.save}
    </Button>
  );
  return (
    <div className="flex flex-col gap-3">
      <Row>
        <Menu
          trigger={<IconButton tone="plain" label={t.more} icon={<MoreHorizontal className="size-4" />} />}
          items={items}
        />
        <Popover label={t.name} trigger={<Button>{t.name}</Button>}>
          {form}
        </Popover>
        <Tooltip text={t.nameHint} keys="mod+k">
          <Button tone="quiet">{parts.search}</Button>
        </Tooltip>
        <Button onClick={() => setShown("dialog")}>{t.newTicket}</Button>
        <Button onClick={() => setShown("sheet")}>{t.sheet}</Button>
        <Button tone="danger" onClick={() => setShown("confirm")}>
          {t.remove}
        </Button>
      </Row>
      <Row>
        <Button onClick={() => toast({ text: t.assigned, undo: () => toast({ text: t.cancel }) })}>
          {t.assigned}
        </Button>
        <Button onClick={() => toast({ text: t.failed, tone: "bad" })}>{t.failed}</Button>
      </Row>
      <Tabs
        label={t.title}
        value={tab}
        onChange={setTab}
        tabs={(["all", "open", "solved"] as const).map((value) => ({
          value,
          label: t.tabs[value],
          content: <p className="pt-3 text-soft">{t.emptyHint}</p>,
        }))}
      />
      <Dialog title={t.newTicket} hint={t.emptyHint} open={shown === "dialog"} onClose={close} actions={save}>
        {form}
      </Dialog>
      <Sheet title={t.sheet} open={shown === "sheet"} onClose={close} actions={save}>
        {form}
      </Sheet>
      <Confirm
        danger
        title={t.question}
        hint={t.questionHint}
        open={shown === "confirm"}
        onClose={close}
        onYes={close}
        yes={t.remove}
        no={t.cancel}
      />
    </div>
  );
}
