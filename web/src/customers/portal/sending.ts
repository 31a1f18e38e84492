/** Files on their way: uploaded one after another, once each, however often the request they belong to is tried. */
import { call } from "@/wire/client";

const sent = new WeakMap<File, string>();

/** Upload what was not uploaded before; return the ids of all. */
export async function upload(files: readonly File[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    let id = sent.get(file);
    if (id === undefined) {
      const body = new FormData();
      body.append("file", file);
      id = (await call("POST /portal/files", { body })).data.id;
      sent.set(file, id);
    }
    ids.push(id);
  }
  return ids;
}
