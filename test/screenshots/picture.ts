import type { Panel } from '../e2e/panel';

/** A state of the panel in a window of a size. */
export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Beside a Python file, or alone. */
  readonly beside?: boolean;
  /** The text of a file that is opened in place of a new comparison, and what it is changed to beside the panel, if so. */
  readonly file?: { readonly text: string; readonly changed?: string };
  readonly prepare?: (panel: Panel) => Promise<void>;
  /** As its document draws it, before anything arrived. */
  readonly isOpening?: boolean;
  /** Files of records that are opened in the place of a comparison. */
  readonly records?: Readonly<Record<string, string>>;
  /** In high contrast too, where it is drawn by other rules; in light and dark alone if absent. */
  readonly inEveryTheme?: true;
}
