import { expect, test } from "vitest";
import { patient } from "@/kit/patient";

test("a piece that cannot be loaded is asked for until it is there", async () => {
  let asked = 0;
  const load = () => (++asked < 3 ? Promise.reject(new Error("no network")) : Promise.resolve("piece"));
  expect(await patient(load, 1)).toBe("piece");
  expect(asked).toBe(3);
});
