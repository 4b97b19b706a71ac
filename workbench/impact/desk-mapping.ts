/** The mapping step of the Impact screen's desk: columns, their history, and the place in the file where they stand. */
import type { Mapping } from '../../engine/index.ts';
import type { Opened, PortfolioFault, PortfolioSource } from '../shared/impact-protocol.ts';
import { carriedOver, type HeadPlace, isAt, isSame, placeIn, placeOf } from './carry.ts';
import { DeskBase, type Saved } from './desk-base.ts';
import type { DeskState } from './desk-state.ts';

/** Steps that can be undone. */
const most = 100;

type Columns = Extract<Opened, { kind: 'columns' }>;
/** The file read at another place; why it cannot be; null where something newer took its place. */
type Reopened = { readonly source: PortfolioSource; readonly opened: Columns } | PortfolioFault | null;

/** "Line 9 as the headers", "the sheet “Cases”, line 2 as the headers". */
const placeText = ({ sheet, headerLine }: HeadPlace): string =>
  [
    ...(sheet === undefined ? [] : [`the sheet “${sheet}”`]),
    ...(headerLine === undefined ? [] : [`line ${headerLine} as the headers`]),
  ].join(', ');

/** A desk with a file whose columns are mapped. */
export class MappingDesk extends DeskBase {
  private reopenings = 0;
  private dropCheck: () => void = () => undefined;

  /** Reads the file at another sheet or line of headers. Where it cannot be, the worker goes back to what is open. */
  private async openAt(place: HeadPlace): Promise<Reopened> {
    const { source } = this.current;
    if (source?.kind !== 'file') return null;
    this.reopenings += 1;
    const own = this.reopenings;
    const isOurs = (): boolean => this.reopenings === own && this.current.source === source;
    const { headerLine: _, ...whole } = source;
    const other = { ...(place.sheet === undefined ? source : whole), ...place };
    this.set({ isReopening: true });
    await this.ready(this.saved);
    const opened = await this.ask('impactOpen', other);
    if (!isOurs()) return null;
    if (opened.kind !== 'columns') await this.ask('impactOpen', source);
    if (!isOurs()) return null;
    this.set({ isReopening: false, fault: null, mappingFaults: [] });
    if (opened.kind === 'columns') return { source: other, opened };
    return opened.kind === 'fault' ? opened.fault : null;
  }

  /**
   * Another sheet of the workbook, or another line of headers. What was chosen for columns of the same name stays, and the
   * step can be undone; where the file has no headers there, all stays as it was, and the fault is told.
   */
  async reopen(place: HeadPlace, saved: Saved): Promise<void> {
    try {
      await this.read(saved);
      const found = await this.openAt(place);
      const { opened, mapping, undo } = this.current;
      if (found === null || opened?.kind !== 'columns' || !mapping) return;
      if ('what' in found)
        return this.set({ fault: { ...found, what: `${placeText(place)}: ${found.what}` } });
      this.put(carriedOver(mapping, opened.mapping, found.opened.mapping), {
        ...found,
        undo: [...undo.slice(-most), mapping],
        redo: [],
        said: 'The columns were read anew; what you chose for columns of the same name stays.',
      });
    } catch (error) {
      this.fail(error);
    }
  }

  /** The fault was of a line or sheet that is no longer asked for. */
  forgive(): void {
    if (this.current.fault !== null) this.set({ fault: null });
  }

  protected put(mapping: Mapping, also: Partial<DeskState> = {}): void {
    this.set({ ...also, mapping });
    this.dropCheck();
    let dropped = false;
    this.dropCheck = () => {
      dropped = true;
    };
    this.ready(this.saved)
      .then(() => (dropped ? null : this.ask('impactCheck', { mapping })))
      .then((check) => {
        if (!dropped && check) this.set({ check });
      })
      .catch((error: unknown) => {
        if (!dropped) this.fail(error);
      });
  }

  /** A step of the mapping, which can be undone. */
  map(mapping: Mapping): void {
    const { mapping: before, undo } = this.current;
    if (!before || isSame(before, mapping)) return;
    this.put(mapping, { undo: [...undo.slice(-most), before], redo: [], fault: null, mappingFaults: [] });
  }

  /** A mapping of the history: its headers may stand on another line or sheet, which is read again. */
  private async goTo(to: Mapping | undefined, stacks: Pick<DeskState, 'undo' | 'redo'>): Promise<void> {
    const { mapping, opened } = this.current;
    if (!to || opened?.kind !== 'columns') return;
    if (isAt(opened.head, placeOf(to))) return this.put(to, { ...stacks, fault: null, mappingFaults: [] });
    const found = await this.openAt(placeOf(to)).catch((error: unknown) => this.fail(error));
    if (!found || this.current.mapping !== mapping) return;
    if ('what' in found) return this.set({ fault: found });
    this.put(to, { ...stacks, ...found });
  }

  undo(): void {
    const { mapping, undo, redo } = this.current;
    if (mapping) void this.goTo(undo.at(-1), { undo: undo.slice(0, -1), redo: [...redo, mapping] });
  }

  redo(): void {
    const { mapping, undo, redo } = this.current;
    if (mapping) void this.goTo(redo.at(-1), { undo: [...undo, mapping], redo: redo.slice(0, -1) });
  }

  /** Takes over a mapping file, read at the sheet and line that it names; why it does not fit stands in `mappingFaults`. */
  async mapFrom(text: string, saved: Saved): Promise<void> {
    try {
      await this.ready(saved);
      const { opened, mapping: before, undo, source } = this.current;
      if (opened?.kind !== 'columns' || !before || !source) return;
      const place = placeIn(text);
      const found = isAt(opened.head, place) ? { source, opened } : await this.openAt(place);
      if (found === null) return;
      if ('what' in found)
        return this.set({ mappingFaults: [`${placeText(place)}: ${found.what}; ${found.mend}`] });
      const { mapping, faults } = await this.ask('impactMapping', { text });
      if (mapping) {
        const { sheet, headerLine } = found.opened.head;
        const whole = { ...mapping, headerLine, ...(sheet === undefined ? {} : { sheet }) };
        this.put(whole, { ...found, undo: [...undo.slice(-most), before], redo: [], mappingFaults: [] });
      } else {
        if (found.source !== source) await this.ask('impactOpen', source);
        this.set({ mappingFaults: faults });
      }
    } catch (error) {
      this.fail(error);
    }
  }
}
