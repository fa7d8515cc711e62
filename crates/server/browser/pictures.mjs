// Pictures of the house as it is lived in, for the README. Never of a page made up for it.

/** Takes them. */
export async function pictures(person, house, path) {
  const take = async (somebody, name, options = {}) => {
    await somebody.page.waitForLoadState("networkidle");
    await somebody.page.screenshot({ path: path(`${name}.png`), ...options });
  };
  const officer = await person("p.moreau");
  await officer.page.goto(`${house.address}/`);
  await take(officer, "start");
  await officer.page.context().close();
}
