/** A page that is on its way, in the shape of most pages. */
import { Skeleton, SkeletonRows } from "@/parts";

export function Waiting() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center border-line border-b px-pad">
        <Skeleton className="h-4 w-36" />
      </div>
      <SkeletonRows count={9} />
    </div>
  );
}
