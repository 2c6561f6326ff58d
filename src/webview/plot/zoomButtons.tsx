import { drawings, LineIcon } from '../controls/icons';

/** Buttons in the corner of the plot. */
export function ZoomButtons(props: {
  /** Whether the home view is shown. */
  readonly home: boolean;
  readonly zoom: (factor: number) => void;
  readonly reset: () => void;
}) {
  const { home, zoom, reset } = props;
  const button = (label: string, drawing: keyof typeof drawings, act: () => void, off = false) => (
    <button type="button" class="bare" aria-label={label} title={label} aria-disabled={off} onClick={act}>
      <LineIcon path={drawings[drawing]} />
    </button>
  );
  return (
    <div class="zoom-buttons" role="group" aria-label="Zoom">
      {button('Zoom in', 'zoomIn', () => zoom(2))}
      {button('Zoom out', 'zoomOut', () => zoom(1 / 2))}
      {button('Show all', 'fit', reset, home)}
    </div>
  );
}
