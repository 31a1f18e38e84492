/** News at the bottom stand their time, whatever they replace. */
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Toaster, toast } from "@/parts/toast";

const SECONDS = 3;

function say(text: string) {
  act(() => {
    toast({ id: "same", text, seconds: SECONDS });
  });
}

function wait(seconds: number) {
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
}

describe("A toast", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("that takes another's place stands as long as if it stood alone", () => {
    render(<Toaster />);
    say("Now number 2");
    wait(SECONDS - 1);
    say("Now number 1");
    wait(SECONDS - 1);
    expect(screen.queryByText("Now number 2")).toBeNull();
    expect(screen.getByText("Now number 1")).toBeTruthy();
    wait(1);
    expect(screen.queryByText("Now number 1")).toBeNull();
  });
});
