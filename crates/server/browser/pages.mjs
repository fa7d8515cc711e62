// Every page that somebody can walk to: in light, dark, on a phone and from right to left, held to
// axe, to its width and to its weight. Never judges words.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { watch } from "./person.mjs";

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

/** Bytes of a page with its style and scripts. Source: the design of the pages. */
export const PAGE_BYTES_MAX = 60 * 1000;
/** Pages of one kind that are looked at for each person. */
const OF_A_KIND_MAX = 2;
/** Pages for each person. Largest seen: 34. */
const PAGES_MAX = 80;

/** The ways to look at a page. */
const WAYS = [
  { way: "light", width: 1280, colorScheme: "light" },
  { way: "small phone", width: 320, colorScheme: "light" },
  { way: "phone in the dark", width: 390, colorScheme: "dark" },
  { way: "dark", width: 1280, colorScheme: "dark" },
];
/** In a second language hues are the same: what may differ is direction and width. */
const WAYS_OF_LANGUAGE = { en: 4, fa: 2 };

/** The kind of an address: what differs from page to page is taken out. */
export function kind(url) {
  const { pathname, searchParams } = new URL(url);
  const path = pathname
    .replace(/\/[DRCW]-[0-9A-Z]+/g, "/{id}")
    .replace(/^\/(people|lists|parties)\/[^/]+/, "/$1/{id}")
    .replace(/\/\d[\w-]*/g, "/{n}");
  return path + [...searchParams.keys()].sort().map((k) => `?${k}`).join("");
}

/** Looks at every page that can be walked to from the start. */
export async function walk(context, address, language, report) {
  const ways = WAYS.slice(0, WAYS_OF_LANGUAGE[language]);
  const page = await context.newPage();
  const troubles = watch(page, address);
  const waiting = [`${address}/`, `${address}/account`];
  const seen = new Map();
  const asked = new Set(waiting);
  const sizes = new Map();
  const found = [];
  for (let n = 0; n < PAGES_MAX && waiting.length > 0; n += 1) {
    const url = waiting.shift();
    const what = kind(url);
    const times = (seen.get(what) ?? 0) + 1;
    seen.set(what, times);
    if (times > OF_A_KIND_MAX) continue;
    await page.setViewportSize({ width: 1280, height: 900 });
    const answer = await page.goto(url);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    if (answer.status() >= 400) found.push(`${what}: a link leads to ${answer.status()} (${url})`);
    const html = (await answer.body()).length;
    const assets = await page.evaluate(() => [
      ...document.querySelectorAll("link[href], script[src]"),
    ].map((at) => at.href || at.src));
    let weight = html;
    for (const asset of assets) {
      if (!sizes.has(asset)) {
        const fetched = await context.request.get(asset);
        sizes.set(asset, (await fetched.body()).length);
      }
      weight += sizes.get(asset);
    }
    report.weigh(what, weight, html);
    if (weight > PAGE_BYTES_MAX) found.push(`${what}: ${weight} bytes`);
    const faults = new Map();
    for (const { way, width, colorScheme } of times === 1 ? ways : []) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const all = await axe(page);
      if (wide > 0) all.push(`wider than the window, by ${wide} pixels`);
      for (const fault of all) faults.set(fault, [...(faults.get(fault) ?? []), way]);
    }
    for (const [fault, those] of faults) found.push(`${what} (${language}; ${those.join(", ")}): ${fault}`);
    report.looked(what);
    const links = await page.evaluate(() => [
      ...document.querySelectorAll("main a[href], .rooms a[href]"),
    ].map((a) => a.href.split("#")[0]));
    for (const link of links) {
      if (link.startsWith(`${address}/`) && !asked.has(link)) {
        asked.add(link);
        waiting.push(link);
      }
    }
  }
  found.push(...troubles);
  await page.close();
  return found;
}

/** What axe has to say of the page as it stands. */
export async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  return violations.map((v) => {
    const nodes = v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" | ");
    return `${v.id} (${v.nodes.length}): ${nodes}`;
  });
}
