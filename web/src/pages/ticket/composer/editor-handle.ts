/** What can be asked of the editor, and how its words are set: known without its code. */
export interface EditorHandle {
  readonly focus: () => void;
  readonly insert: (html: string) => void;
  readonly take: (typed: Taken) => void;
}

/** What was typed before the editor was there. `caret` is where in `text` the selection stands, null without focus. */
export interface Taken {
  readonly before: string;
  readonly text: string;
  readonly caret: readonly [start: number, end: number] | null;
}

export const WORDS_BOX =
  "min-h-20 max-h-[40dvh] overflow-y-auto px-pad py-2 outline-none break-words [overflow-wrap:anywhere] leading-relaxed";
