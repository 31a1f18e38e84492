/** The signs that a saved view may have, by the words the server keeps. */
import {
  Banknote,
  Bug,
  Clock,
  Flag,
  Flame,
  Globe,
  Heart,
  Lightbulb,
  type LucideIcon,
  Package,
  Phone,
  Shield,
  Star,
  Truck,
  Wrench,
  Zap,
} from "lucide-react";

export const VIEW_ICONS = {
  star: Star,
  flame: Flame,
  flag: Flag,
  clock: Clock,
  bug: Bug,
  money: Banknote,
  truck: Truck,
  heart: Heart,
  shield: Shield,
  wrench: Wrench,
  box: Package,
  globe: Globe,
  phone: Phone,
  idea: Lightbulb,
  bolt: Zap,
} satisfies Record<string, LucideIcon>;

export type ViewIcon = keyof typeof VIEW_ICONS;

/** A word that only another client knows has no sign here. */
export function iconOf(word: string | null | undefined): LucideIcon | undefined {
  return word && Object.hasOwn(VIEW_ICONS, word) ? VIEW_ICONS[word as ViewIcon] : undefined;
}
