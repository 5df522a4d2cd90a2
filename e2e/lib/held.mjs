// What a page says is held. The cabinet and a record's secret link show it in the same form.

import assert from "node:assert/strict";

// Records with their groups: values, and the reasons that hold all of them.
export async function held(page) {
  return page.locator("main section.record:has(.held)").evaluateAll((sections) => sections.map((section) => ({
    title: section.querySelector("h2").textContent.trim(),
    number: section.querySelector("header .number")?.textContent.trim() ?? "",
    groups: [...section.querySelectorAll(":scope > .held")].map((group) => ({
      values: [...group.querySelectorAll(".values > div")].map((one) => ({
        label: one.querySelector("dt").textContent.trim(),
        value: one.querySelector("dd").firstChild.textContent.trim(),
        came: one.querySelector("dd .came").textContent.trim(),
      })),
      reasons: [...group.querySelectorAll(".why li")].map((one) => ({
        purpose: one.querySelector(".purpose").textContent.trim(),
        rest: one.querySelector(".small").textContent.trim(),
      })),
    })),
  })));
}

// Every value says where it came from and since when, and why it is kept: purpose, until when, basis. Answers the records.
export async function explained(page) {
  const records = await held(page);
  assert.ok(records.length > 0, "something is held");
  for (const { title, groups } of records) {
    for (const { values, reasons } of groups) {
      assert.ok(values.length > 0 && reasons.length > 0, `${title}: values with their reasons`);
      for (const { label, value, came } of values) {
        assert.ok(label && value, `${title}: a label and a value`);
        assert.match(came, /, с \d+ \S+ \d{4} г\./, `${title}, ${label}: origin and since when`);
      }
      for (const { purpose, rest } of reasons) {
        const [until, basis] = rest.split(" · ");
        assert.ok(purpose && until && basis, `${title}: purpose, until when and basis, not «${purpose}: ${rest}»`);
      }
    }
  }
  return records;
}

// All values as one text, for looking into.
export function values(records) {
  return records.flatMap(({ groups }) => groups.flatMap((group) => group.values.map((one) => one.value))).join("\n");
}

// Who may get something is said wherever a declared recipient of a purpose takes it.
export function receivers(records) {
  const all = records.flatMap(({ groups }) => groups.flatMap((group) => group.reasons.map((one) => one.rest)));
  return all.map((rest) => /Могут получить: (.+)\./.exec(rest)?.[1]).filter(Boolean);
}
