/**
 * Stands in for `react-style-singleton`, which Radix's scroll lock uses: it writes a <style> element, and our content
 * security policy forbids those. A constructed style sheet does the same and is allowed.
 */
import { useEffect } from "react";

interface Props {
  readonly styles: string;
  readonly dynamic?: boolean;
}

export function styleHookSingleton() {
  let users = 0;
  let sheet: CSSStyleSheet | undefined;
  return (styles: string, isDynamic?: boolean) => {
    // biome-ignore lint/correctness/useExhaustiveDependencies: as in the original, static styles are those of the first
    useEffect(() => {
      if (users++ === 0) {
        sheet = new CSSStyleSheet();
        document.adoptedStyleSheets.push(sheet);
      }
      sheet?.replaceSync(styles);
      return () => {
        if (--users === 0)
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
      };
    }, [styles && isDynamic]);
  };
}

export function styleSingleton() {
  const useStyle = styleHookSingleton();
  // biome-ignore lint/correctness/noComponentHookFactories: as in the original, called once for each kind of style
  return function Style({ styles, dynamic }: Props) {
    useStyle(styles, dynamic);
    return null;
  };
}
