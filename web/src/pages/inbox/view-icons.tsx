/** Choose a view's sign: one of a few, or the usual one. */
import { Bookmark, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { iconTexts } from "./texts-icons";
import { VIEW_ICONS, type ViewIcon } from "./view-icon";

interface Props {
  readonly value: string | null;
  readonly onChange: (icon: string | null) => void;
}

const ALL = Object.entries(VIEW_ICONS) as readonly (readonly [ViewIcon, LucideIcon])[];

export function IconChoice({ value, onChange }: Props) {
  const t = useTexts(iconTexts);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-small">{t.viewIcon}</legend>
      <div className="flex flex-wrap gap-1">
        <Sign label={t.noIcon} Icon={Bookmark} isChosen={value === null} onChoose={() => onChange(null)} />
        {ALL.map(([word, Icon]) => (
          <Sign
            key={word}
            label={t.icons[word]}
            Icon={Icon}
            isChosen={value === word}
            onChoose={() => onChange(word)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SignProps {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** Arrow keys move between them, as between all radios of a name. */
function Sign({ label, Icon, isChosen, onChoose }: SignProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      title={label}
      className={cx(
        "flex size-control cursor-pointer items-center justify-center rounded-md border transition-colors has-focus-visible:outline-2 has-focus-visible:outline-mark",
        isChosen ? "border-mark bg-chosen text-mark" : "border-line text-soft hover:bg-hover",
      )}
    >
      <input
        id={id}
        type="radio"
        name="view-icon"
        aria-label={label}
        checked={isChosen}
        onChange={onChoose}
        className="sr-only"
      />
      <Icon aria-hidden className="size-4" />
    </label>
  );
}
