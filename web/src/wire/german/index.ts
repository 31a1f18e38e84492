/** What the server says in its own words, in German. A sentence that is not known here stays as it is: a test finds it. */
import { FAILURES } from "./failures";
import { RULES } from "./rules";
import { VALUES } from "./values";

const SAID = [...VALUES, ...RULES, ...FAILURES];

export function inGerman(message: string): string {
  const known = SAID.find(([english]) => english.test(message));
  return known ? message.replace(...known) : message;
}
