/** Providers and routes. Screens are loaded when they are first opened, and after that kept. */
import { MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { SaveGuard } from '../author/save-guard.tsx';
import { CompareScreen } from '../compare/index.tsx';
import { EmptyState, LoadingState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { WorkProvider } from '../work/use-work.tsx';
import { Boundary, ScreenBoundary } from './boundary.tsx';
import { DataProvider } from './data.tsx';
import { Shell } from './shell.tsx';
import { theme } from './theme.ts';

const PolicyScreen = lazy(() => import('../policy/index.tsx').then((m) => ({ default: m.PolicyScreen })));
const CaseScreen = lazy(() => import('../cases/index.tsx').then((m) => ({ default: m.CaseScreen })));
const AuthorScreen = lazy(() => import('../author/index.tsx').then((m) => ({ default: m.AuthorScreen })));
const ChartsScreen = lazy(() => import('../charts/index.tsx').then((m) => ({ default: m.ChartsScreen })));
const ImpactScreen = lazy(() => import('../impact/index.tsx').then((m) => ({ default: m.ImpactScreen })));
const CodeScreen = lazy(() => import('../code/index.tsx').then((m) => ({ default: m.CodeScreen })));

function NoSuchPage() {
  useTitle('No such page');
  return <EmptyState title="There is no such page" text="The rail at the left edge leads to every screen." />;
}

function Screens() {
  return (
    <Switch>
      <Route path="/">
        <CompareScreen />
      </Route>
      <Route path="/policy/:edition?">{(params) => <PolicyScreen id={params.edition} />}</Route>
      <Route path="/author/:edition?">{(params) => <AuthorScreen id={params.edition} />}</Route>
      <Route path="/case/:id?">{(params) => <CaseScreen id={params.id} />}</Route>
      <Route path="/charts">
        <ChartsScreen />
      </Route>
      <Route path="/impact">
        <ImpactScreen />
      </Route>
      <Route path="/code">
        <CodeScreen />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}

/** The folder of the host where the workbench stands: nothing at its root, else what `vite build --base` said. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The whole workbench. */
export function App() {
  return (
    <Boundary bare>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Router base={base}>
          <WorkProvider>
            <DataProvider>
              <SaveGuard>
                <Shell>
                  <ScreenBoundary>
                    <Suspense fallback={<LoadingState what="Opening the screen" />}>
                      <Screens />
                    </Suspense>
                  </ScreenBoundary>
                </Shell>
              </SaveGuard>
            </DataProvider>
          </WorkProvider>
        </Router>
      </MantineProvider>
    </Boundary>
  );
}
