import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { RunPicture } from '../../protocol/messages';
import { detailOf } from '../details';
import { formatNumber } from '../format';
import type { PanelState } from '../state';
import { useFocusHeir } from './focusHeir';

/** What a run did, why, and a change that was tried. */
export function Explanation(props: {
  readonly index: number;
  readonly run: RunPicture;
  readonly state: PanelState;
  readonly ask: (change: Change) => void;
}) {
  const { index, run, state, ask } = props;
  const { slot, label } = run;
  const { happens = [], why = [], fix } = detailOf(state.details, 'explanation', slot) ?? {};
  if (happens.length === 0 && why.length === 0) return null;
  return (
    <section class="explanation" aria-label={`What ${label} did, and why`}>
      {happens.length === 0 ? null : (
        <p>
          <strong>What happens.</strong> <Formulas text={happens.join(' ')} />
        </p>
      )}
      {why.length === 0 ? null : (
        <p>
          <strong>Why.</strong> <Formulas text={why.join(' ')} />
        </p>
      )}
      {fix === undefined ? null : (
        <p>
          <FixButton
            text={fix.text}
            label={label}
            field={`run-${slot}-lr`}
            ask={() => ask({ ...fix.change, run: index })}
          />{' '}
          <span class="aside">ends at {formatNumber(fix.loss, state.settings.significantDigits)}</span>
        </p>
      )}
    </section>
  );
}

/** Having asked for the change it may go: the field of the learning rate takes the focus. */
function FixButton(props: {
  readonly text: string;
  readonly label: string;
  readonly field: string;
  readonly ask: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useFocusHeir(button, () => document.getElementById(props.field));
  return (
    <button ref={button} type="button" class="link" onClick={props.ask}>
      {props.text}
      <span class="unseen"> for {props.label}</span>
    </button>
  );
}

/** A text with the indices of its eigenvalues set below the line. */
function Formulas({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/(λ(?:max|min))/).map((part, i) => (
        <Fragment key={i}>
          {i % 2 === 0 ? (
            part
          ) : (
            <>
              λ<sub>{part.slice(1)}</sub>
            </>
          )}
        </Fragment>
      ))}
    </>
  );
}
