/** A picture in a message: of our own host after a click, of another one never; a link leads to it. */
import { ExternalLink, Image } from "lucide-react";
import { useState } from "react";
import { useTexts } from "@/texts";
import { texts } from "./texts";

const BOX =
  "my-1 inline-flex max-w-full items-center gap-1.5 rounded-md border border-line bg-sunk px-2 py-1 text-small text-soft hover:bg-hover hover:text-ink";

interface Props {
  readonly src: string | null;
  readonly alt: string | null;
}

export function Picture({ src, alt }: Props) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  const address = addressOf(src);
  if (!address) return alt ? <span className={BOX}>{alt}</span> : null;
  if (address.origin !== location.origin) {
    return (
      <a
        href={address.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={t.pictureHint}
        className={BOX}
      >
        <Image aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{alt || t.picture(address.host)}</span>
        <ExternalLink aria-hidden className="size-3 shrink-0" />
      </a>
    );
  }
  if (shown)
    return <img src={address.href} alt={alt ?? ""} className="my-1 max-h-96 max-w-full rounded-md" />;
  return (
    <button type="button" className={BOX} onClick={() => setShown(true)}>
      <Image aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{alt || t.showPicture}</span>
    </button>
  );
}

/** An address of the web; null for anything else, such as a part of a mail. */
function addressOf(src: string | null): URL | null {
  if (!src) return null;
  try {
    const url = new URL(src, location.origin);
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}
