/** Which tickets: a button for each of what tells them apart, whose list is searched by typing. */
import { ChevronDown, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { cx } from "@/kit/cx";
import { Button, Combobox } from "@/parts";
import { useIsPhone } from "@/shell";
import { useTexts } from "@/texts";
import { useChoices } from "./names";
import { FILTERS, type Filter, type ReportsState, type SetState } from "./route";
import { texts } from "./texts";

interface Props {
  readonly state: ReportsState;
  readonly set: SetState;
}

export function Filters({ state, set }: Props) {
  const t = useTexts(texts);
  const isPhone = useIsPhone();
  const chosen = FILTERS.filter((each) => state[each]);
  const [isShown, setIsShown] = useState(chosen.length > 0);
  const clear = () => set(Object.fromEntries(FILTERS.map((each) => [each, undefined])));
  return (
    <>
      {isPhone && (
        <Button
          icon={<SlidersHorizontal className="size-4" />}
          aria-expanded={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {chosen.length > 0 ? t.filtersSet(chosen.length) : t.filters}
        </Button>
      )}
      {(!isPhone || isShown) && (
        <fieldset aria-label={t.filters} className="contents">
          {FILTERS.map((name) => (
            <One key={name} name={name} value={state[name]} onChange={(value) => set({ [name]: value })} />
          ))}
        </fieldset>
      )}
      {chosen.length > 0 && (
        <Button tone="quiet" onClick={clear}>
          {t.clear}
        </Button>
      )}
    </>
  );
}

interface OneProps {
  readonly name: Filter;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

const ANY = "any";

function One({ name, value, onChange }: OneProps) {
  const t = useTexts(texts);
  const [isOpen, setIsOpen] = useState(false);
  const choices = useChoices(name, isOpen || value !== undefined);
  const label = choices?.find((each) => each.value === value)?.label;
  const items = [{ value: ANY, label: t.any[name] }, ...(choices ?? [])];
  const trigger = (
    <Button className={cx("max-w-56 font-normal max-sm:max-w-none max-sm:flex-1", value && "border-mark")}>
      <span className="min-w-0 truncate">
        {t.by[name]}
        {value && `: ${label ?? (choices ? t.gone(value) : "…")}`}
      </span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
    </Button>
  );
  return (
    <Combobox
      label={t.by[name]}
      items={items}
      value={value ?? ANY}
      onChange={(next) => onChange(next === ANY ? undefined : next)}
      open={isOpen}
      onOpenChange={setIsOpen}
      loading={isOpen && !choices}
      trigger={trigger}
    />
  );
}
