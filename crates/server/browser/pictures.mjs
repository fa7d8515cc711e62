// Pictures of the house as it is lived in, for the README. Never of a page made up for it.

/** The window of a picture, and that of a telephone. */
const DESK = { width: 980, height: 640 };
const PHONE = { width: 390, height: 780 };

/** Takes them, of what the journeys have left. */
export async function pictures(person, { request }, path) {
  const take = async (somebody, address, name, to) => {
    const { page } = somebody;
    await page.goto(`${somebody.address}${address}`);
    if (to) await page.locator(to).first().evaluate((at) => at.scrollIntoView());
    await page.screenshot({ path: path(`${name}.png`) });
  };
  // The strip of the demonstration has a picture of its own place, the terminal: here it is closed.
  const open = async (account, options) => {
    const somebody = await person(account, { viewport: DESK, reducedMotion: "reduce", ...options });
    await somebody.use('form[action="/demo/close"] button');
    return somebody;
  };
  const officer = await open("p.moreau");
  await officer.page.goto(`${officer.address}${request}`);
  const answer = await officer.page.getAttribute('main a[href^="/decisions/"]', "href");
  await take(officer, answer, "answer");
  await take(officer, "/directives/20-HQ-1234", "directive");
  await officer.page.goto(`${officer.address}/account`);
  await officer.choose("language", "fa");
  await officer.use('form[action="/account/language"] button');
  await take(officer, answer, "answer-in-persian");
  await officer.page.goto(`${officer.address}/account`);
  await officer.choose("language", "en");
  await officer.use('form[action="/account/language"] button');
  const phone = await open("p.moreau", { viewport: PHONE, colorScheme: "dark" });
  await take(phone, answer, "answer-on-a-phone");
  const approver = await open("m.haddad");
  await approver.page.goto(`${approver.address}/requests`);
  const waiting = await approver.page.getAttribute('main a[href^="/requests/R-"]', "href");
  await take(approver, waiting, "request");
  const inspector = await open("i.berg");
  const { page } = inspector;
  await page.goto(`${inspector.address}/record/5`);
  await inspector.reach("[data-verify-start]");
  await inspector.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("[data-verify-said] li").length > 2);
  await page.locator("[data-verify-start]").evaluate((at) => at.scrollIntoView());
  await page.screenshot({ path: path("entry-verified.png") });
  for (const somebody of [officer, phone, approver, inspector]) await somebody.page.context().close();
}
