/** What leaves the workbench as a file: sheets of figures that the engine made, as CSV and XLSX, and what paper needs. */
export { csvOfRows, csvOfSheet, saveCsvText } from './csv.ts';
export { give } from './give.ts';
export { pounds, type Cell, type Column, type Sheet } from './sheet.ts';
export { useKeptFocus, useMaking, type Make, type Making } from './making.ts';
export { ExportMenu } from './menu.tsx';
export { PaperHead, shownDay } from './paper.tsx';
