/** The workbench starts here. Styles are files, so that a strict content security policy holds. */
import '@mantine/core/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { setScheme } from './app/scheme.ts';
import { dropExpired } from './impact/kept.ts';

setScheme();
// Drafts of portfolios end after seven days; a browser without a database has none.
dropExpired(Date.now()).catch(() => undefined);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
