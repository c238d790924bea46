/**
 * Writes every mail of the product, with made-up facts and in every language, to a folder: HTML, text, and pictures as a
 * phone shows them, light and dark. `npm run mails:preview [folder]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { languages } from '../kernel/languages.ts';
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
  for (const language of languages) {
    mkdirSync(`${folder}/${language}`, { recursive: true });
    for (const { name, message } of samples) {
      const file = `${folder}/${language}/${name}`;
      const { html, text } = renderMail(message.content, sender, { language });
      writeFileSync(`${file}.html`, html);
      writeFileSync(`${file}.txt`, `Subject: ${message.subject.in(language)}\n\n${text}`);
      await page.setContent(html);
      await page.screenshot({ path: `${file}-${colorScheme}.png`, fullPage: true });
    }
  }
  await context.close();
}
await browser.close();
process.stdout.write(`${samples.length} mails in ${languages.length} languages in ${folder}\n`);
