/** In which order the list stands. */
import { ArrowDownWideNarrow } from "lucide-react";
import { Button, Menu } from "@/parts";
import { useTexts } from "@/texts";
import type { Order, OrderBy, OrderDir } from "./place";
import { texts } from "./texts";

const ORDERS = [
  "updated_at desc",
  "updated_at asc",
  "created_at desc",
  "created_at asc",
  "priority desc",
  "priority asc",
] as const;

interface Props {
  readonly order: Order;
  readonly onChange: (order: Order) => void;
}

export function SortMenu({ order, onChange }: Props) {
  const t = useTexts(texts);
  const current = `${order.order_by} ${order.order_dir}` as const;
  const items = ORDERS.map((each) => {
    const [order_by, order_dir] = each.split(" ") as [OrderBy, OrderDir];
    return {
      key: each,
      label: t.sorts[each],
      checked: each === current,
      run: () => onChange({ order_by, order_dir }),
    };
  });
  const trigger = (
    <Button
      small
      tone="quiet"
      aria-label={`${t.sort}: ${t.sorts[current]}`}
      icon={<ArrowDownWideNarrow aria-hidden className="size-3.5" />}
    >
      <span className="max-lg:hidden">{t.sorts[current]}</span>
    </Button>
  );
  return <Menu trigger={trigger} heading={t.sort} items={items} align="end" />;
}
