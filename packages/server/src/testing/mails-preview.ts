/**
 * Writes every mail of the product, with made-up facts, to a folder: HTML, text, and, where a Chromium is found, pictures
 * as a phone shows them, light and dark. `npm run mails:preview [folder]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { type MailSender, renderMail } from '../kernel/mail-layout.ts';
import { productModules } from '../modules/index.ts';
import { buildCatalogue } from '../modules/roles/index.ts';
import { findChromium } from './browser.ts';

const folder = resolve(process.argv[2] ?? 'test-results/mails');
const sender: MailSender = {
  productName: 'Bailiwick',
  publicUrl: new URL('https://accounts.vendor.example'),
};
const samples = productModules(buildCatalogue(undefined), '').flatMap(
  (module) => module.mailSamples ?? [],
);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium(process.env['CHROME_PATH']),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 400 } });
  const page = await context.newPage();
  for (const { name, message } of samples) {
    const { html, text } = renderMail(message.content, sender);
    writeFileSync(`${folder}/${name}.html`, html);
    writeFileSync(`${folder}/${name}.txt`, `Subject: ${message.subject}\n\n${text}`);
    await page.setContent(html);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
process.stdout.write(`${samples.length} mails in ${folder}\n`);
