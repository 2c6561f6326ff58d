import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DataPicture } from '../../protocol/data';
import type { FitDetail } from '../../protocol/details';
import type { RunPicture } from '../../protocol/messages';
import { plotAttribute } from '../plot/axes';
import { markerPath } from '../plot/markers';
import type { Palette } from '../theme/palette';
import { describeFit, scoreText } from './describeFit';
import { classStyle, drawFit, fitArea } from './drawFit';
import { fitAxes, fitScore, type FitAxes } from './fitPicture';

/** The model of one run at the player's step, beside the rows. */
export function FitPlot(props: {
  readonly data: DataPicture;
  /** Absent until the host has answered. */
  readonly detail: FitDetail | undefined;
  /** The run that is shown, and those that can be. */
  readonly run: RunPicture;
  readonly runs: readonly RunPicture[];
  readonly palette: Palette;
  readonly choose: (slot: number) => void;
}) {
  const { data, detail, run, runs, palette, choose } = props;
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axes = useRef<{ readonly key: string; readonly axes: FitAxes } | undefined>(undefined);
  const size = useSize(plot);
  const shape = detail?.shape;
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || size === undefined) return;
    const ratio = devicePixelRatio;
    const [width, height] = size;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    if (detail === undefined) return;
    const key = [detail.slot, detail.shape.kind, data.rows.name, data.rows.target].join(' ');
    const known = axes.current?.key === key ? axes.current.axes : undefined;
    const next = fitAxes(detail.shape, data.rows, data.points, known);
    axes.current = { key, axes: next };
    const context = element.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawFit(context, width, height, { data, detail, axes: next, palette });
    element.dataset['plot'] = plotAttribute(fitArea(width, height), next.view.x, next.view.y);
    element.dataset['step'] = String(detail.step);
  }, [data, detail, palette, size]);
  const score = useMemo(() => shape && fitScore(shape, data.rows, data.points), [data, shape]);
  const description = useMemo(
    () => (detail ? describeFit(data, detail, run.label) : 'The fit is being computed.'),
    [data, detail, run.label],
  );
  return (
    <section class="fit">
      <div class="heading">
        <h2>Fit</h2>
        {runs.length === 1 ? (
          <span class="aside fit-run">{run.label}</span>
        ) : (
          <select
            class="fit-run"
            aria-label="Run whose fit is shown"
            value={String(run.slot)}
            onChange={(event) => choose(Number(event.currentTarget.value))}
          >
            {runs.map(({ slot, label }) => (
              <option key={slot} value={String(slot)}>
                {label}
              </option>
            ))}
          </select>
        )}
        <span class="aside fit-score">{score && scoreText(score)}</span>
      </div>
      <div ref={plot} class="fit-plot">
        <canvas ref={canvas} id="fit" role="img" aria-label={description} />
      </div>
      {data.rows.kind === 'regression' ? null : <Legend classes={data.rows.classes} palette={palette} />}
    </section>
  );
}

/** Which marker is which class. */
function Legend({ classes, palette }: { readonly classes: readonly string[]; readonly palette: Palette }) {
  return (
    <ul class="fit-legend" aria-label="Classes">
      {classes.map((name, index) => {
        const { colour, marker } = classStyle(index, palette);
        return (
          <li key={index}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d={markerPath(marker, 5, 5, 3.5)} fill={colour} />
            </svg>
            {name}
          </li>
        );
      })}
    </ul>
  );
}

/** The size of an element in CSS pixels, as it is laid out. */
function useSize(element: { readonly current: HTMLElement | null }): readonly [number, number] | undefined {
  const [size, setSize] = useState<readonly [number, number]>();
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([{ contentRect }]) =>
      setSize([contentRect.width, contentRect.height]),
    );
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return size;
}
