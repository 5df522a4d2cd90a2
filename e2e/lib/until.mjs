// Waits for a condition, never for a length of time: asks again until the answer is truthy.

import { setTimeout as pause } from "node:timers/promises";

export async function until(what, ask, within_ms = 20_000) {
  const end = Date.now() + within_ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${within_ms / 1000} s in vain for ${what}`);
    await pause(25);
  }
}
