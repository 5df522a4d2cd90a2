// Nonsense is refused by a page that a person can read: never a server error, never a way in.

import assert from "node:assert/strict";
import { during } from "../lib/browser.mjs";
import { fill, mainForm, submit } from "../lib/form.mjs";
import { forms } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";

const SITE = "smile";
const BODY = { "content-type": "application/x-www-form-urlencoded" };

// Method, path, body, the statuses that are right.
const REQUESTS = [
  ["GET", "/no-such-page", undefined, [404]],
  ["GET", "/policy/v/999", undefined, [404]],
  ["GET", "/policy/v/%00", undefined, [400, 404]],
  ["GET", "/register/confirm/nonsense", undefined, [400, 404, 410]],
  ["GET", "/recover/nonsense", undefined, [400, 404, 410]],
  ["GET", "/forms/no-such-form", undefined, [404]],
  ["POST", "/f/no-such-form", "a=b", [403, 404]],
  ["GET", "/cabinet/consents/nonsense", undefined, [302, 303, 404]],
  ["GET", "/staff/cases/nonsense", undefined, [302, 303, 404]],
  ["POST", "/register", "", [400, 403, 422]],
  ["POST", "/register", "email=%FF%FE&email=2", [400, 403, 422]],
  ["POST", "/sign-in", "a".repeat(3_000_000), [400, 403, 413, 422]],
  ["DELETE", "/policy", undefined, [405]],
];

export default async function ({ checks, zalog, browser }) {
  for (const [method, path, body, right] of REQUESTS) {
    const size = body === undefined ? "" : ` with ${body.length} bytes`;
    await checks.test(`${method} ${path}${size} is refused`, async () => {
      const headers = body === undefined ? {} : { ...BODY, "content-length": String(Buffer.byteLength(body)) };
      const answer = await zalog.fetch(SITE, path, { method, headers, body });
      assert.ok(right.includes(answer.status), `${answer.status}, not ${right.join(" or ")}`);
    });
  }

  await checks.test("a host that nobody declared is refused", async () => {
    const answer = await zalog.fetch("nobody", "/");
    assert.equal(answer.status, 421);
  });

  await checks.test("a wrong password does not let in", () =>
    during(browser, {}, async (visit) => {
      await visit.open(zalog.url(SITE, "/sign-in"));
      const stranger = person(SITE);
      stranger.gave.add("email");
      const form = await mainForm(visit.page);
      await fill(form, stranger);
      const response = await submit(visit.page, form);
      assert.ok([200, 401, 422].includes(response.status()), `${response.status()}`);
      assert.equal(visit.path(), "/sign-in");
      const kept = await visit.page.locator("input[type=password]").first().inputValue();
      assert.equal(kept, "", "a refused password is not sent back");
    }));

  await checks.test("a field that is not declared is refused", async () => {
    let slug;
    await during(browser, {}, async (visit) => ([slug] = await forms(zalog, visit, SITE)));
    const body = "no-such-item=1";
    const answer = await zalog.fetch(SITE, `/f/${slug}`, { method: "POST", headers: BODY, body });
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`);
  });
}
