import { markerPath, seriesStyle } from '../plot/markers';
import type { Palette } from '../theme/palette';

/** A run's line and marker, as the plot draws them. `data-color` is the colour of both. */
export function RunKey({ slot, palette }: { readonly slot: number; readonly palette: Palette }) {
  const { hue, dash, marker } = seriesStyle(slot);
  const colour = palette.series[hue];
  return (
    <svg class="key" viewBox="0 0 32 18" aria-hidden="true" data-color={colour}>
      <path
        d="M1 9H31"
        fill="none"
        stroke={colour}
        stroke-width="2"
        stroke-dasharray={dash.length > 0 ? dash.join(' ') : undefined}
        stroke-linecap={dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt'}
      />
      <path d={markerPath(marker, 16, 9, 4.25)} fill={colour} class="key-marker" />
    </svg>
  );
}
