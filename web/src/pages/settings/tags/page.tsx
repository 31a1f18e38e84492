/** Tags: name and colour. */
import { Tags } from "lucide-react";
import { DateTime } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type TagWire } from "@/wire";
import { COLORS, ColorDot, ColorField, ResourcePage, TextField, useAll } from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  color: string;
}

export function TagsPage() {
  const t = useTexts(texts);
  const mayChange = useMay("write");
  const rows = useAll("GET /tags");
  const byName = rows.data?.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <ResourcePage<TagWire, Values>
      resource={{
        name: "tags",
        texts: t,
        icon: <Tags />,
        rows: { data: byName, error: rows.error, refetch: rows.refetch },
        mayChange,
        titleOf: (tag) => tag.name,
        title: (tag) => (
          <>
            <ColorDot color={tag.color} />
            <span className="truncate">{tag.name}</span>
          </>
        ),
        columns: [
          {
            key: "created",
            title: t.created,
            wideOnly: true,
            cell: (tag) => <DateTime at={tag.created_at} show="date" />,
          },
        ],
        get: (tag_id) => call("GET /tags/{tag_id}", { path: { tag_id } }),
        valuesOf: (tag) => ({ name: tag?.name ?? "", color: tag?.color ?? COLORS.grey }),
        create: (body, idempotencyKey) => call("POST /tags", { body, idempotencyKey }),
        update: (tag, body, version) =>
          call("PATCH /tags/{tag_id}", { path: { tag_id: tag.id }, body, version }),
        remove: (tag) => call("DELETE /tags/{tag_id}", { path: { tag_id: tag.id } }),
        form: (form) => (
          <>
            <TextField form={form} name="name" label={t.name} />
            <ColorField form={form} />
          </>
        ),
      }}
    />
  );
}
