/** The colours, once for light and once for dark: the style sheet is made from this table, and its contrasts are tested. */
export const light = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  sunk: '#f3f3ee',
  line: '#dfded8',
  'line-strong': '#88867e',
  ink: '#142223',
  'ink-2': '#415151',
  'ink-3': '#586767',
  focus: '#1957d2',
  org: '#006058',
  'org-soft': '#ddf4f1',
  acct: '#2d54a0',
  'acct-soft': '#e9f1fe',
  oper: '#882d67',
  'oper-soft': '#fbebf3',
  ok: '#206b38',
  'ok-soft': '#e3f6e6',
  warn: '#84550f',
  'warn-soft': '#fef0d4',
  bad: '#b3241f',
  'bad-soft': '#fdebe9',
  'on-accent': '#ffffff',
} as const;

export const dark: Record<keyof typeof light, string> = {
  paper: '#0b1416',
  surface: '#131e20',
  sunk: '#070f10',
  line: '#2c383a',
  'line-strong': '#6f7d80',
  ink: '#efefe9',
  'ink-2': '#b9c0ba',
  'ink-3': '#9ba8a6',
  focus: '#7cbdff',
  org: '#6dd3c0',
  'org-soft': '#0c3531',
  acct: '#9ebef8',
  'acct-soft': '#1d2d4c',
  oper: '#f0a7d0',
  'oper-soft': '#432135',
  ok: '#83dc97',
  'ok-soft': '#1a3520',
  warn: '#eec469',
  'warn-soft': '#3e2d10',
  bad: '#ff9689',
  'bad-soft': '#4e201c',
  'on-accent': '#0b1416',
};

const block = (colours: Record<string, string>) =>
  Object.entries(colours)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n');

/** The style sheet of the tokens. */
export function tokensCss(): string {
  return `/* Made by \`npm run generate\` from tokens.ts. Not edited by hand. */
:root {
  color-scheme: light;
${block(light)}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme='light']) {
    color-scheme: dark;
${block(dark).replaceAll(/^/gm, '  ')}
  }
}

:root[data-theme='dark'] {
  color-scheme: dark;
${block(dark)}
}

@media (prefers-contrast: more) {
  :root {
    --line: var(--line-strong);
    --ink-2: var(--ink);
    --ink-3: var(--ink);
  }
}
`;
}
