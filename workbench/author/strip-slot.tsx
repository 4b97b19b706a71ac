/** Where the strip stands: what the edit moves. The strip comes with its own part of the screen. */
import { lazy, Suspense, type ComponentType } from 'react';

type StripModule = { readonly Strip: ComponentType<{ path: string }> };
const [load] = Object.values(import.meta.glob<StripModule>('./strip/index.tsx'));
const Strip = load ? lazy(() => load().then((module) => ({ default: module.Strip }))) : null;

/** The strip of the edition at the path. */
export function BelowText({ path }: { path: string }) {
  if (!Strip) return null;
  return (
    <Suspense fallback={null}>
      <Strip path={path} />
    </Suspense>
  );
}
