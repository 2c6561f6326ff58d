import type { RunStatus } from '../../core/index';
import { DivergedIcon, drawings as icons, LineIcon } from './icons';

/** Lines on a grid of 16. */
const drawings: Readonly<Record<Exclude<RunStatus['kind'], 'diverged'> | 'hidden', string>> = {
  converged: icons.done,
  begun: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M8 4.5V8L10.5 9.5',
  cancelled: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M5 8h6',
  zigzags: 'M1.5 8L3.5 12L6 3.5L8.5 12L11 4.5L13 10L14.5 8',
  swings: 'M1.5 8C3.5 2.5 5.5 2.5 7.5 8S11.5 13.5 14.5 7',
  overshoots: 'M1.5 4.5C4.5 4.5 5 12.5 8 12.5S11.5 8 14.5 8',
  falling: 'M2 3.5C3.5 8.5 7 11.5 13.5 12M10.5 9.2L13.5 12L10.2 14.2',
  climbs: 'M2 12.5C6 12 9.5 9 12.5 3.5M8.8 4.6L12.5 3.5L13.4 7.3',
  hovers: 'M1.5 8L3 6.5L4.5 9.5L6.5 6L8 9L9.5 7L11.5 10L13 7L14.5 8.5',
  stalled: 'M2 4C3.5 9 6 10.5 8 10.5H14.5',
  hidden:
    'M1.5 8C4 4 12 4 14.5 8C12 12 4 12 1.5 8M8 6.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2M3 13.5L13 2.5',
};

/** A run's status, as an icon and in words: colour alone says nothing. */
export function Status(props: {
  readonly kind: RunStatus['kind'];
  readonly text: string;
  readonly hidden: boolean;
}) {
  const { text, hidden } = props;
  const kind = hidden ? 'hidden' : props.kind;
  return (
    <>
      {kind === 'diverged' ? (
        <DivergedIcon />
      ) : (
        <LineIcon path={drawings[kind]} class={kind === 'converged' ? 'good-icon' : undefined} />
      )}
      <span class="status-text">{hidden ? 'hidden' : text}</span>
    </>
  );
}
