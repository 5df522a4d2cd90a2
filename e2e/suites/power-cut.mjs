// The program is killed and started again over the same data: what was answered is still true.

import { during } from "../lib/browser.mjs";
import { consents, forms, register, seesWithdrawn, sendForm, signIn, withdraw } from "../lib/journey.mjs";
import { person } from "../lib/person.mjs";
import { Zalog } from "../lib/zalog.mjs";
import assert from "node:assert/strict";

const SITE = "smile";

export default async function ({ checks, browser }) {
  await checks.test("an account, a consent and its withdrawal outlive a killed program", async () => {
    const zalog = await Zalog.start();
    try {
      await during(browser, {}, async (visit) => {
        const who = person(SITE);
        await register(zalog, visit, SITE, who);
        await zalog.kill();
        await zalog.restart();
        await signIn(zalog, visit, SITE, who);
        const [slug] = await forms(zalog, visit, SITE);
        await sendForm(zalog, visit, SITE, slug, who);
        const before = await consents(zalog, visit, SITE);
        await zalog.kill();
        await zalog.restart();
        await signIn(zalog, visit, SITE, who);
        assert.deepEqual(await consents(zalog, visit, SITE), before);
        const path = await withdraw(zalog, visit, SITE);
        await zalog.kill();
        await zalog.restart();
        await signIn(zalog, visit, SITE, who);
        await seesWithdrawn(zalog, visit, SITE, path);
      });
    } finally {
      await zalog.stop();
    }
  });
}
