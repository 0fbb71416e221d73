// The peer of documents.cs: the Markdown files of one folder as HTML (marked) and DOCX (docx) in another.
// Arguments: the folder, the target, and a file that lists what to make, one name a line.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { marked } from 'marked';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

const [from, to, list] = process.argv.slice(2);
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6];

const runs = (tokens, style = {}) => (tokens ?? []).flatMap(token =>
  token.type === 'strong' ? runs(token.tokens, { ...style, bold: true })
  : token.type === 'em' ? runs(token.tokens, { ...style, italics: true })
  : token.tokens ? runs(token.tokens, style)
  : [new TextRun({ text: token.text ?? token.raw, ...style })]);

const cell = value => new TableCell({ children: [new Paragraph({ children: runs(value.tokens) })] });

const blocks = (tokens, level = 0) => (tokens ?? []).flatMap(token => {
  switch (token.type) {
    case 'space': return [];
    case 'heading': return [new Paragraph({ heading: headings[token.depth - 1], children: runs(token.tokens) })];
    case 'list': return token.items.flatMap(item => item.tokens.flatMap(part => part.type === 'list' ? blocks([part], level + 1)
      : [new Paragraph({ bullet: { level }, children: runs(part.tokens ?? [part]) })]));
    case 'table': return [new Table({ rows: [token.header, ...token.rows].map(row => new TableRow({ children: row.map(cell) })) })];
    case 'blockquote': return blocks(token.tokens, level);
    default: return [new Paragraph({ children: runs(token.tokens ?? [token]) })];
  }
});

for (const name of readFileSync(list, 'utf8').trim().split('\n')) {
  const source = readFileSync(join(from, name.replace(/\.[a-z]+$/, '.md')), 'utf8');
  const target = join(to, name);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, name.endsWith('.docx')
    ? await Packer.toBuffer(new Document({ sections: [{ children: blocks(marked.lexer(source)) }] }))
    : `<!doctype html><meta charset="utf-8"><body>${marked.parse(source)}</body>`);
}
