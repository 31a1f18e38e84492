import { Filter } from "lucide-react";
import {
  Avatar,
  Badge,
  Chip,
  DateTime,
  type Priority,
  PriorityIcon,
  type State,
  StatusDot,
  type Tone,
} from "@/parts";
import { useTexts } from "@/texts";
import { Row } from "./row";
import { texts } from "./texts";

const TONES: readonly Tone[] = ["plain", "mark", "good", "warn", "bad", "info", "note", "plum"];
const STATES: readonly State[] = ["open", "in_progress", "pending", "on_hold", "solved", "closed"];
const PRIORITIES: readonly Priority[] = ["urgent", "high", "medium", "low"];
const COLORS = [
  "bg-paper",
  "bg-side",
  "bg-raised",
  "bg-sunk",
  "bg-hover",
  "bg-press",
  "bg-chosen",
  "bg-mark",
  "bg-mark-soft",
  "bg-good",
  "bg-warn",
  "bg-bad",
  "bg-info",
  "bg-note",
  "bg-plum",
];
const MINUTE = 60_000;

export function Words() {
  const t = useTexts(texts);
  const now = Date.now();
  return (
    <>
      <Row>
        <Chip>{t.example}</Chip>
        <Chip onRemove={() => undefined}>{t.tabs.open}</Chip>
        <Chip
          icon={<Filter className="size-3" />}
          onRemove={() => undefined}
          name={t.priority}
          className="max-w-44"
        >
          {t.long}
        </Chip>
      </Row>
      <Row>
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {t.tabs.open}
          </Badge>
        ))}
      </Row>
      <Row>
        {STATES.map((state) => (
          <StatusDot key={state} state={state} named />
        ))}
      </Row>
      <Row>
        {PRIORITIES.map((priority) => (
          <PriorityIcon key={priority} priority={priority} named />
        ))}
      </Row>
      <Row>
        <Avatar name="Ada Lovelace" size="large" />
        <Avatar name="Grace Hopper" size="medium" />
        <Avatar name="Zoë" />
        <Avatar name="李 小龙" />
        <Avatar name="" size="tiny" />
      </Row>
      <Row>
        {[0, 5, 190, 3000, 40_000].map((minutes) => (
          <Badge key={minutes}>
            <DateTime at={now - minutes * MINUTE} />
            <DateTime at={now - minutes * MINUTE} show="short" />
          </Badge>
        ))}
        <DateTime at={now} show="date" /> <DateTime at={now} show="time" />
      </Row>
    </>
  );
}

export function Type() {
  const t = useTexts(texts);
  return (
    <div className="flex flex-col gap-2">
      {["text-display", "text-title", "text-lead", "text-body", "text-small", "text-tiny"].map((size) => (
        <p key={size} className={size}>
          {t.example} <code className="text-faint">{size}</code>
        </p>
      ))}
      <p className="text-soft">{t.emptyHint}</p>
      <p className="text-faint">{t.emptyHint}</p>
      <div className="mt-2 grid grid-cols-5 gap-2">
        {COLORS.map((color) => (
          <figure key={color} className="text-small">
            <div className={`h-9 rounded-md border border-line ${color}`} />
            <figcaption className="truncate text-faint">{color.slice(3)}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}
