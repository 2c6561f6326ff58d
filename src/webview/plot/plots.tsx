import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Change, View } from '../../core/index';
import { keyOf, type Detail } from '../../protocol/details';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { useFocusHeir } from '../controls/focusHeir';
import { shownRun } from '../data/dataWishes';
import { detailOf } from '../details';
import { FitPlot } from '../fit/fitPlot';
import { timed, type Timed } from '../player/clock';
import { momentOf } from '../player/steps';
import type { PanelState } from '../state';
import { streamed } from '../streaming';
import type { Palette } from '../theme/palette';
import type { ViewState } from '../view';
import { marksOf } from './marks';
import { PlanePlot } from './planePlot';
import { exactAt, readout } from './readout';
import { groundFor, isSane, sameView } from './region';
import type { Overlaid } from './drawOverlays';
import { OverlayNotes } from './overlayNotes';
import { fieldArrows, offeredOverlays, runArrows } from './overlays';
import { PlaneFields } from './planeFields';
import { planeNote, shortNames } from './planeNames';
import { Timeline } from './timeline';

/** The left side: plane, player and loss, all at one time. */
export function Plots(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly view: ViewState;
  readonly palette: Palette;
  readonly ask: (change: Change) => void;
  readonly cancel: () => void;
  readonly look: (change: Partial<ViewState>) => void;
}) {
  const { state, picture, landscape, view, palette, ask, cancel, look } = props;
  const { progress, refusals, details } = state;
  const [hovered, hover] = useState<readonly [number, number]>();
  useRest(hovered, (at) => look({ hovered: at }));
  const { data } = landscape;
  const stream = useMemo(() => state.partial && streamed(picture, state.partial), [picture, state.partial]);
  // What is trained is drawn where it can be; all else shows the picture before until the next one is there.
  const placed = useTime(stream?.isPlaced ? stream.picture : picture, view, data?.rows.training);
  const visible = useVisible(placed.picture, view.hidden);
  const rows = stream?.trainingRows ?? data?.rows.training;
  const played = stream?.picture ?? picture;
  const time = useTime(played, view, rows);
  const followed = useTime(stream?.picture ?? state.following?.curves ?? picture, view, rows);
  const following = useVisible(followed.picture, view.hidden);
  const empty = picture.runs.length === 0;
  const moment = empty ? { step: 0, between: 0 } : momentOf(view, time.last);
  const momentOnPlane = stream && !stream.isPlaced ? momentOf(view, placed.last) : moment;
  const moving = picture !== state.resting;
  const stale = refusals.has('formula');
  const point = (slot: number | undefined): void => {
    if (slot !== view.pointed) look({ pointed: slot });
  };
  const fitted = data && shownRun(picture.runs, view);
  const region = view.region && isSane(view.region, landscape.view) ? view.region : undefined;
  const visibleView = region ?? landscape.view;
  const [sampled, found] = [ofLandscape(state, 'region'), ofLandscape(state, 'marks')];
  // Of a formula the picture's own samples are as fine as those of a region.
  const ground =
    region === undefined && data === undefined ? landscape : groundFor(visibleView, landscape, sampled);
  const chosen = useMemo(
    () => offeredOverlays(landscape).filter((each) => view.overlays.includes(each)),
    [view.overlays, data === undefined],
  );
  const ofBatch =
    fitted && chosen.includes('batch') ? batchGround(state, fitted.slot, visibleView) : undefined;
  const marks = useMemo(() => marksOf(landscape, found), [landscape, found]);
  const exact = ofLandscape(state, 'point');
  const known = state.details.get('arrows');
  const arrows =
    known?.detail.kind === 'arrows' && known.revision === picture.revision ? known.detail : undefined;
  const ofField = ofLandscape(state, 'field');
  const step = momentOnPlane.between === 0 && !moving ? momentOnPlane.step : -1;
  const overlaid = useMemo(
    (): Overlaid => ({
      shown: chosen,
      runs: step < 0 || chosen.length === 0 ? [] : runArrows(visible.runs, step, arrows, marks),
      field:
        ofField && chosen.includes('field') && sameView(ofField.view, visibleView)
          ? fieldArrows(ofField, marks)
          : [],
    }),
    [chosen, visible, step, arrows, marks, ofField, region, landscape],
  );
  const note = data && planeNote(data);
  return (
    <div class="plots">
      <div class={data === undefined ? 'views' : 'views of-data'}>
        <section>
          <div class="heading">
            <h2>Landscape</h2>
            <span class="aside landscape-name">
              {stale
                ? 'last valid landscape'
                : stream && !stream.isPlaced
                  ? 'last shown'
                  : ofBatch && fitted
                    ? `loss of the next ${ofBatch.size === 1 ? 'row' : `${ofBatch.size.toLocaleString('en')} rows`} of ${fitted.label}`
                    : landscape.name}
            </span>
            {progress === undefined ? (
              <span class="readout" aria-hidden="true">
                {hovered === undefined
                  ? null
                  : readout(
                      ground,
                      visibleView,
                      hovered,
                      exactAt(hovered, exact),
                      data && shortNames(landscape),
                    ).map(([name, value]) => (
                      <span key={name} class={`readout-${data ? 'data' : name}`}>
                        <span class="readout-name">{name}</span> {value}
                      </span>
                    ))}
              </span>
            ) : (
              <Progress done={progress.done} cancel={cancel} />
            )}
          </div>
          <PlanePlot
            picture={visible}
            landscape={landscape}
            time={placed}
            palette={palette}
            moment={momentOnPlane}
            pointed={view.pointed}
            moving={moving || stream !== undefined}
            point={point}
            stale={stale}
            region={region}
            ground={ofBatch ?? ground}
            zooming={view.zooming}
            overlaid={overlaid}
            marks={marks}
            look={look}
            startRefusal={refusals.get('start.x') ?? refusals.get('start.y')}
            askStart={(start) => ask({ kind: 'start', start })}
            hover={hover}
            exact={exact}
          />
          {data === undefined ? null : <PlaneFields data={data} refusal={refusals.get('plane')} ask={ask} />}
          {note === undefined ? null : <p class="note">{note}</p>}
          {chosen.length === 0 || data !== undefined ? null : (
            <OverlayNotes {...overlaid} step={moment.step} />
          )}
        </section>
        {data === undefined || fitted === undefined ? null : (
          <FitPlot
            data={data}
            detail={detailOf(details, 'fit', fitted.slot)}
            run={fitted}
            runs={picture.runs.filter(({ slot }) => !view.hidden.includes(slot))}
            palette={palette}
            choose={(slot) => look({ shown: slot })}
          />
        )}
      </div>
      <Timeline
        state={state}
        picture={played}
        stream={stream}
        rows={rows}
        time={time}
        following={following}
        landscape={landscape}
        palette={palette}
        moment={moment}
        view={view}
        moving={moving}
        point={point}
        look={look}
      />
    </div>
  );
}

/** What was answered of the landscape, unless it is another one by now. */
function ofLandscape<Kind extends 'region' | 'marks' | 'field' | 'point'>(
  { details, landscapeRevision }: PanelState,
  kind: Kind,
): Extract<Detail, { kind: Kind }> | undefined {
  const known = details.get(kind);
  if (known === undefined || known.revision < landscapeRevision) return undefined;
  return known.detail as Extract<Detail, { kind: Kind }>;
}

/** The loss of a run's next batch, where it is known of what is visible. */
function batchGround(
  { details, landscapeRevision }: PanelState,
  slot: number,
  visible: View,
): Extract<Detail, { kind: 'batch' }> | undefined {
  const known = details.get(keyOf({ kind: 'batch', slot }));
  if (known?.detail.kind !== 'batch' || known.revision < landscapeRevision) return undefined;
  return sameView(known.detail.view, visible) ? known.detail : undefined;
}

/** How long a pointer must rest before it is asked what is there, in ms: what is passed by is not read. */
const restAfter = 100;

/** Tells where a point has come to rest, and when it is gone. */
function useRest(
  at: readonly [number, number] | undefined,
  tell: (at: readonly [number, number] | undefined) => void,
): void {
  useEffect(() => {
    if (at === undefined) {
      tell(undefined);
      return;
    }
    const timer = setTimeout(() => tell(at), restAfter);
    return () => clearTimeout(timer);
  }, [at?.[0], at?.[1]]);
}

/** The picture by the clock that is chosen; the same object as long as all stays. */
function useTime(picture: Picture, { clock }: ViewState, rows: number | undefined): Timed {
  return useMemo(() => timed(picture, clock, rows), [picture, clock, rows]);
}

/** The picture without the runs in hidden slots, and those that have not begun; the same object as long as both are. */
function useVisible(picture: Picture, hidden: readonly number[]): Picture {
  return useMemo(
    () => ({
      ...picture,
      runs: picture.runs.filter(({ slot, steps }) => steps.length > 0 && !hidden.includes(slot)),
    }),
    [picture, hidden],
  );
}

/** How far a long computation is. When it is over, the next control, the start, takes the focus. */
function Progress({ done, cancel }: { readonly done: number; readonly cancel: () => void }) {
  const progress = useRef<HTMLSpanElement>(null);
  useFocusHeir(progress, (going) => going.closest('section')?.querySelector<HTMLElement>('.start-handle'));
  return (
    <span class="progress" ref={progress}>
      <progress aria-label="Computing" max={1} value={done} />
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </span>
  );
}
