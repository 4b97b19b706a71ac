/** The bars of the distribution for a file. */
import type { ImpactBin } from '../../../engine/impact/model.ts';
import { WITHHELD } from '../../../engine/impact/table-model.ts';
import { withheldBins } from '../../../engine/impact/withhold-cells.ts';
import { penceToPounds } from '../../../engine/money.ts';
import { binText } from '../words.ts';

/** The bars as rows of a file; those of few cases are withheld unless asked for. */
export function rowsOf(bins: readonly ImpactBin[], isSmall: boolean) {
  const hidden = isSmall ? [] : withheldBins(bins);
  return bins.map((bin, i) => ({
    change: binText(bin),
    from: bin.from === null ? null : penceToPounds(bin.from),
    to: bin.to === null ? null : penceToPounds(bin.to),
    cases: hidden[i] === true ? WITHHELD : bin.cases,
    together: hidden[i] === true ? null : penceToPounds(bin.sum),
  }));
}
