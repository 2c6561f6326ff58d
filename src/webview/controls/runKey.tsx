import { markerPath, seriesStyle } from '../plot/markers';
import type { Palette } from '../theme/palette';

/**
 * A run's line and marker, as the plot draws them; a hollow marker for a hidden run. `data-color` is the colour that
 * both have, or would have.
 */
export function RunKey(props: {
  readonly slot: number;
  readonly palette: Palette;
  readonly hidden?: boolean;
}) {
  const { hue, dash, marker } = seriesStyle(props.slot);
  const colour = props.palette.series[hue];
  return (
    <svg class="key" viewBox="0 0 32 18" aria-hidden="true" data-color={colour}>
      {props.hidden === true ? (
        <path d={markerPath(marker, 16, 9, 4.25)} class="hidden-marker" />
      ) : (
        <>
          <path
            d="M1 9H31"
            fill="none"
            stroke={colour}
            stroke-width="2"
            stroke-dasharray={dash.length > 0 ? dash.join(' ') : undefined}
            stroke-linecap={dash.length > 0 && dash[0] <= 1 ? 'round' : 'butt'}
          />
          <path d={markerPath(marker, 16, 9, 4.25)} fill={colour} class="key-marker" />
        </>
      )}
    </svg>
  );
}
