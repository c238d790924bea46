/** The picture as a file: an SVG that stands alone, and the same as PNG. */
import { download } from '../../../ui/download.ts';

/** What the style sheet says, written to the elements: outside the page there is no style sheet. */
const carried = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
const margin = 24;
/** Browsers refuse larger canvases, or draw nothing on them. */
const pixelsAtMost = 12_000;

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** @param svg the picture; its one group is moved and scaled on the screen, and is whole in the file */
export function standAlone(svg: SVGSVGElement, size: { width: number; height: number }): Picture {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    for (const name of carried) copies[index]?.setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'tabindex', 'data-key']) copies[index]?.removeAttribute(name);
  });
  copy.querySelector('g')?.removeAttribute('transform');
  for (const helper of copy.querySelectorAll('[data-screen-only]')) helper.remove();
  const width = size.width + 2 * margin;
  const height = size.height + 2 * margin;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', getComputedStyle(svg).fontFamily);
  copy.removeAttribute('class');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  for (const [name, value] of Object.entries({
    x: -margin,
    y: -margin,
    width,
    height,
    fill: paper,
  }))
    ground.setAttribute(name, String(value));
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

export function saveSvg(name: string, picture: Picture): void {
  download(`${name}.svg`, new Blob([picture.text], { type: 'image/svg+xml' }));
}

export async function savePng(name: string, { text, width, height }: Picture): Promise<void> {
  const scale = Math.min(2, pixelsAtMost / width, pixelsAtMost / height);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the browser could not draw the picture');
  download(`${name}.png`, blob);
}
