import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { MeasureText } from '../../core/measures/definition';
import { loss } from '../../core/measures/loss';
import type { LandscapePicture, Picture } from '../../protocol/messages';
import { InfoIcon } from '../controls/icons';
import type { Moment } from '../player/steps';
import type { Palette } from '../theme/palette';
import type { PanelState } from '../state';
import { useStill } from '../still';
import { chooseCurveAxis, widened, type CurveAxis } from './curveAxis';
import { BlockChoice } from './blockChoice';
import { curvesOf, type ChosenMeasure, type Curve } from './curves';
import { describeCurves } from './describeCurves';
import { measureMeaning } from './measureChoice';
import { isLossKind } from './lossKinds';
import { createLossChart, type LossChart } from './lossChart';

/** The loss, or another measure, at each step, and what the reader must know about its axis. */
export function LossPlot(props: {
  /** Without the runs that are hidden. */
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  readonly measure: ChosenMeasure;
  readonly details: PanelState['details'];
  /** What of it is not there yet, in words. */
  readonly follows: string | undefined;
  readonly palette: Palette;
  readonly moment: Moment;
  /** The tick at the right end of the axis. */
  readonly last: number;
  /** What the axis counts, and how many ticks one of it has. */
  readonly counted: string;
  readonly per: number;
  readonly pointed: number | undefined;
  /** Whether something is being dragged. */
  readonly moving: boolean;
  readonly point: (slot: number | undefined) => void;
  readonly chooseBlock: (block: number | undefined) => void;
}) {
  const {
    picture,
    landscape,
    measure,
    details,
    follows,
    palette,
    moment,
    last,
    counted,
    per,
    pointed,
    moving,
    point,
    chooseBlock,
  } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<LossChart | undefined>(undefined);
  const shownAxis = useRef<CurveAxis | undefined>(undefined);
  // The loss is in the picture: other details may come and go.
  const curves = useMemo(
    () => curvesOf(measure, picture, details),
    [measure, picture, isLossKind(measure.id) ? undefined : details],
  );
  const axis = useMemo(() => {
    const known = isLossKind(measure.id) ? landscape.minima.map(([, , f]) => f) : [];
    const chosen = chooseCurveAxis(curves, known.length > 0 ? Math.min(...known) : undefined);
    const { current: before } = shownAxis;
    return (shownAxis.current = moving && before !== undefined ? widened(chosen, before) : chosen);
  }, [measure, curves, landscape, moving]);
  const description = useStill(moving, () => describeCurves(measure, curves, counted));
  useLayoutEffect(() => {
    const { revision } = picture;
    const counts = { name: counted, per };
    const content = { curves, revision, axis, palette, moment, last, counts, pointed };
    if (chart.current === undefined) chart.current = createLossChart(canvas.current!, content);
    else chart.current.show(content);
  }, [curves, picture.revision, axis, palette, moment.step, moment.between, last, counted, per, pointed]);
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );
  return (
    <>
      <div
        class="loss-plot"
        onPointerMove={(event) => {
          const { left, top } = event.currentTarget.getBoundingClientRect();
          point(chart.current?.near(event.clientX - left, event.clientY - top));
        }}
        onPointerLeave={() => point(undefined)}
      >
        <canvas ref={canvas} id="loss" role="img" aria-label={description} aria-details="ranking" />
      </div>
      {measure.ofBlocks && (landscape.data?.model.blocks.length ?? 0) > 1 ? (
        <BlockChoice measure={measure} blocks={landscape.data!.model.blocks} choose={chooseBlock} />
      ) : null}
      {measure.id === loss.id ? null : (
        <p class="note" id={measureMeaning}>
          <InfoIcon />
          <span title={measure.citation}>
            <span class="code">{measure.symbol}</span> {measure.meaning}
            {curves.some(({ axis }) => axis !== undefined) ? ' The thicker line is x, the thinner y.' : ''}
            {isOfFirstSeed(picture, measure) ? ' Of the first seed.' : ''}
            {curves.length > 0 && curves.every(isEmpty) ? ' It cannot be told here.' : ''}
          </span>
        </p>
      )}
      {[axis.note, follows].map((note) =>
        note === undefined ? null : (
          <p class="note" key={note}>
            <InfoIcon />
            <span>{note}</span>
          </p>
        ),
      )}
    </>
  );
}

/** Losses are those of all seeds, other measures of one. */
function isOfFirstSeed({ runs }: Picture, { id }: MeasureText): boolean {
  return !isLossKind(id) && runs.some(({ training }) => training?.bands);
}

function isEmpty({ values }: Curve): boolean {
  return !values.some(Number.isFinite);
}
