import { assert } from 'chai';
import { compileDataObjective, type DataObjectiveSpec, type Experiment } from '../../../src/core/index';
import { DataShower } from '../../../src/host/data/dataShower';
import { Pool } from '../../../src/host/pool';
import type { Ground } from '../../../src/protocol/messages';
import { normalRows } from '../core/planes/rows';
import { descent } from '../core/descentByHand';
import { startIn } from './workersInThread';

const spec: DataObjectiveSpec = {
  kind: 'data',
  rows: normalRows(400, 8, 2),
  model: { kind: 'mlp', hidden: [4], activation: 'tanh', loss: 'mse' },
  heldOut: 0.1,
};

suite('Planes of data on workers', () => {
  const { dimension } = compileDataObjective(spec);
  const start = Array.from({ length: dimension }, (_, i) => Math.sin(i));
  const run = descent(spec, start, 0.05, 4);
  const experiment: Experiment = { version: 1, objective: spec, steps: 4, runs: [{ optimizer: 'sgd' }] };
  const { signal } = new AbortController();

  test('are sampled as here, in jobs that do not take long', async () => {
    const jobs: string[] = [];
    const pool = new Pool(startIn(jobs), 2);
    const grounds = async (shower: DataShower): Promise<Ground[]> => {
      const data = await shower.shown(experiment, { result: { runs: [run] } }, signal);
      const { sampler, loss, drawn } = data!.surface;
      const all: Ground[] = [];
      await sampler.sample({ loss }, drawn.plane, drawn.view, signal, (ground, isCoarse) => {
        all.push(ground);
        assert.equal(isCoarse, ground.columns < 129);
      });
      return all;
    };
    const here = await grounds(new DataShower());
    const there = await grounds(new DataShower(pool));
    assert.deepEqual(there, here);
    assert.isAtLeast(jobs.filter((kind) => kind === 'grid').length, 3);
    pool.dispose();
  });

  test('have gradients as here', async () => {
    const jobs: string[] = [];
    const pool = new Pool(startIn(jobs), 2);
    const points = Float64Array.from({ length: 2_000 }, (_, i) => Math.cos(i));
    const gradients = async (shower: DataShower): Promise<Float64Array> => {
      const data = await shower.shown(experiment, { result: { runs: [run] } }, signal);
      const { sampler, loss, drawn } = data!.surface;
      return sampler.gradients(loss, drawn.plane, points, signal);
    };
    assert.deepEqual(await gradients(new DataShower(pool)), await gradients(new DataShower()));
    assert.isAtLeast(jobs.length, 2);
    assert.isTrue(jobs.every((kind) => kind === 'gradients'));
    pool.dispose();
  });

  test('of long trajectories are found there', async () => {
    const jobs: string[] = [];
    const pool = new Pool(startIn(jobs), 1);
    const rows = 10_000;
    const theta = new Float64Array(rows * dimension);
    for (let k = 0; k < theta.length; k++)
      theta[k] = Math.cos(k % dimension) * 0.999 ** Math.floor(k / dimension);
    const long = {
      ...run,
      steps: Int32Array.from({ length: rows }, (_, step) => step),
      theta,
      loss: new Float64Array(rows).fill(1),
      lastFiniteStep: rows - 1,
    };
    const shown = (shower: DataShower) => shower.shown(experiment, { result: { runs: [long] } }, signal);
    const there = await shown(new DataShower(pool));
    assert.deepEqual(jobs, ['principal']);
    assert.deepEqual(there!.surface.drawn, (await shown(new DataShower()))!.surface.drawn);
    pool.dispose();
  });
});
