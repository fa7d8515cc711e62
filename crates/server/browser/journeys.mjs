// The journeys of five people, each by keys alone. In: a person at a page, and what the others have
// left. Never looks behind the page.

import assert from "node:assert/strict";

const NCRI = "National Council of Resistance of Iran\nJon Exampel";
// A grant reaches a party until its time: who asks without scripts asks about another.
const ITC = "Iran Transition Council\nJon Exampel";
const ORDER = `Directive:   20 HQ 1240
Precedence:  IMMEDIATE
Marking:     RESTRICTED
To:          ALL POSTS
Subject:     Engagement with the diaspora: new instruction
Authority:   Secretary
Objective:   To hear and learn from the diaspora.
Grounds:     The earlier instruction was read as a bar on meeting the diaspora at large.
Supersedes:  20 HQ 1234
In force:    2020-01-12T22:00Z
Review by:   2020-07-12
Ref:         (A) 20 HQ 1234

1. (U) This message replaces reference A.

2. (R) Posts welcome chances to meet and learn from the diaspora, and keep in mind that not every group shares the same aims.
   > parties    itc, asmla, sanlm, komala, pdki
   > acts       initiate, accept, host, attend
   > verdict    clear
   > report     within 5 working days

3. (R) The desk is told before a meeting with the group named here or its offshoots.
   > parties    mek with offshoots
   > acts       initiate, accept, host, attend
   > verdict    notify-first by nea-desk
   > report     within 5 working days

Examples:
   accept "Iran Transition Council"                   -> clear, para 2
   accept "National Council of Resistance of Iran"    -> notify-first, para 3
`;

/** Types a date and a time into a field of the browser's own: its parts are typed one by one. */
async function when(somebody, name, [month, day, year, hour, minute, half]) {
  await somebody.reach(`[name="${name}"]`);
  for (const part of [month, day, year]) await somebody.page.keyboard.type(part);
  await somebody.press("ArrowRight");
  for (const part of [hour, minute, half]) await somebody.page.keyboard.type(part);
}

const JANUARY_10 = ["01", "10", "2020", "07", "00", "PM"];

async function ask(officer, shared, key, guests) {
  await officer.fill('[name="text"]', guests);
  await officer.choose("act", "accept");
  await when(officer, "at", JANUARY_10);
  await officer.use('button[value="check"]');
  await officer.says("Approval required", "without specific approval", "20 HQ 1234", "Jon Exampel");
  await officer.fill('[name="reason"]', "They offer the names of detained relatives of our citizens.");
  await officer.use('form[action$="/request"] button');
  shared[key] = new URL(officer.page.url()).pathname;
  await officer.says("nea-desk", "legal", "Mira Haddad");
}

async function approve(approver, path, byKey) {
  await approver.use(`main a[href="${path}"]`);
  await approver.says("detained relatives");
  if (byKey) {
    await approver.press("a");
    await approver.reach('button[form="approve"]');
  } else {
    await approver.reach('button[form="approve"]');
  }
  await approver.go("Enter");
}

export const JOURNEYS = [
  {
    name: "an officer checks a pasted list and asks",
    account: "p.moreau",
    live: async (officer, shared) => {
      await officer.go("c");
      await ask(officer, shared, "request", NCRI);
    },
  },
  {
    name: "an approver agrees as one function",
    account: "m.haddad",
    live: async (approver, shared) => {
      await approver.jump("g", "r");
      await approve(approver, shared.request, true);
      await approver.says("Mira Haddad");
    },
  },
  {
    name: "an approver agrees as the other, with a condition",
    account: "l.ferris",
    live: async (approver, shared) => {
      await approver.jump("g", "r");
      await approve(approver, shared.request, true);
      await approver.says(/granted/i);
    },
  },
  {
    name: "the officer sees the grant",
    account: "p.moreau",
    live: async (officer, shared) => {
      await officer.jump("g", "r");
      await officer.use('main a[href="/requests?show=all"]');
      await officer.use(`main a[href="${shared.request}"]`);
      await officer.says(/granted/i);
    },
  },
  {
    name: "a drafter writes, reads the faults, saves",
    account: "a.winter",
    live: async (drafter, shared) => {
      await drafter.use('.rooms a[href="/drafts"]');
      await drafter.use('main a[href="/drafts/new"]');
      await drafter.fill("textarea[name=text]", ORDER.replace("> verdict    clear", "> verdict    sometimes"));
      await drafter.page.waitForFunction(() => /sometimes/.test(document.querySelector("#lint")?.innerText));
      await drafter.fill("textarea[name=text]", ORDER);
      await drafter.page.waitForFunction(() => !/sometimes/.test(document.querySelector("#lint")?.innerText));
      const caret = await drafter.page.evaluate(() => {
        const at = document.activeElement;
        return [at.name, at.selectionStart, at.value.length];
      });
      assert.deepEqual(caret, ["text", caret[2], caret[2]], "focus and caret stay where they were");
      await drafter.use('button[formaction="/drafts/dry-run"]');
      await drafter.use('button[formaction="/drafts/save"]');
      shared.draft = new URL(drafter.page.url()).pathname;
      await drafter.says("20 HQ 1240");
    },
  },
  {
    name: "a releaser sees what freezes, and releases",
    account: "a.winter",
    live: async (releaser, shared) => {
      await releaser.use('.rooms a[href="/drafts"]');
      await releaser.use(`main a[href="${shared.draft}"]`);
      await releaser.use('main a[href$="/release"]');
      await releaser.says("20 HQ 1240");
      await releaser.use('form[action$="/release"] button:not(.quiet)');
      await releaser.says("20 HQ 1240");
    },
  },
  {
    name: "a post acknowledges",
    account: "j.whitcombe",
    live: async (post) => {
      await post.jump("g", "d");
      await post.use('main a[href="/directives/20-HQ-1234"]');
      await post.use('form[action$="/acknowledge"] button');
      await post.says(/acknowledged/i);
    },
  },
  {
    name: "an officer writes a memorandum",
    account: "p.moreau",
    live: async (officer) => {
      await officer.use('.rooms a[href="/contacts"]');
      await officer.use('main a[href^="/contacts/C-"]');
      await officer.fill('[name="present"]', "One of theirs, the officer");
      await officer.fill('[name="said"]', "They asked for a meeting; none was agreed.");
      await officer.fill('[name="next"]', "Nothing follows.");
      await officer.use('form[action$="/memo"] button');
      await officer.says("none was agreed");
    },
  },
  {
    name: "an inspector picks an entry and verifies it in the page",
    account: "i.berg",
    live: async (inspector) => {
      await inspector.use('.rooms a[href="/record"]');
      await inspector.use('main a[href^="/record/"]');
      await inspector.reach("[data-verify-start]");
      await inspector.press("Enter");
      await inspector.page.waitForFunction(() => {
        const lines = document.querySelectorAll("[data-verify-said] li");
        return lines.length > 2 && document.querySelector("[data-verify-state]").textContent !== "";
      });
      await inspector.says("Proven.", "Bytes and salt of the entry give its commitment.");
    },
  },
  {
    name: "an administrator gives a password and sees no content",
    account: "t.admin",
    live: async (administrator, shared) => {
      await administrator.hasNo('.rooms a[href="/requests"]', '.rooms a[href="/contacts"]', "#search");
      await administrator.use('.rooms a[href="/people"]');
      await administrator.use('main a[href="/people/r.okoye"]');
      await administrator.use('form[action="/people/r.okoye/password"] button');
      await administrator.says(/[a-z]{5}-[a-z]{5}-[a-z]{5}-[a-z]{5}/);
      // Somebody types an address: what is refused says nothing of what is there.
      await administrator.page.goto(`${administrator.address}${shared.request}`);
      await administrator.neverSays("detained relatives", "National Council");
    },
  },
  {
    name: "the inspector sees that a password was given",
    account: "i.berg",
    live: async (inspector) => {
      await inspector.use('.rooms a[href="/people"]');
      await inspector.says(/password set anew by t\.admin · of r\.okoye/i);
    },
  },
  {
    name: "who may not know is referred, in words that tell nothing",
    account: "v.newman",
    live: async (officer) => {
      await officer.go("c");
      await officer.fill('[name="text"]', "Iran Transition Council");
      await officer.choose("act", "accept");
      await when(officer, "at", JANUARY_10);
      await officer.use('button[value="check"]');
      await officer.says("nea-desk");
      await officer.neverSays("20 HQ", "own:", "Approval required", "paragraph", "chaperone");
    },
  },
  {
    name: "what is wrong with a form is said above it, and the words stay",
    account: "p.moreau",
    live: async (officer) => {
      await officer.go("c");
      await officer.fill('[name="text"]', "Jon Exampel");
      await officer.use('button[value="check"]');
      assert.ok(await officer.page.evaluate(() => document.activeElement.id === "errors"));
      await officer.reach("#errors a");
      const href = await officer.page.evaluate(() => document.activeElement.hash);
      assert.equal(await officer.page.locator(href).count(), 1, `${href} is a field`);
      assert.equal(await officer.page.inputValue('[name="text"]'), "Jon Exampel");
    },
  },
  {
    name: "a name that two parties share is asked about, and the answer decides",
    account: "p.moreau",
    live: async (officer) => {
      await officer.go("c");
      await officer.fill('[name="text"]', "Komala");
      await officer.use('button[value="read"]');
      await officer.choose("kind-0", "organisation");
      await officer.choose("act", "accept");
      await when(officer, "at", JANUARY_10);
      await officer.use('button[value="check"]');
      await officer.says("Undetermined", "Komala Party of Iranian Kurdistan");
      await officer.reach('form[action$="/answers"] input[type="radio"]');
      await officer.press("Space");
      await officer.use('form[action$="/answers"] button');
      await officer.neverSays("v-undetermined");
    },
  },
  {
    name: "why did this match: the names stand beside each other, with the reason",
    account: "p.moreau",
    live: async (officer) => {
      await officer.go("c");
      await officer.fill('[name="text"]', "Maryam Radjavi");
      await officer.choose("act", "accept");
      await when(officer, "at", JANUARY_10);
      await officer.use('button[value="check"]');
      await officer.reach("details.why summary");
      await officer.press("Enter");
      await officer.says("Asked", "Listed", "spelling differs", "is spelled like");
      const rows = officer.page.locator("details.why[open] table.aligned tr");
      const cells = await rows.first().locator("td").allInnerTexts();
      assert.deepEqual(cells.map((cell) => cell.trim()), ["Maryam", "Radjavi"]);
      assert.equal(await rows.first().locator("th[scope=row]").count(), 1, "a row has its head");
    },
  },
  {
    name: "why not: two names are compared, and what makes the difference is said",
    account: "p.moreau",
    live: async (officer) => {
      await officer.use('.rooms a[href="/parties"]');
      await officer.use('main a[href="/compare"]');
      await officer.fill('[name="first"]', "Saddam Hussein al-Dulaimi");
      await officer.fill('[name="second"]', "Saddam Hussein al-Tikriti");
      await officer.choose("kind", "person");
      await officer.use("main form button");
      await officer.says("Not taken for the same name", "the last names differ", "different");
      assert.equal(await officer.page.locator("table.aligned tr").count(), 3);
    },
  },
  {
    name: "an address that leads nowhere says where to go on",
    account: "p.moreau",
    live: async (officer) => {
      await officer.page.goto(`${officer.address}/requests/R-0000000000`);
      await officer.arrived();
      await officer.says("nothing");
    },
  },
  {
    name: "keys are told, can be left, and can be turned off",
    account: "p.moreau",
    live: async (officer) => {
      await officer.press("?");
      assert.ok(await officer.page.isVisible("#keys"), "the keys are shown");
      await officer.press("Escape");
      assert.ok(!await officer.page.isVisible("#keys"), "and go away");
      await officer.press("/");
      assert.ok(await officer.page.evaluate(() => document.activeElement.id === "search"));
      await officer.page.keyboard.type("c?");
      assert.equal(await officer.page.inputValue("#search"), "c?", "a field takes every key");
      await officer.jump("g", "d");
      await officer.press("j");
      assert.ok(await officer.page.evaluate(() => document.activeElement.matches("a.open")));
      await officer.go("Enter");
      await officer.says("Engagement with");
      await officer.use('.who a[href="/account"]');
      await officer.reach("[data-keys-toggle] input");
      await officer.press("Space");
      await officer.page.evaluate(() => document.activeElement.blur());
      await officer.press("?");
      assert.ok(!await officer.page.isVisible("#keys"), "single keys are off");
    },
  },
  {
    name: "the end of a session is told of before it comes, and can be put off",
    account: "p.moreau",
    live: async (officer) => {
      const { page } = officer;
      await page.clock.install();
      await page.goto(`${officer.address}/check`);
      await officer.fill('[name="text"]', "Jon Exampel");
      const ends = await page.evaluate(() => Date.parse(document.body.dataset.ends) - Date.now());
      await page.clock.fastForward(ends - 6 * 60 * 1000);
      assert.ok(!await page.isVisible("#ending"), "not before its time");
      await page.clock.fastForward(2 * 60 * 1000);
      assert.ok(await page.isVisible("#ending"), "five minutes before");
      const asked = page.waitForRequest((request) => request.url().endsWith("/account"));
      await officer.press("Enter");
      await asked;
      assert.ok(!await page.isVisible("#ending"), "it goes away");
      assert.equal(await page.inputValue('[name="text"]'), "Jon Exampel");
    },
  },
  {
    name: "a page is printed with its marking and without what is only pressed",
    account: "p.moreau",
    live: async (officer) => {
      await officer.jump("g", "d");
      await officer.use('main a[href="/directives/20-HQ-1234"]');
      await officer.page.emulateMedia({ media: "print" });
      assert.ok(await officer.page.isVisible("header .marking"));
      assert.ok(await officer.page.isVisible("footer .marking"));
      assert.ok(!await officer.page.isVisible(".rooms") && !await officer.page.isVisible(".try"));
    },
  },
];

export const PLAIN = [
  {
    name: "an officer checks and asks",
    account: "p.moreau",
    live: async (officer, shared) => {
      await officer.use('.rooms a[href="/check"]');
      await ask(officer, shared, "plain", ITC);
    },
  },
  ...["m.haddad", "l.ferris"].map((account) => ({
    name: `${account} agrees`,
    account,
    live: async (approver, shared) => {
      await approver.use('.rooms a[href="/requests"]');
      await approve(approver, shared.plain, false);
      await approver.says(account === "l.ferris" ? /granted/i : "Mira Haddad");
    },
  })),
];
