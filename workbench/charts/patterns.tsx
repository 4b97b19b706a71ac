/** Colours of landlords with a pattern each, so that no picture rests on colour alone. */
import { useData } from '../app/data.tsx';
import { landlordOf } from '../shared/policy-id.ts';

/** The tone of a policy: `0` … `5`, or `reference`. */
export function useTones(): (policy: string) => string {
  const { landlords } = useData().view;
  return (policy) => {
    const at = landlords.indexOf(landlordOf(policy));
    return at < 0 ? 'reference' : String(at % 6);
  };
}

/** The colour of a tone. */
export const toneColour = (tone: string): string => `var(--tone-${tone})`;

const lines: Readonly<Record<string, string>> = {
  '1': 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4',
  '3': 'M4 0v8',
  '4': 'M0 4h8',
  '5': 'M-2 6l4 4M0 0l8 8M6 -2l4 4',
  reference: 'M0 4h8M4 0v8',
};

/** The pattern of a tone under an id of its own. */
export function TonePattern({ id, tone }: { id: string; tone: string }) {
  const colour = toneColour(tone);
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <rect width={8} height={8} style={{ fill: colour }} fillOpacity={tone === '0' ? 0.45 : 0.22} />
      {tone === '2' ? <circle cx={4} cy={4} r={1.6} style={{ fill: colour }} /> : null}
      {lines[tone] === undefined ? null : (
        <path d={lines[tone]} style={{ stroke: colour }} strokeWidth={1.6} fill="none" />
      )}
    </pattern>
  );
}
