/** What a page takes from the shell. */
export {
  type Command,
  type Source as PaletteSource,
  useCommands,
  usePaletteSource,
} from "./commands/registry";
export { useRowKeys } from "./commands/row-keys";
export { type LiveEvent, useConnection, useLive } from "./live/live";
export { type Present, usePresent } from "./live/presence";
export { Page } from "./page";
export { usePreferences } from "./preferences";
export { NAV_LINE, SidebarSection } from "./sidebar/entries";
export { useIsPhone } from "./sidebar/sidebar";
