// Filling forms without knowing them: by type, autocomplete and name, as a browser's own filling does it.

import assert from "node:assert/strict";

// What a control is for. The first rule that fits rules; names are slugs in Latin or Cyrillic.
const RULES = [
  ["password", ({ type, auto }) => type === "password" || auto.endsWith("-password")],
  ["email", ({ type, auto, name }) => type === "email" || auto === "email" || /mail|почта/.test(name)],
  ["phone", ({ type, auto, name }) => type === "tel" || auto.startsWith("tel") || /phone|телефон/.test(name)],
  ["signIn", ({ auto }) => auto === "username"],
  ["login", ({ name }) => /login|логин/.test(name)],
  ["born", ({ auto, name }) => auto === "bday" || /birth|born|рожден/.test(name)],
  ["date", ({ type }) => type === "date"],
  ["moment", ({ type }) => type === "datetime-local"],
  ["time", ({ type }) => type === "time"],
  ["inn", ({ name }) => name === "inn"],
  ["kpp", ({ name }) => name === "kpp"],
  ["ogrn", ({ name }) => name === "ogrn"],
  ["bin", ({ name }) => name === "bin"],
  ["number", ({ type, mode }) => type === "number" || type === "range" || mode === "numeric"],
  ["url", ({ type }) => type === "url"],
  ["family", ({ auto, name }) => auto === "family-name" || /family|surname|фамилия/.test(name)],
  ["additional", ({ auto, name }) => auto === "additional-name" || /patronymic|отчество/.test(name)],
  ["given", ({ auto, name }) => auto === "given-name" || name === "имя"],
  ["name", ({ auto, name }) => auto === "name" || /fio|фио|name|имя/.test(name)],
];

function kindOf(control) {
  return RULES.find(([, fits]) => fits(control))?.[0] ?? "text";
}

function valueFor(kind, control, who) {
  const soon = new Date(Date.now() + 7 * 86_400_000).toISOString();
  switch (kind) {
    case "date": return control.max && control.max < soon.slice(0, 10) ? control.max : soon.slice(0, 10);
    case "moment": return soon.slice(0, 16);
    case "time": return "12:30";
    case "number": return control.min || "1";
    // Numbers whose check digits fit; nobody's in particular.
    case "inn": return "7707083893";
    case "kpp": return "770701001";
    case "ogrn": return "1027700132195";
    case "bin": return "220840030937";
    case "url": return "https://site.example/";
    case "signIn": return who.gave.has("login") ? who.login : who.gave.has("email") ? who.email : who.phone;
    default: return who[kind];
  }
}

function described(field) {
  return field.evaluate((element) => ({
    tag: element.localName,
    type: element.type ?? "",
    name: (element.name ?? "").toLowerCase(),
    auto: (element.getAttribute("autocomplete") ?? "").split(" ").at(-1),
    mode: element.inputMode ?? "",
    min: element.min ?? "",
    max: element.max ?? "",
    required: element.required,
    open: !element.disabled && !element.readOnly,
  }));
}

// The control of a form that is for this kind of thing, if there is one.
export async function find(form, kind) {
  for (const field of await form.locator("input:not([type=hidden]), textarea").all()) {
    if (kindOf(await described(field)) === kind) return field;
  }
  return null;
}

// The form on the page that a person would fill: the one with the most controls, in the main part.
export async function mainForm(page) {
  const forms = page.locator("main form");
  let best = null;
  let most = -1;
  for (const form of await forms.all()) {
    const count = await form.locator("input:not([type=hidden]), select, textarea").count();
    if (count > most) [best, most] = [form, count];
  }
  assert.ok(best, `no form in the main part of ${page.url()}`);
  return best;
}

// Fills what is seen; `consents` is "all" or "required" (a box of a consent is named `consent.PURPOSE`); other boxes are
// ticked only where they must be; `except` leaves controls of these names as they are.
export async function fill(form, who, { consents = "required", except = [] } = {}) {
  const radios = new Set();
  for (const field of await form.locator("input, select, textarea").all()) {
    const control = await described(field);
    const skipped = ["hidden", "submit", "button", "reset", "image", "file"].includes(control.type);
    if (skipped || !control.open || except.includes(control.name)) continue;
    // A control that no one sees is a trap for robots.
    if (!(await field.isVisible())) continue;
    if (control.type === "checkbox") {
      await field.setChecked(control.required || (consents === "all" && control.name.startsWith("consent.")));
    } else if (control.type === "radio") {
      if (!radios.has(control.name)) await field.check();
      radios.add(control.name);
    } else if (control.tag === "select") {
      const options = await field.evaluate((select) =>
        [...select.options].filter((option) => option.value && !option.disabled).map((option) => option.value));
      await field.selectOption(options[0]);
    } else {
      const kind = kindOf(control);
      await field.fill(valueFor(kind, control, who));
      if (["login", "email", "phone", "text"].includes(kind)) who.gave.add(kind);
    }
  }
}

// Presses the form's button and waits for the page that follows; answers its response.
export async function submit(page, form, button) {
  const press = button ?? form.locator("button:not([type]), button[type=submit], input[type=submit]").first();
  const invalid = await form.evaluate((element) => [...element.querySelectorAll(":invalid")].map((one) => one.name));
  assert.deepEqual(invalid.filter(Boolean), [], "fields that the browser would not let through");
  return follow(page, () => press.click());
}

// Does something that leads to another page; answers the response of that page.
export async function follow(page, act) {
  const arrived = page.waitForResponse((response) => {
    const request = response.request();
    const redirect = response.status() >= 300 && response.status() < 400;
    return request.isNavigationRequest() && request.frame() === page.mainFrame() && !redirect;
  });
  // A response that has come does not mean that the page before it is gone.
  const moved = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  const [response] = await Promise.all([arrived, moved, act()]);
  await page.waitForLoadState("load");
  return response;
}

// Fills the page's main form, sends it and expects to be let through.
export async function complete(page, who, options) {
  const form = await mainForm(page);
  await fill(form, who, options);
  const response = await submit(page, form);
  if (response.status() >= 400) {
    const shown = (await page.locator("main").innerText()).slice(0, 600);
    throw new Error(`${response.status()} from ${response.url()}: ${shown}`);
  }
  return response;
}
