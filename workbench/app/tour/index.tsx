/** The first steps on real content: offered once, in the rail; they never lie over the work as a dialog, and end with Esc. */
import { Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { useLocation } from 'wouter';
import { useData } from '../data.tsx';
import { carried, useQuery, withQuery } from '../query.ts';
import { useSpot, type Box } from './spot.ts';
import { answer, goToStep, startTour, useIsOffered, useStep } from './state.ts';
import { stepsOf, type Step } from './steps.ts';
import classes from './tour.module.css';

/** In the rail until it is answered. */
export function TourOffer() {
  const isOffered = useIsOffered();
  if (!isOffered) return null;
  return (
    <div className={classes.offer}>
      <Text size="xs">New here?</Text>
      <Button size="compact-xs" variant="light" onClick={startTour}>
        First steps
      </Button>
      <CloseButton size="xs" aria-label="Do not offer the first steps again" onClick={answer} />
    </div>
  );
}

function Ring({ box }: { box: Box | null }) {
  if (box === null) return null;
  const style = {
    top: Math.max(2, box.top - 3),
    left: Math.max(2, box.left - 3),
    width: Math.min(box.width + 6, window.innerWidth - Math.max(2, box.left - 3) - 4),
    height: Math.min(box.height + 6, window.innerHeight - Math.max(2, box.top - 3) - 4),
  } satisfies CSSProperties;
  return <div className={classes.ring} style={style} data-tour-ring aria-hidden />;
}

interface CardProps {
  readonly steps: readonly Step[];
  readonly step: Step;
  readonly at: number;
}

function Card({ steps, step, at }: CardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useSpot(step.target);
  const end = (): void => goToStep(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // A new screen takes the focus to its content once it is drawn; the card has it back.
    const timer = setTimeout(() => heading.current?.focus({ preventScroll: true }), 150);
    return () => clearTimeout(timer);
  }, [step]);
  const isLow =
    box !== null && box.top > window.innerHeight / 2 && box.left + box.width > window.innerWidth / 2;
  const isLast = at === steps.length - 1;
  return (
    <>
      <Ring box={box} />
      <Paper
        component="section"
        className={classes.card}
        data-high={isLow || undefined}
        data-tour-card
        shadow="lg"
        withBorder
        aria-labelledby="tour-title"
      >
        <Text size="xs" c="dimmed">
          Step {at + 1} of {steps.length}
        </Text>
        <Title order={2} size="h3" id="tour-title" ref={heading} tabIndex={-1}>
          {step.title}
        </Title>
        <Text size="sm">{step.text}</Text>
        <Group justify="space-between" mt="xs">
          <Button variant="subtle" size="xs" onClick={end}>
            {isLast ? 'Close' : 'Skip the rest'}
          </Button>
          <Group gap="xs">
            {at === 0 ? null : (
              <Button variant="default" size="xs" onClick={() => goToStep(at - 1)}>
                Back
              </Button>
            )}
            {isLast ? (
              <Button size="xs" onClick={end}>
                Done
              </Button>
            ) : (
              <Button size="xs" onClick={() => goToStep(at + 1)}>
                Next
              </Button>
            )}
          </Group>
        </Group>
      </Paper>
    </>
  );
}

/** The running steps; nothing where they do not run. Each goes to its screen with the policies that are compared. */
export function Tour() {
  const { view } = useData();
  const steps = useMemo(() => stepsOf(view), [view]);
  const at = useStep();
  const step = at === null ? undefined : steps[at];
  const [, navigate] = useLocation();
  const { search } = useQuery();
  const latest = useRef({ navigate, search, steps });
  useEffect(() => {
    latest.current = { navigate, search, steps };
  });
  useEffect(() => {
    if (at === null) return;
    const now = latest.current;
    const next = now.steps[at];
    if (next) now.navigate(withQuery(next.path, carried(now.search, next.query)));
  }, [at]);
  useEffect(() => {
    if (at === null) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) goToStep(null);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [at]);
  if (at === null || step === undefined) return null;
  return <Card steps={steps} step={step} at={at} />;
}
