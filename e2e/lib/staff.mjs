// What one of the staff does.

import assert from "node:assert/strict";
import { follow } from "./form.mjs";
import { signInAsStaff } from "./journey.mjs";

// Goes to a case by its number, as it was told to the person.
export async function goesToCase(zalog, visit, site, number) {
  const { page } = visit;
  await visit.open(zalog.url(site, "/staff"));
  await page.locator("input[name=number]").fill(number);
  await follow(page, () => page.locator("form:has(input[name=number])").getByRole("button").click());
  assert.match(visit.path(), /^\/staff\/cases\/[^/]+$/);
}

// Opens a case's values for the purpose that is proposed. Answers the purpose's title.
export async function opensCase(zalog, visit, site, number) {
  const { page } = visit;
  await signInAsStaff(zalog, visit, site);
  await goesToCase(zalog, visit, site, number);
  assert.equal(await page.locator("main .values").count(), 0, "no value stands open before it is asked for");
  const select = page.locator("select[name=purpose]");
  const purpose = await select.evaluate((one) => one.selectedOptions[0].textContent.trim());
  await follow(page, () => page.locator("form:has(select[name=purpose])").getByRole("button").click());
  assert.ok((await page.locator("main .values dd").count()) > 0, "the values of the purpose stand open");
  return purpose;
}

// Looks for a person by an address, for a purpose. Answers the purpose's title.
export async function searches(zalog, visit, site, address, purpose, status = 200) {
  const { page } = visit;
  await visit.open(zalog.url(site, "/staff/find"));
  await page.locator("input[name=address]").fill(address);
  const select = page.locator("select[name=purpose]");
  await select.selectOption(purpose);
  const title = await select.evaluate((one) => one.selectedOptions[0].textContent.trim());
  const answer = await follow(page, () => page.locator("form:has(input[name=address])").getByRole("button").click());
  assert.equal(answer.status(), status);
  return title;
}
