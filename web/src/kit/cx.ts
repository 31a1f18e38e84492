/** Join the class names that are there; what is no text is a condition that did not hold. */
export function cx(...names: readonly unknown[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
