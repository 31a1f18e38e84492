/** The server's sentence, as a pattern, and the same in German. The first that fits is said. */
export type Sentence = readonly [english: RegExp, german: string];
