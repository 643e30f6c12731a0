// A person at Debian's Chromium, signing in at the provider:
//
//   node browser.mjs URL allow|deny|code USER FOLDER      prints what the last page says
//
// FOLDER gets a picture of each page.

import {chromium} from "playwright-core";

const [url, wish, user, folder] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const page = await browser.newPage({viewport: {width: 760, height: 620}});
  page.setDefaultTimeout(20_000);
  let number = 0;
  const picture = () => page.screenshot({path: `${folder}/page-${++number}.png`});
  const press = async (name) => {
    await picture();
    await page.getByRole("button", {name}).or(page.getByRole("link", {name})).first().click();
  };
  await page.goto(url);
  if (wish === "code") await press(/continue/i); // the code came with the address
  await page.fill("input[name=login]", user);
  await page.fill("input[name=password]", "any");
  await press(/sign-in/i);
  await page.waitForURL(/\/(interaction|device)/);
  await press(wish === "deny" ? /cancel/i : /continue/i);
  if (wish !== "code") await page.waitForURL(/\/callback/);
  await page.waitForLoadState("load");
  await picture();
  const said = await page.locator("h1").first().innerText();
  process.stdout.write(`${JSON.stringify({said, url: page.url().split("?")[0]})}\n`);
} finally {
  await browser.close();
}
