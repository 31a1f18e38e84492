/** Files are attached; words and pictures that come along as words are left to whoever shows words. */
export function takeFiles(data: DataTransfer | null, onFiles: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])];
  const hasWords = data?.types.includes("text/plain") || data?.types.includes("text/html");
  if (files.length === 0 || (hasWords && data?.types.includes("text/rtf"))) return false;
  onFiles(files);
  return true;
}
