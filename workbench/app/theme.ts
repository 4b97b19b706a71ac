/** The look: one accent, compact controls, tabular figures. Colours of landlords are in `app.module.css`'s root variables. */
import {
  Button,
  createTheme,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Switch,
  Table,
  TextInput,
} from '@mantine/core';

const small = { defaultProps: { size: 'xs' } };

/** Mantine's theme of the workbench. */
export const theme = createTheme({
  primaryColor: 'indigo',
  // One shade in light and dark: Mantine picks the text of a filled button by the light one in both.
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 'sm',
  fontFamily: '-apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.3' },
      h3: { fontSize: '0.875rem', lineHeight: '1.35' },
      h4: { fontSize: '0.875rem', lineHeight: '1.35' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend(small),
    NativeSelect: NativeSelect.extend(small),
    Select: Select.extend(small),
    TextInput: TextInput.extend(small),
    NumberInput: NumberInput.extend(small),
    SegmentedControl: SegmentedControl.extend(small),
    Switch: Switch.extend(small),
    Table: Table.extend({ defaultProps: { verticalSpacing: 4, horizontalSpacing: 8 } }),
  },
});
