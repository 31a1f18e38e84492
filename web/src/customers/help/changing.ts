/** Put one page's content into another that stands open: the search stays where it is, with what is typed in it. */
export function changedPart(open: Document, page: Document): boolean {
  const [old, next] = [open.getElementById("content"), page.getElementById("content")];
  if (!old || !next) return false;
  old.replaceChildren(...next.childNodes);
  open.title = page.title;
  return true;
}
