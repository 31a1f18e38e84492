/** What the workspace asks of a new ticket beyond what everybody asks. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type CategoryWire, type FieldWire, wireWhole } from "@/wire";
import { owed } from "./form";

const NOTHING: readonly never[] = [];

export interface Asked {
  readonly categories: readonly CategoryWire[];
  readonly asked: readonly FieldWire[];
}

/** The categories, and the fields that a ticket of this one must have. */
export function useAsked(category: string): Asked {
  const { data: categories = NOTHING } = useQuery(wireWhole("GET /categories"));
  const { data: fields = NOTHING } = useQuery(
    wireWhole("GET /fields", { entity: "ticket", order_dir: "asc" }),
  );
  const asked = useMemo(() => owed(fields, categories, category), [fields, categories, category]);
  return { categories, asked };
}
