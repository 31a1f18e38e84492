import { Archive, Check, MoreHorizontal, Search, UserPlus } from "lucide-react";
import { useState } from "react";
import {
  Avatar,
  Button,
  type ButtonTone,
  Checkbox,
  Combobox,
  Field,
  IconButton,
  Input,
  Kbd,
  Radio,
  Select,
  Switch,
  Textarea,
} from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { Row } from "./row";
import { texts } from "./texts";

const TONES: readonly ButtonTone[] = ["main", "plain", "quiet", "danger"];
const PEOPLE = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Edsger Dijkstra", "Barbara Liskov"];

export function Actions() {
  const t = useTexts(texts);
  const words = { main: t.save, plain: t.assign, quiet: t.cancel, danger: t.remove };
  return (
    <>
      {[{}, { small: true }, { disabled: true }, { busy: true }].map((state) => (
        <Row key={JSON.stringify(state)}>
          {TONES.map((tone) => (
            <Button key={tone} tone={tone} {...state}>
              {words[tone]}
            </Button>
          ))}
        </Row>
      ))}
      <Row>
        <Button icon={<UserPlus className="size-4" />} keys="a">
          {t.assign}
        </Button>
        <Button tone="main" icon={<Check className="size-4" />} keys="mod+enter">
          {t.save}
        </Button>
        <IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />
        <IconButton label={t.remove} icon={<Archive className="size-4" />} keys="e" pressed />
        <IconButton small tone="plain" label={t.more} icon={<MoreHorizontal className="size-4" />} />
        <Kbd keys="mod+shift+k" />
        <Kbd keys="g i" />
      </Row>
    </>
  );
}

export function Fields() {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const priorities = (["urgent", "high", "medium", "low"] as const).map((value) => ({
    value,
    label: parts.priority[value],
  }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t.name} hint={t.nameHint}>
        <Input placeholder={t.example} />
      </Field>
      <Field label={t.name} error={t.nameWrong}>
        <Input defaultValue={t.example} />
      </Field>
      <Field label={t.name} optional>
        <Input disabled defaultValue={t.long} />
      </Field>
      <Field label={parts.search} hideLabel>
        <Input type="search" icon={<Search />} placeholder={parts.search} />
      </Field>
      <Field label={t.priority}>
        <Select options={priorities} defaultValue="medium" />
      </Field>
      <Field label={t.message} className="sm:col-span-2">
        <Textarea defaultValue={t.reply} />
      </Field>
    </div>
  );
}

export function Choosing() {
  const t = useTexts(texts);
  const [on, setOn] = useState(true);
  const [who, setWho] = useState<"everybody" | "mine">("mine");
  const [person, setPerson] = useState<string | null>("Grace Hopper");
  const [several, setSeveral] = useState<readonly string[]>(["Ada Lovelace"]);
  const people = PEOPLE.map((name) => ({
    value: name,
    label: name,
    icon: <Avatar size="tiny" name={name} />,
  }));
  const toggle = (name: string) =>
    setSeveral((old) => (old.includes(name) ? old.filter((each) => each !== name) : [...old, name]));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="flex flex-col gap-3">
        <Checkbox label={t.notify} hint={t.notifyHint} checked={on} onChange={setOn} />
        <Checkbox label={t.everybody} checked="indeterminate" onChange={setOn} />
        <Checkbox label={t.mine} checked={false} disabled onChange={setOn} />
        <Switch label={t.notify} hint={t.notifyHint} checked={on} onChange={setOn} />
        <Switch label={t.mine} checked={!on} onChange={(next) => setOn(!next)} />
      </div>
      <div className="flex flex-col gap-3">
        <Field label={t.assignee}>
          <Combobox label={t.assignee} items={people} value={person} onChange={setPerson} />
        </Field>
        <Field label={t.tags}>
          <Combobox label={t.tags} items={people} value={several} onChange={toggle} onCreate={toggle} />
        </Field>
        <Radio
          label={t.visibility}
          value={who}
          onChange={setWho}
          options={[
            { value: "everybody", label: t.everybody },
            { value: "mine", label: t.mine, hint: t.notifyHint },
          ]}
        />
      </div>
    </div>
  );
}
