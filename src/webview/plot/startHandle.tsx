import type { Ref } from 'preact';
import { formatExact } from '../format';
import { toHex } from '../theme/colours';
import type { Palette } from '../theme/palette';

/** A disc with four arrow heads and its name: where all runs begin. The plot lays it over the canvas and moves it. */
export function StartHandle(props: {
  readonly handle: Ref<HTMLDivElement>;
  readonly start: readonly [number, number];
  readonly palette: Palette;
  /** Of the axes. */
  readonly names: readonly [string, string];
  /** Whether it cannot be moved. */
  readonly fixed: boolean;
  readonly dragged: boolean;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { handle, start, palette, names, fixed, dragged, ...events } = props;
  const colour = toHex(palette.focus);
  const name = `Start, ${names[0]} ${formatExact(start[0])}, ${names[1]} ${formatExact(start[1])}`;
  return (
    // An application: assistive technology must leave it its arrow keys. The fields Start x and y do the same.
    <div
      ref={handle}
      class={['start-handle', dragged && 'dragged', fixed && 'fixed'].filter(Boolean).join(' ')}
      role={fixed ? 'img' : 'application'}
      tabIndex={fixed ? -1 : 0}
      {...(!fixed && { 'aria-roledescription': 'movable point' })}
      aria-label={name}
      onPointerCancel={events.onPointerUp}
      onLostPointerCapture={events.onPointerUp}
      {...events}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9.5" fill={toHex(palette.background)} stroke={colour} stroke-width="2" />
        <circle cx="12" cy="12" r="1.5" fill={colour} />
        {fixed ? null : (
          <path
            fill={colour}
            d="M12 5.25l2.25 2.75h-4.5zM18.75 12L16 14.25v-4.5zM12 18.75L9.75 16h4.5zM5.25 12L8 9.75v4.5z"
          />
        )}
      </svg>
      <span class="start-word" aria-hidden="true">
        start
      </span>
    </div>
  );
}
