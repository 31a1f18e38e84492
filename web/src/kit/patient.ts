/** Pieces of the program that come later, on a line that may be cut meanwhile. */

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
