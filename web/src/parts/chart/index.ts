/** Charts, apart from the other parts since only few pages draw: `import { TimeChart } from "@/parts/chart"`. */
export * from "./bars";
export * from "./figure";
export { type Point, TimeChart } from "./time-chart";
