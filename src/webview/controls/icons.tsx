/** Says that something is wrong: a circle with an exclamation mark, in the theme's error colour. */
export function ErrorIcon() {
  return (
    <svg class="icon error-icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" />
      <path d="M8 4.5v4.5" stroke="currentColor" stroke-width="1.5" fill="none" />
      <circle cx="8" cy="11.25" r="0.9" fill="currentColor" />
    </svg>
  );
}

/** Says that a run ended in numbers that are not finite. */
export function DivergedIcon() {
  return (
    <svg class="icon error-icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" />
      <path d="M5.5 5.5l5 5m0-5l-5 5" stroke="currentColor" fill="none" />
    </svg>
  );
}

/** Stands before a remark. */
export function InfoIcon() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" />
      <path d="M8 7v4.5" stroke="currentColor" fill="none" />
      <circle cx="8" cy="4.75" r="0.9" fill="currentColor" />
    </svg>
  );
}

/** An icon that is one line. */
export function LineIcon(props: { readonly path: string; readonly class?: string | undefined }) {
  return (
    <svg class={`icon ${props.class ?? ''}`.trimEnd()} viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={props.path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.1"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}

/** The lines of the icons on buttons. */
export const drawings = {
  right: 'M6 3.5L10.5 8L6 12.5',
  down: 'M3.5 6L8 10.5L12.5 6',
  raise: 'M8 13V3M3.8 7.2L8 3L12.2 7.2',
  lower: 'M8 3V13M3.8 8.8L8 13L12.2 8.8',
  plus: 'M8 2.5V13.5M2.5 8H13.5',
  more: 'M3 7.5V8.5M8 7.5V8.5M13 7.5V8.5M2.5 8H3.5M7.5 8H8.5M12.5 8H13.5',
  zoomIn: 'M10.5 7A3.5 3.5 0 1 1 3.5 7A3.5 3.5 0 1 1 10.5 7M9.5 9.5L13.5 13.5M7 5.25V8.75M5.25 7H8.75',
  zoomOut: 'M10.5 7A3.5 3.5 0 1 1 3.5 7A3.5 3.5 0 1 1 10.5 7M9.5 9.5L13.5 13.5M5.25 7H8.75',
  overlays: 'M2.5 13.5L8 8M8 4.5V8H4.5M8.5 12.5H13.5V7.5',
  fit: 'M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10',
  undo: 'M5.5 2.5L2.5 5.5L5.5 8.5M2.5 5.5H9.5A4 4 0 0 1 9.5 13.5H6',
  redo: 'M10.5 2.5L13.5 5.5L10.5 8.5M13.5 5.5H6.5A4 4 0 0 0 6.5 13.5H10',
  done: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8.2l2.2 2.2L11.2 6',
  reset: 'M3 2.8V6.3H6.5M3.3 6.2A5.3 5.3 0 1 1 2.7 9',
} as const;
