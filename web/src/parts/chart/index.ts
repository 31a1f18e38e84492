/** Charts, apart from the other parts since only few pages draw: `import { ChartFigure } from "@/parts/chart"`. */
export * from "./bars";
export * from "./figure";
export type { Point, Series } from "./series";
