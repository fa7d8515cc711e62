// Five people live the case through the pages, by keyboard alone; then every page is looked at.
// In: a binary and a browser. Out: what was done, what each page weighs, pictures when asked for;
// status 1 when anything was not as it has to be.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { open } from "./house.mjs";
import { JOURNEYS, PLAIN } from "./journeys.mjs";
import { pictures } from "./pictures.mjs";
import { axe, walk } from "./pages.mjs";
import { Person } from "./person.mjs";

const { values: given } = parseArgs({
  options: {
    binary: { type: "string" },
    browser: { type: "string", default: "/usr/bin/chromium" },
    pictures: { type: "string" },
    only: { type: "string" },
  },
});

/** People whose pages are walked, each with the language they read. */
const WALKS = [
  ["p.moreau", "en"], ["m.haddad", "en"], ["a.winter", "en"], ["i.berg", "en"], ["t.admin", "en"],
  ["v.newman", "en"], ["p.moreau", "fa"], ["a.winter", "fa"], ["i.berg", "fa"], ["t.admin", "fa"],
];

process.stdout.on("error", () => process.exit(1));
const browser = await chromium.launch({ executablePath: given.browser, args: ["--no-sandbox"] });
const house = await open(given.binary);
let passed = 0;
let failed = 0;

async function one(name, work) {
  if (given.only && !name.includes(given.only)) return;
  const started = Date.now();
  try {
    const said = await work();
    passed += 1;
    console.log(`ok   ${name} (${((Date.now() - started) / 1000).toFixed(1)} s${said ? `, ${said}` : ""})`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error.message}\n${/\n\s+at .*journeys.*/.exec(error.stack ?? "")?.[0] ?? ""}`);
  }
}

/** A person of the house in a browser of their own, signed in. */
async function person(account, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const somebody = new Person(await context.newPage(), house.address);
  await somebody.signIn(account, house.people[account]);
  return somebody;
}

async function journeys(all, way, options) {
  const shared = {};
  for (const { name, account, live } of all) {
    await one(`${name}, ${way}`, async () => {
      const somebody = await person(account, options);
      await live(somebody, shared);
      if (somebody.troubles.length > 0) throw new Error(somebody.troubles.join("\n"));
      await somebody.page.context().close();
      return `${somebody.presses} keys`;
    });
  }
  return shared;
}

const weights = new Map();
const report = {
  weigh: (what, weight, html) => {
    const known = weights.get(what);
    if (!known || known.weight < weight) weights.set(what, { weight, html });
  },
  looked: () => {},
};

console.log(`from the command to the first page: ${house.seconds.toFixed(2)} s`);
if (given.pictures) {
  await mkdir(given.pictures, { recursive: true });
}
await one("the door, before anybody is signed in", async () => {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme });
    const page = await context.newPage();
    await page.goto(`${house.address}/sign-in`);
    found.push(...await axe(page));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${wide} pixels wider than the window`);
    await context.close();
  }
  if (found.length > 0) throw new Error(found.join("\n"));
});
await journeys(PLAIN, "without scripts", { javaScriptEnabled: false });
const left = await journeys(JOURNEYS, "by keyboard", {});
if (given.pictures) {
  await one("pictures", () => pictures(person, left, (name) => join(given.pictures, name)));
}
const everything = new Set();
for (const [account, language] of WALKS) {
  await one(`every page of ${account}, ${language}`, async () => {
    const somebody = await person(account);
    await somebody.page.goto(`${house.address}/account`);
    await somebody.choose("language", language);
    await somebody.use('form[action="/account/language"] button');
    const found = await walk(somebody.page.context(), house.address, language, report);
    await somebody.page.goto(`${house.address}/account`);
    await somebody.choose("language", "en");
    await somebody.use('form[action="/account/language"] button');
    await somebody.page.context().close();
    const fresh = found.filter((fault) => !everything.has(fault));
    for (const fault of found) everything.add(fault);
    if (found.length > 0) throw new Error(fresh.join("\n") || `${found.length} told above`);
  });
}
for (const [what, { weight, html }] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`     ${what.padEnd(36)} ${String(weight).padStart(6)} bytes, ${String(html).padStart(6)} of them the page`);
}
await house.close();
await browser.close();
if (house.complaints().includes("ERROR")) console.log(house.complaints());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
