import { describe, expect, it } from 'vitest';
import { escapeXml, readXml, standalone, writeXml, XmlError } from './xml.ts';

const refusal = (text: string): string => {
  try {
    readXml(text);
    return 'read';
  } catch (error) {
    return error instanceof XmlError ? error.kind : String(error);
  }
};

describe('what is written', () => {
  it('is read as it was meant', () => {
    const value = `<>&"'\t\n\r]]> ü 😀 مريم`;
    const { root } = readXml(
      writeXml('a:b', { 'xmlns:a': 'urn:a', x: value, y: undefined }, escapeXml(value)),
    );
    expect(root).toMatchObject({ namespace: 'urn:a', name: 'b', text: value });
    expect(root.attributes).toEqual([{ namespace: '', name: 'x', value }]);
  });
});

describe('what is read', () => {
  it('has the namespaces that its prefixes have where it stands', () => {
    const { root } = readXml(
      '<a xmlns="urn:1"><b xmlns="urn:2" xmlns:p="urn:3"><p:c p:x="1" x="2"/></b><d xmlns=""/></a>',
    );
    const [b, d] = root.children;
    expect([root.namespace, b?.namespace, b?.children[0]?.namespace, d?.namespace]).toEqual([
      'urn:1',
      'urn:2',
      'urn:3',
      '',
    ]);
    expect(b?.children[0]?.attributes.map(({ namespace }) => namespace)).toEqual(['urn:3', '']);
  });

  it('can stand alone with the namespaces that were around it', () => {
    const document = readXml(
      '<a xmlns="urn:1" xmlns:p="urn:&amp;3"><b xmlns="urn:2"><p:c/></b></a>',
    );
    const [b] = document.root.children;
    const alone = readXml(b === undefined ? '' : standalone(document, b)).root;
    expect([alone.namespace, alone.children[0]?.namespace]).toEqual(['urn:2', 'urn:&3']);
  });

  it('has line ends and white space as a processor hands them on', () => {
    const { root } = readXml('<a x="1\r\n2\t3&#10;4">1\r\n2\r3&#13;4</a>');
    expect(root.attributes[0]?.value).toBe('1 2 3\n4');
    expect(root.text).toBe('1\n2\n3\r4');
  });

  it('is no deeper than 32', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(refusal(nested(32))).toBe('read');
    expect(refusal(nested(33))).toBe('too_deep');
  });

  it('has comments only where that was said', () => {
    const text = '<!-- a --><a>1<!-- b -->2</a><!-- c -->';
    expect(refusal(text)).toBe('forbidden');
    expect(readXml(text, { skipsComments: true }).root.text).toBe('12');
    expect(() => readXml('<a><!-- -- --></a>', { skipsComments: true })).toThrow(XmlError);
    expect(() => readXml('<a><!-- </a>', { skipsComments: true })).toThrow(XmlError);
  });
});

describe('what is made to take long', () => {
  const large = 250_000;
  it.each([
    ['white space in a tag', `<a${' '.repeat(large)}`],
    ['white space after an attribute', `<a x="1"${' '.repeat(large)}<`],
    ['attributes without an end', `<a${' x="1"'.repeat(large / 6)}`],
    ['attributes that are all alike', `<a${' x="1"'.repeat(large / 6)}/>`],
    [
      'attributes that all differ',
      `<a${Array.from({ length: 20_000 }, (_, index) => ` x${index}="1"`).join('')}/>`,
    ],
    [
      'namespaces that all differ',
      `<a${Array.from({ length: 5_000 }, (_, index) => ` xmlns:x${index}="u"`).join('')}/>`,
    ],
    [
      'namespaces in each of many elements',
      `<a>${Array.from({ length: 5_000 }, (_, index) => `<b xmlns:x${index}="u">`).join('')}`,
    ],
    ['ampersands', `<a>${'&'.repeat(large)}</a>`],
    ['references', `<a>${'&amp;'.repeat(large / 5)}</a>`],
    ['a declaration without an end', `<?xml${' '.repeat(large)}`],
    ['tags without an end', '<a>'.repeat(large / 3)],
    ['small elements', `<a>${'<b/>'.repeat(large / 4)}</a>`],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(1_000)}">]><a>${'&e;'.repeat(80_000)}</a>`,
    ],
  ])('%s', (_name, text) => {
    const start = performance.now();
    refusal(text);
    // 100 ms are asked for; the rest is for a machine that does other things at the same time.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
