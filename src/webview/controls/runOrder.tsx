import { drawings, LineIcon } from './icons';

/** Moves a run up and down the list. At its ends a button stays where it is: the focus would be lost with it. */
export function RunOrder(props: {
  readonly label: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly move: (by: -1 | 1) => void;
}) {
  const { label, isFirst, isLast, move } = props;
  const button = (word: 'up' | 'down', by: -1 | 1, isThere: boolean) => (
    <button
      type="button"
      class="bare move"
      aria-label={`Move ${label} ${word}`}
      title={`Move ${word} (Alt+${word === 'up' ? 'Up' : 'Down'} in the row)`}
      aria-disabled={isThere}
      onClick={() => {
        if (!isThere) move(by);
      }}
    >
      <LineIcon path={drawings[word === 'up' ? 'raise' : 'lower']} />
    </button>
  );
  return (
    <span class="order">
      {button('up', -1, isFirst)}
      {button('down', 1, isLast)}
    </span>
  );
}
