// The whole way of a person at one site, from registration to withdrawal.

import assert from "node:assert/strict";
import { consents, forms, register, seesWithdrawn, sendForm, signIn, withdraw } from "./journey.mjs";

export async function whole(zalog, visit, site, who) {
  await register(zalog, visit, site, who);
  await signIn(zalog, visit, site, who);
  const shown = await visit.page.locator("main").innerText();
  const known = [who.email, who.name, who.family, who.login].some((value) => shown.includes(value));
  assert.ok(known, "the cabinet shows what is held about the person");

  const [slug] = await forms(zalog, visit, site);
  await sendForm(zalog, visit, site, slug, who);

  const [first] = await consents(zalog, visit, site);
  assert.ok(first, "the cabinet lists a consent");
  await visit.open(zalog.url(site, `${first}/receipt`));
  const cookies = await visit.context.cookies(zalog.url(site));
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  const receipt = await zalog.fetch(site, `${first}/receipt.json`, { headers });
  assert.equal(receipt.status, 200);
  assert.equal(typeof JSON.parse(receipt.text), "object");

  const path = await withdraw(zalog, visit, site);
  await seesWithdrawn(zalog, visit, site, path);
  await visit.open(zalog.url(site, "/cabinet/sessions"));
}
