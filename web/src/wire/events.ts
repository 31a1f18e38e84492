/** Server-sent events by `fetch`, since ours have names that are not known beforehand (EventSource wants each). */

export interface StreamEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** Read a stream until it ends; `onEvent` hears each event, `onId` each new place to resume from. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: StreamEvent) => void,
  onId: (id: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = parse(block);
      if (event.id) onId(event.id);
      if (event.data) onEvent(event);
    }
  }
}

/** Parse one block of a stream: lines of `field: value`; several data lines are joined. */
export function parse(block: string): StreamEvent {
  const event = { id: "", type: "message", data: "" };
  for (const line of block.split("\n")) {
    const at = line.indexOf(":");
    if (at <= 0) continue;
    const field = line.slice(0, at);
    const value = line.slice(at + 1).replace(/^ /, "");
    if (field === "id") event.id = value;
    else if (field === "event") event.type = value;
    else if (field === "data") event.data += (event.data && "\n") + value;
  }
  return event;
}
