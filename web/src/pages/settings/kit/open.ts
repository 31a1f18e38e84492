/** What stands open on a settings page is in its address: `?open=new`, `?open=tag_3`; a reload finds it again. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export interface SettingsSearch {
  readonly open?: string;
}

export function checkSearch(given: Record<string, unknown>): SettingsSearch {
  const { open } = given;
  return typeof open === "string" && open !== "" ? { open } : {};
}

export function useOpen(): readonly [open: string | null, set: (open: string | null) => void] {
  const search = useSearch({ strict: false }) as SettingsSearch;
  const navigate = useNavigate();
  const set = useCallback(
    (open: string | null) => void navigate({ to: ".", search: (open ? { open } : {}) as never }),
    [navigate],
  );
  return [search.open ?? null, set];
}
