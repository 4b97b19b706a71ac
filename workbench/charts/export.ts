/** What leaves a chart: the engine's figures as CSV, the picture as PNG at twice its size. */
import type { SweepRow } from '../../engine/index.ts';
import { csvOfRows, saveCsvText } from '../shared/export/csv.ts';
import { give } from '../shared/export/give.ts';

/** Rows as CSV with a heading; texts that a spreadsheet would take for a formula are marked as texts. */
export const csvOf = (rows: readonly SweepRow[]): string => csvOfRows(rows);

/** Hands rows to the reader as a file. */
export const saveCsv = (name: string, rows: readonly SweepRow[]): void => saveCsvText(name, csvOf(rows));

const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'visibility',
];

/** A copy of a picture that looks the same on its own: what the style sheets say is written into it. */
function standingAlone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  from?.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const look of looks)
      to?.[i]?.style.setProperty(
        look,
        style.getPropertyValue(look).replace(/url\("?[^"#)]*(#[^")]+)"?\)/g, 'url($1)'),
      );
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A sentence in lines of so many letters, as far as its words allow. */
export function linesOf(sentence: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The pictures below each other under a title, each under its own heading, as one SVG on a ground of its own; notes below. */
function sheetOf(
  title: string,
  parts: readonly { heading: string; svg: SVGSVGElement }[],
  ground: HTMLElement,
  notes: readonly string[],
) {
  const style = getComputedStyle(ground);
  const sheet = document.createElementNS(svgNamespace, 'svg');
  const add = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    sheet.append(element);
    return element;
  };
  const text = (y: number, size: number, content: string, weight = 600): void => {
    const attributes = {
      x: 16,
      y,
      fill: style.color,
      'font-size': size,
      'font-weight': weight,
      'font-family': style.fontFamily,
    };
    add('text', attributes).textContent = content;
  };
  const width = Math.max(480, ...parts.map(({ svg }) => svg.getBoundingClientRect().width)) + 32;
  const paper = add('rect', { x: 0, y: 0, width });
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  text(28, 16, title);
  let y = 44;
  for (const { heading, svg } of parts) {
    if (heading !== '') {
      text(y + 14, 13, heading);
      y += 22;
    }
    const copy = standingAlone(svg);
    copy.setAttribute('x', '16');
    copy.setAttribute('y', String(y));
    sheet.append(copy);
    y += svg.getBoundingClientRect().height + 8;
  }
  for (const line of notes.flatMap((note) => linesOf(note, Math.floor((width - 32) / 6.4)))) {
    text(y + 14, 12, line, 400);
    y += 17;
  }
  const height = Math.ceil(y + 12);
  paper.setAttribute('height', String(height));
  sheet.setAttribute('xmlns', svgNamespace);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(height));
  return { sheet, width, height };
}

/** Draws every picture (`svg[data-picture]`, or the chart's own surface) of an element, and hands the PNG to the reader, `notes` below; stopped, nothing. */
export async function savePng(
  name: string,
  title: string,
  element: HTMLElement,
  isStopped: () => boolean,
  notes: readonly string[] = [],
): Promise<void> {
  const parts = [...element.querySelectorAll<HTMLElement>('[data-picture]')].flatMap((part) => {
    const svg = part.querySelector('svg');
    return svg ? [{ heading: part.dataset['picture'] ?? '', svg }] : [];
  });
  const { sheet, width, height } = sheetOf(title, parts, element, notes);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(sheet))}`;
  await image.decode();
  if (isStopped()) return;
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.scale(2, 2);
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be written');
  if (isStopped()) return;
  give(`${name}.png`, blob);
}
