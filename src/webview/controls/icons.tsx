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

/** Says that a run took all its steps. */
export function FinishedIcon() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" />
    </svg>
  );
}

/** Says that a run was ended early. */
export function CancelledIcon() {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" />
      <path d="M5 8h6" stroke="currentColor" fill="none" />
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
