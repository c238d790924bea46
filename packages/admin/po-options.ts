/** How catalogues are written: they change when a text does, not when a clock ticks or the code around a text moves. */
import type { PoFormatterOptions } from '@lingui/format-po';

export const poOptions: PoFormatterOptions = {
  lineNumbers: false,
  customHeaderAttributes: { 'POT-Creation-Date': '' },
};
