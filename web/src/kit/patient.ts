/** Pieces of the program that come later, on a line that may be cut meanwhile. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

const PAUSE = 3000;

/** Load it, again and again until it is there: what is lazy must not take the page down with it. */
export async function patient<T>(load: () => Promise<T>, pause = PAUSE): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      // No network, or another build: then the page is loaded anew by itself (shell/build.ts).
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** The component of that name, of a module that is loaded when it is first shown. */
export function lazily<Name extends string, Given>(
  load: () => Promise<Readonly<Record<Name, ComponentType<Given>>>>,
  name: Name,
): LazyExoticComponent<ComponentType<Given>> {
  return lazy(() => patient(load).then((module) => ({ default: module[name] })));
}
