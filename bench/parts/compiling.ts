/** From the text of all editions to the compiled form. */
import { compiled } from '../../engine/index.ts';
import { msOfNow, type Part, type Series } from '../measure.ts';
import { readText, type World } from '../world.ts';

export class CompilingPart implements Part {
  constructor(private readonly world: World) {}

  round(series: Series): void {
    const { editions } = this.world;
    let read = editions;
    const reading = msOfNow(() => {
      read = editions.map(({ file, text }) => readText(this.world, file, text));
    });
    const compiling = msOfNow(() => compiled.compile(read));
    series.note('compile-from-text', reading + compiling);
    series.note('compile-alone', compiling);
  }
}
