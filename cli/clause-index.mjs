#!/usr/bin/env node
/**
 * Holds `rules/clause-index/` against the texts of the source documents: which clauses there are, and whether the
 * wording of any has changed. The index keeps references and hashes only, never the text.
 *
 *   node cli/clause-index.mjs --sources <folder> [--document <id>]… [--write]
 *
 * Without `--write` it names every difference on stderr and exits 1 if there is one; with `--write` it makes the
 * index files anew. Exit 2 is a wrong usage or a folder that lacks a text. A hash is the first 16 hex digits of the
 * SHA-256 of the clause's text without its number, white space collapsed and trimmed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/** The five source documents: where the text is found, which edition it belongs to, and how it is cut into clauses. */
export const DOCUMENTS = [
  {
    id: 'jmha-guidance-2023',
    source: 'jmha-compensation-guidance-2023-07.txt',
    edition: 'jmha@2023-07',
    split: splitParagraphs,
  },
  {
    id: 'jmha-self-assessment',
    source: 'jmha-complaint-handling-code-self-assessment.txt',
    edition: 'jmha@2023-07',
    split: splitTableRows,
  },
  {
    id: 'jliving-policy-2018',
    source: 'jliving-complaints-policy-2018.txt',
    edition: 'jliving@2018',
    split: (text) => splitNumbered(text, /^1\.\s+Introduction/),
  },
  {
    id: 'derby-homes-policy-2024',
    source: 'derby-homes-complaints-and-financial-redress-policy-2024.txt',
    edition: 'derby-homes@2024-04',
    split: (text) => splitNumbered(text, /^1\. Policy aims$/),
  },
  {
    id: 'alliance-homes-policy-2024',
    source: 'alliance-homes-compensation-policy.txt',
    edition: 'alliance-homes@2024-12',
    split: (text) => splitNumbered(text, /^1\. Background/, /^Appendix 1:/),
  },
];

/** Paragraphs without numbers: the non-empty lines after the date line, `¶1` onwards. */
function splitParagraphs(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(1).map((line, index) => ({ ref: `¶${index + 1}`, text: line }));
}

/** Rows of the self-assessment form: a row starts with the provision's number in the first column. */
function splitTableRows(text) {
  const rows = [];
  for (const line of text.split('\n')) {
    const start = /^(?:<p>)?(?:<b>)?(\d\.\d{1,2})(?:<\/b>)?(?:<\/p>)?\t(.*)$/.exec(line);
    if (start) rows.push({ ref: start[1], text: start[2] });
    else if (/^#|^-{3,}|^(?:<b>)?Code section/.test(line)) continue;
    else if (rows.length > 0) rows[rows.length - 1].text += ` ${line}`;
  }
  return distinct(rows);
}

/**
 * Clauses numbered `1.1`, `3.2.1`. A section's heading belongs to no clause; text that stands between the heading and
 * the section's first clause, or in a section that has none, is a clause under the section's own number.
 */
function splitNumbered(text, from, until) {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => from.test(line));
  const stop = until ? lines.findIndex((line, index) => index > begin && until.test(line)) : lines.length;
  const clauses = [];
  let section = 0;
  for (const line of lines.slice(begin, stop)) {
    const clause = /^\s*(?:- )?(\d+(?:\.\d+)+)\.?\s*(.*)$/.exec(line);
    const heading = /^(\d{1,2})\.?\s+\S/.exec(line);
    if (clause && Number.parseInt(clause[1], 10) === section)
      clauses.push({ ref: clause[1], text: clause[2] });
    else if (heading && Number(heading[1]) === section + 1)
      clauses.push({ ref: String(++section), text: '' });
    else clauses[clauses.length - 1].text += ` ${line}`;
  }
  return distinct(clauses.filter((clause) => clause.text.trim() !== ''));
}

/** Marks a number that the source uses twice: the second `2.2` is `2.2 (second)`. */
function distinct(clauses) {
  const seen = new Set();
  return clauses.map(({ ref, text }) => {
    const own = seen.has(ref) ? `${ref} (second)` : ref;
    seen.add(own);
    return { ref: own, text };
  });
}

/** The hash that stands in the index for a clause's text. */
export function hashOf(text) {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim(), 'utf8').digest('hex').slice(0, 16);
}

/** The index of one document, made from its text. */
export function indexOf(document, text) {
  const clauses = document.split(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  return {
    document: document.id,
    source: document.source,
    edition: document.edition,
    clauses: clauses.map(({ ref, text: words }) => ({ ref, hash: hashOf(words) })),
  };
}

/** Every difference between the kept index and the one made anew, as sentences. */
export function differences(kept, made) {
  const name = made.document;
  const before = new Map(kept.clauses.map((clause) => [clause.ref, clause.hash]));
  const after = new Map(made.clauses.map((clause) => [clause.ref, clause.hash]));
  const found = [];
  for (const key of ['document', 'source', 'edition'])
    if (kept[key] !== made[key])
      found.push(`${name}: \`${key}\` is \`${kept[key]}\`, expected \`${made[key]}\``);
  if (before.size !== kept.clauses.length) found.push(`${name}: the index holds a clause twice`);
  for (const [ref, hash] of after) {
    if (!before.has(ref)) found.push(`${name}#${ref}: in the source, not in the index`);
    else if (before.get(ref) !== hash) found.push(`${name}#${ref}: the wording of the source has changed`);
  }
  for (const ref of before.keys())
    if (!after.has(ref)) found.push(`${name}#${ref}: in the index, not in the source`);
  const order = (index) => index.clauses.map((clause) => clause.ref).join('\n');
  if (found.length === 0 && order(kept) !== order(made))
    found.push(`${name}: the clauses stand in another order`);
  return found;
}

/** An index file's text, one clause a line. */
function write(index) {
  const { clauses, ...head } = index;
  const lines = clauses.map(
    (clause) => `    { "ref": ${JSON.stringify(clause.ref)}, "hash": "${clause.hash}" }`,
  );
  const top = Object.entries(head).map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`);
  return `{\n${top.join('\n')}\n  "clauses": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Works through the chosen documents; returns the exit status. */
function run(args) {
  const usage = 'usage: node cli/clause-index.mjs --sources <folder> [--document <id>]… [--write]';
  let options;
  try {
    options = parseArgs({
      args,
      options: {
        sources: { type: 'string' },
        document: { type: 'string', multiple: true },
        write: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    console.error(`${error.message}\n${usage}`);
    return 2;
  }
  const wanted = options.document ?? DOCUMENTS.map((document) => document.id);
  const unknown = wanted.filter((id) => !DOCUMENTS.some((document) => document.id === id));
  if (!options.sources || unknown.length > 0) {
    console.error(unknown.length > 0 ? `unknown document \`${unknown.join('`, `')}\`\n${usage}` : usage);
    return 2;
  }
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'rules', 'clause-index');
  const found = [];
  for (const document of DOCUMENTS.filter(({ id }) => wanted.includes(id))) {
    const file = join(options.sources, document.source);
    if (!existsSync(file)) {
      console.error(
        `\`${document.source}\` is not in \`${basename(options.sources)}\`; name the folder that has it`,
      );
      return 2;
    }
    const made = indexOf(document, readFileSync(file, 'utf8'));
    const kept = join(folder, `${document.id}.json`);
    if (options.write) writeFileSync(kept, write(made));
    else if (!existsSync(kept)) found.push(`${document.id}: there is no index; make it with --write`);
    else found.push(...differences(JSON.parse(readFileSync(kept, 'utf8')), made));
    console.log(`${document.id}: ${made.clauses.length} clauses`);
  }
  for (const line of found) console.error(line);
  return found.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = run(process.argv.slice(2));
