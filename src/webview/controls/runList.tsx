import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { FromWebview } from '../../protocol/messages';
import { conventions, ending } from '../describe';
import { RunBatches } from '../data/runBatches';
import { samplingWords } from '../data/sampling';
import { detailOf } from '../details';
import { timed } from '../player/clock';
import type { PanelState } from '../state';
import { Strip } from '../strip/strip';
import type { Palette } from '../theme/palette';
import { isSolo, soloed, toggled, type ViewState } from '../view';
import { useFocusHeir } from './focusHeir';
import { Explanation } from './explanation';
import { OpenRun } from './openRun';
import { OpenRunNumbers } from './openRunNumbers';
import { RunRow } from './runRow';
import type { DraftShelf, KeptDraft } from './useDraft';

/** The runs: legend, settings and table of results in one. */
export function RunList(props: {
  readonly state: PanelState;
  readonly view: ViewState;
  readonly palette: Palette;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, view, palette, ask, send, look } = props;
  const { catalogue, picture, forms, refusals, settings } = state;
  const runs = picture?.runs ?? [];
  const minima = state.landscape?.minima ?? [];
  const floor = minima.length === 0 ? undefined : Math.min(...minima.map(([, , loss]) => loss));
  const drafts = useRef(new Map<number, KeptDraft>());
  // Another run in its slot has nothing to do with it.
  for (const slot of drafts.current.keys())
    if (!runs.some((run) => run.slot === slot)) drafts.current.delete(slot);
  // What they did is told by the clock of the curves and the player.
  const counted =
    picture === undefined
      ? []
      : timed(picture, view.clock, state.landscape?.data?.rows.training).picture.runs;
  const ownLibraries = new Map(catalogue?.optimizers.map(({ id, library }) => [id, library]));

  const point = (slot: number) => {
    if (view.pointed !== slot) look({ pointed: slot });
  };
  const leave = (slot: number) => {
    if (view.pointed === slot) look({ pointed: undefined });
  };
  // The rows are laid out as grids, which would take the table's meaning from it; the roles give it back.
  return (
    <table class="runs" role="table" aria-label="Runs and their final loss">
      <thead role="rowgroup">
        <tr role="row">
          {['name', 'lr', 'loss', 'status'].map((name, i) => (
            <th key={name} role="columnheader" scope="col" class={name}>
              {['run', 'lr', 'final loss', 'what it did'][i]}
            </th>
          ))}
        </tr>
      </thead>
      {runs.map((run, index) => {
        const { slot } = run;
        const form = forms.get(slot);
        const open = view.open.includes(slot);
        const slots = runs.map((each) => each.slot);
        const toggleSolo = () => look({ hidden: soloed(view.hidden, slot, slots) });
        const move = (by: -1 | 1) => ask({ kind: 'move-run', run: index, to: index + by });
        const [isFirst, isLast] = [index === 0, index === runs.length - 1];
        const rate = form?.hyperparameters.find(({ name }) => name === 'lr');
        return (
          <RunRows
            key={slot}
            index={index}
            count={runs.length}
            move={move}
            point={() => point(slot)}
            leave={() => leave(slot)}
          >
            <RunRow
              index={index}
              run={run}
              didWhat={ending(counted[index])}
              words={[
                ...conventions(run, ownLibraries.get(form?.id ?? '') ?? run.library),
                ...samplingWords(picture!.experiment.runs[index].sampling),
              ]}
              learningRate={rate?.kind === 'number' ? rate : undefined}
              palette={palette}
              digits={settings.significantDigits}
              open={open}
              hidden={view.hidden.includes(slot)}
              pointed={view.pointed === slot}
              refusal={refusals.get(`run.${index}.lr`)}
              ask={(value) => ask({ kind: 'hyperparameter', run: index, name: 'lr', value })}
              toggleOpen={() => look({ open: toggled(view.open, slot) })}
              toggleHidden={() => look({ hidden: toggled(view.hidden, slot) })}
              toggleSolo={toggleSolo}
            />
            {open ? (
              <OpenRun
                index={index}
                run={run}
                spec={picture!.experiment.runs[index]}
                form={form}
                schedules={catalogue?.schedules ?? []}
                palette={palette}
                refusals={refusals}
                batches={<RunBatches index={index} run={run} state={state} ask={ask} />}
                strip={
                  state.landscape?.data && detailOf(state.details, 'strip', slot) === undefined ? null : (
                    <Strip
                      run={run}
                      detail={detailOf(state.details, 'strip', slot)}
                      floor={floor}
                      palette={palette}
                      digits={settings.significantDigits}
                      ask={(value) => ask({ kind: 'hyperparameter', run: index, name: 'lr', value })}
                    />
                  )
                }
                numbers={<OpenRunNumbers state={state} view={view} run={run} look={look} />}
                explanation={<Explanation index={index} run={run} state={state} ask={ask} />}
                ask={ask}
                awaited={view.awaited === slot}
                arrived={() => look({ awaited: undefined })}
                shelf={shelfOf(drafts.current, slot)}
                solo={{ isOn: isSolo(view.hidden, slot, slots), toggle: toggleSolo }}
                order={{ isFirst, isLast, move }}
                insert={() => {
                  if (picture !== undefined) send({ type: 'insert', revision: picture.revision, run: index });
                }}
                keep={(name) => {
                  if (picture !== undefined)
                    send({ type: 'keep', revision: picture.revision, run: index, name });
                }}
                remove={() => {
                  ask({ kind: 'remove-run', run: index });
                  // Another run may get the slot, and starts drawn and closed.
                  const others = (slots: readonly number[]) => slots.filter((each) => each !== slot);
                  look({ pointed: undefined, hidden: others(view.hidden), open: others(view.open) });
                }}
              />
            ) : null}
          </RunRows>
        );
      })}
    </table>
  );
}

function shelfOf(drafts: Map<number, KeptDraft>, slot: number): DraftShelf {
  return {
    take: () => drafts.get(slot),
    put: (draft) => {
      if (draft === undefined) drafts.delete(slot);
      else drafts.set(slot, draft);
    },
  };
}

/**
 * The rows of one run. When they go, by whatever way, the run that takes their place takes the focus; when they move,
 * what has the focus in them keeps it.
 */
function RunRows(props: {
  readonly index: number;
  /** How many runs there are. */
  readonly count: number;
  readonly move: (by: -1 | 1) => void;
  readonly point: () => void;
  readonly leave: () => void;
  readonly children: ComponentChildren;
}) {
  const { index, count, move, point, leave, children } = props;
  const rows = useRef<HTMLTableSectionElement>(null);
  const focused = useRef<HTMLElement | undefined>(undefined);
  useFocusHeir(rows, (going) =>
    (going.nextElementSibling ?? going.previousElementSibling)?.querySelector<HTMLElement>('.disclosure'),
  );
  // An element that is put elsewhere in the document loses the focus.
  useLayoutEffect(() => {
    if (focused.current?.isConnected === true && document.activeElement === document.body)
      focused.current.focus();
  }, [index]);
  const isInRow = (target: EventTarget | null) =>
    target instanceof HTMLElement && target.closest('tr.row') !== null;
  return (
    <tbody
      ref={rows}
      role="rowgroup"
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocusIn={({ target }) => {
        focused.current = target as HTMLElement;
        point();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget !== null) focused.current = undefined;
        leave();
      }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
        if (!event.altKey || by === undefined || !isInRow(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        if (index + by >= 0 && index + by < count) move(by);
      }}
    >
      {children}
    </tbody>
  );
}
