/** The few pictures of the workbench, drawn with the colour of the text; always beside words. */
import type { ReactNode } from 'react';

const icon = (path: ReactNode) =>
  function Icon({ size = 16 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        aria-hidden
        focusable="false"
      >
        {path}
      </svg>
    );
  };

export const CompareIcon = icon(<path d="M2 4h6M2 8h11M2 12h8M2 2v12" strokeLinecap="round" />);
export const PolicyIcon = icon(
  <path d="M4 2h6l3 3v9H4zM6.5 7h4M6.5 9.5h4M6.5 12h2.5" strokeLinejoin="round" strokeLinecap="round" />,
);
export const AuthorIcon = icon(
  <path d="M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7l2.3 2.3" strokeLinejoin="round" />,
);
export const CaseIcon = icon(<path d="M2.5 5h11v8h-11zM6 5V3h4v2M2.5 8.5h11" strokeLinejoin="round" />);
export const ChartsIcon = icon(
  <path d="M2 2v12h12M4.5 11V8.5h3V6h3V3.5h3" strokeLinecap="round" strokeLinejoin="round" />,
);
export const ImpactIcon = icon(
  <path d="M8 2v12M8 4.5h4.5M8 8H3M8 11.5h3" strokeLinecap="round" strokeLinejoin="round" />,
);
export const CodeIcon = icon(
  <path
    d="M2.5 4l1.2 1.2L6 3M2.5 8.5l1.2 1.2L6 7.5M2.5 13l1.2 1.2L6 12M8.5 4.5h5M8.5 9h5M8.5 13.5h5"
    strokeLinecap="round"
    strokeLinejoin="round"
  />,
);
export const SearchIcon = icon(
  <path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3 3" strokeLinecap="round" />,
);
export const HelpIcon = icon(
  <path
    d="M6 6a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.8v.2M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z"
    strokeLinecap="round"
  />,
);
export const SunIcon = icon(
  <path
    d="M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9"
    strokeLinecap="round"
  />,
);
export const MoonIcon = icon(
  <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z" strokeLinejoin="round" />,
);
export const AutoIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 2.2a5.8 5.8 0 0 1 0 11.6z" fill="currentColor" stroke="none" />
  </>,
);
export const CloseIcon = icon(<path d="M4 4l8 8M12 4l-8 8" strokeLinecap="round" />);
export const UpIcon = icon(<path d="M8 13V3M4 7l4-4 4 4" strokeLinecap="round" strokeLinejoin="round" />);
export const DownIcon = icon(<path d="M8 3v10M4 9l4 4 4-4" strokeLinecap="round" strokeLinejoin="round" />);
