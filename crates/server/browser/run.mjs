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
import { axe, kind, walk } from "./pages.mjs";
import { Person } from "./person.mjs";

const { values: given } = parseArgs({
  options: {
    binary: { type: "string" },
    browser: { type: "string", default: "/usr/bin/chromium" },
    pictures: { type: "string" },
    only: { type: "string" },
    short: { type: "boolean", default: false },
  },
});

/** Time for one journey or walk. Largest seen: 48 s, an inspector's pages beside a build. */
const ONE_SECONDS_MAX = 240;

/** People whose pages are walked, each with the language they read. */
const WALKS = [
  ["p.moreau", "en"], ["m.haddad", "en"], ["a.winter", "en"], ["i.berg", "en"], ["t.admin", "en"],
  ["v.newman", "en"], ["p.moreau", "fa"], ["a.winter", "fa"], ["i.berg", "fa"], ["t.admin", "fa"],
];

process.stdout.on("error", () => process.exit(1));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
const browser = await chromium.launch({
  executablePath: given.browser,
  args: ["--no-sandbox"],
  handleSIGINT: false,
  handleSIGTERM: false,
});
const house = await open(given.binary);
let passed = 0;
let failed = 0;

function late() {
  return new Promise((_, reject) => {
    const ends = () => reject(new Error(`it took more than ${ONE_SECONDS_MAX} s`));
    setTimeout(ends, ONE_SECONDS_MAX * 1000).unref();
  });
}

async function one(name, work) {
  if (given.only && !name.includes(given.only)) return;
  const started = Date.now();
  try {
    const said = await Promise.race([work(), late()]);
    passed += 1;
    console.log(`ok   ${name} (${((Date.now() - started) / 1000).toFixed(1)} s${said ? `, ${said}` : ""})`);
  } catch (error) {
    failed += 1;
    const [what] = error.message.split("\nBrowser logs:");
    console.log(`FAIL ${name}\n${what}\n${/\n\s+at .*journeys.*/.exec(error.stack ?? "")?.[0] ?? ""}`);
  }
}

/** A person of the house in a browser of their own, signed in. */
async function person(account, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const somebody = new Person(await context.newPage(), house.address);
  await somebody.signIn(account, house.people[account]);
  return somebody;
}

const looked = new Set();

/** Holds a page that somebody comes to, with what they entered in it, to axe, once for each state. */
async function look(somebody) {
  const { page } = somebody;
  const state = await page.evaluate(() => [
    ...document.querySelectorAll("main h1, main h2, #errors a, #done"),
  ].map((at) => at.id || at.textContent).join("|"));
  const what = `${kind(page.url())} ${state}`;
  if (looked.has(what)) return;
  looked.add(what);
  const faults = await axe(page);
  if (faults.length > 0) somebody.troubles.push(...faults.map((f) => `${page.url()}: ${f}`));
}

async function journeys(all, way, options) {
  const shared = {};
  for (const { name, account, live } of all) {
    await one(`${name}, ${way}`, async () => {
      const somebody = await person(account, options);
      // axe waits by timers, which a page without scripts has not.
      if (options.javaScriptEnabled !== false) somebody.arrived = () => look(somebody);
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
for (const [account, language] of given.short ? [] : WALKS) {
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
await browser.close();
await house.close();
if (house.complaints().includes("ERROR")) console.log(house.complaints());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
