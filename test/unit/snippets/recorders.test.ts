import { assert } from 'chai';
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { areComparable, parameterCount } from '../../../src/records/format';
import { RecordReader, type TrainingRecord } from '../../../src/records/recordReader';
import { kerasRecorder } from '../../../src/snippets/recorders/keras';
import { pytorchRecorder } from '../../../src/snippets/recorders/pytorch';
import type { Recorder } from '../../../src/snippets/recorders/recorder';
import { python } from './python';

/** A recorder's imports and class, as they stand in a script. */
const head = ({ snippet: { imports, definition } }: Recorder) =>
  [...imports, '', ...definition!.lines, ''].join('\n');

/** Trains a little network and prints the losses, as the script knows them, and its last parameters. */
const training = `${head(pytorchRecorder)}
import sys, time
def train(path, steps, record=True, width=3, failing=None, pause=0, **options):
    torch.manual_seed(1)
    model = torch.nn.Sequential(torch.nn.Linear(2, width), torch.nn.Tanh(), torch.nn.Linear(width, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.99)
    recorder = TrainingRecorder(path, model, optimizer, **options) if record else None
    losses, thetas = [], []
    for step in range(steps):
        x = torch.randn(8, 2)
        loss = ((model(x) - x.sum(1, keepdim=True)) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        if record:
            recorder.record("nonsense" if step == failing else loss)
        losses.append(loss.item())
        thetas.append(torch.cat([p.detach().flatten() for p in model.parameters()]).tolist())
        optimizer.step()
        scheduler.step()
        time.sleep(pause)
    return losses, thetas, recorder
case = json.loads(sys.argv[1])
print(json.dumps([train(**each)[:2] for each in case]))
`;

interface Case {
  readonly path: string;
  readonly steps: number;
  readonly [option: string]: unknown;
}

type Trained = readonly [losses: number[], thetas: number[][]];

suite('Training recorders: PyTorch itself', function () {
  this.timeout(600_000);
  let folder: string;
  let script: string;
  const file = (name: string) => path.join(folder, name);

  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'optlab-records-'));
    script = file('train.py');
    writeFileSync(script, training);
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  function train(...cases: readonly Case[]): { trained: Trained[]; errors: string } {
    const args = ['-I', script, JSON.stringify(cases)];
    const { status, stdout, stderr } = spawnSync(python('torch'), args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    assert.equal(status, 0, stderr);
    return { trained: JSON.parse(stdout) as Trained[], errors: stderr };
  }

  function read(name: string): TrainingRecord {
    const reader = new RecordReader();
    for (const _ of reader.update(readFileSync(file(name))));
    assert.deepEqual(reader.problems, []);
    return reader.record!;
  }

  test('loss, rate and parameters of every step are the script’s; its random numbers are left alone', () => {
    const steps = 40;
    const {
      trained: [[losses, thetas], [withoutLosses]],
      errors,
    } = train({ path: file('plain.jsonl'), steps }, { path: '', steps, record: false });
    assert.equal(errors, '');
    assert.deepEqual(losses, withoutLosses);
    const record = read('plain.jsonl');
    assert.deepEqual([...record.steps], [...losses.keys()]);
    assert.deepEqual([...record.loss], losses);
    record.lr!.forEach((lr, step) => assert.closeTo(lr, 0.05 * 0.99 ** step, 1e-12));
    const { numbers, parameters } = record.header!;
    assert.deepEqual(parameters, { '0.weight': [3, 2], '0.bias': [3], '2.weight': [1, 3], '2.bias': [1] });
    assert.equal(numbers, 13);
    thetas.flat().forEach((value, i) => assert.closeTo(record.theta![i], value, 1e-8 * Math.abs(value)));
  });

  test('a script that is run again goes on; half a line of the one before is taken away', () => {
    train({ path: file('again.jsonl'), steps: 5 });
    const { size } = statSync(file('again.jsonl'));
    truncateSync(file('again.jsonl'), size - 20);
    const [[losses]] = train({ path: file('again.jsonl'), steps: 3 }).trained;
    const record = read('again.jsonl');
    assert.deepEqual([...record.steps], [0, 1, 2, 3, 4, 5, 6]);
    assert.deepEqual([...record.loss].slice(4), losses);
  });

  test('a script that is killed leaves whole lines, and what it was writing', async () => {
    const cases = JSON.stringify([{ path: file('killed.jsonl'), steps: 100_000, pause: 0.002 }]);
    const child = spawn(python('torch'), ['-I', script, cases]);
    while (!existsSync(file('killed.jsonl')) || statSync(file('killed.jsonl')).size < 20_000) await wait(20);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const { steps } = read('killed.jsonl');
    assert.isAbove(steps.length, 20);
    appendFileSync(file('killed.jsonl'), '{"step": 9');
    const [[losses]] = train({ path: file('killed.jsonl'), steps: 2 }).trained;
    const record = read('killed.jsonl');
    assert.equal(record.steps.length, steps.length + 2);
    assert.equal(record.steps.at(-1), steps.at(-1)! + 2);
    assert.equal(record.loss.at(-1), losses.at(-1));
  });

  test('a file has its limit: lines are left out evenly, and the last step is there all the same', () => {
    const limit = 20_000;
    const [[losses]] = train({ path: file('bounded.jsonl'), steps: 1000, limit }).trained;
    // The last line is added in any case.
    assert.isBelow(statSync(file('bounded.jsonl')).size, limit + 100);
    const record = read('bounded.jsonl');
    const every = record.steps[1];
    assert.isAtLeast(every, 8);
    record.steps.slice(0, -1).forEach((step, row) => assert.equal(step, row * every));
    assert.equal(record.steps.at(-1), 999);
    record.steps.forEach((step, row) => assert.equal(record.loss[row], losses[step]));
    assert.isFalse(existsSync(file('bounded.jsonl.new')));
    // It goes on with the same distance.
    train({ path: file('bounded.jsonl'), steps: 40, limit });
    const on = read('bounded.jsonl');
    on.steps
      .slice(0, -1)
      .forEach((step) => assert.isTrue(step % every === 0 || step === 999, `step ${step}`));
    assert.equal(on.steps.at(-1), 1039);
  });

  test('many parameters are projected: the same on resume, and distances stay about what they are', () => {
    const wide = { width: 2000, steps: 6 };
    const [[, thetas]] = train(
      { ...wide, path: file('one.jsonl') },
      { ...wide, path: file('other.jsonl'), seed: 5 },
      { ...wide, path: file('one.jsonl') },
    ).trained;
    const [one, other] = [read('one.jsonl'), read('other.jsonl')];
    assert.deepEqual(one.header!.projected, { to: 64, seed: 0 });
    assert.equal(parameterCount(one.header!), 8001);
    assert.isFalse(areComparable(one.header!, other.header!));
    assert.equal(one.theta!.length, 12 * 64);
    // The second script begins with the same parameters.
    assert.deepEqual(one.theta!.slice(0, 64 * 6), one.theta!.slice(64 * 6));
    assert.notDeepEqual(one.theta!.slice(0, 64), other.theta!.slice(0, 64));
    const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Math.sqrt(Array.from(a).reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
    const row = (step: number) => one.theta!.slice(64 * step, 64 * step + 64);
    const share = distance(row(0), row(5)) / distance(thetas[0], thetas[5]);
    assert.isAbove(share, 0.5);
    assert.isBelow(share, 2);
  });

  test('what goes wrong is said once, and the training goes on', () => {
    writeFileSync(file('notes.txt'), 'my notes, without an end of line');
    writeFileSync(file('foreign.jsonl'), '{"loss": 1}\n');
    train({ path: file('three.jsonl'), steps: 2 });
    const before = readFileSync(file('three.jsonl'), 'utf8');
    const steps = 5;
    const { trained, errors } = train(
      { path: file('missing/folder.jsonl'), steps },
      { path: file('notes.txt'), steps },
      { path: file('foreign.jsonl'), steps },
      { path: file('three.jsonl'), steps, width: 4 },
      { path: file('failing.jsonl'), steps, failing: 2 },
    );
    trained.forEach(([losses]) => assert.lengthOf(losses, steps));
    const said = errors.trim().split('\n');
    assert.lengthOf(said, 5, errors);
    ['folder.jsonl', 'notes.txt', 'foreign.jsonl', 'three.jsonl', 'failing.jsonl'].forEach((name, i) =>
      assert.match(said[i], new RegExp(`^Nothing more is recorded in .*${name}: `)),
    );
    assert.equal(readFileSync(file('notes.txt'), 'utf8'), 'my notes, without an end of line');
    assert.equal(readFileSync(file('foreign.jsonl'), 'utf8'), '{"loss": 1}\n');
    assert.equal(readFileSync(file('three.jsonl'), 'utf8'), before);
    assert.deepEqual([...read('failing.jsonl').steps], [0, 1]);
  });

  test('the training goes on where nobody can be told what goes wrong', function () {
    if (process.platform === 'win32') this.skip();
    const cases = JSON.stringify([{ path: file('missing/folder.jsonl'), steps: 3 }]);
    const closed = ['-c', 'exec "$0" -I "$1" "$2" 2>&-', python('torch'), script, cases];
    const { status, stdout } = spawnSync('sh', closed, { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.lengthOf((JSON.parse(stdout) as Trained[])[0][0], 3);
  });
});

/** What of Keras the recorder uses, as far as its documentation says how that behaves. */
const keras = `
import json, sys, types
import numpy as np
stand_in = types.ModuleType("keras")
stand_in.callbacks = types.SimpleNamespace(Callback=type("Callback", (), {}))
stand_in.ops = types.SimpleNamespace(convert_to_numpy=lambda variable: np.asarray(variable.value))
sys.modules["keras"] = stand_in
class Variable:
    def __init__(self, path, value):
        self.path, self.value, self.shape = path, np.asarray(value, "float32"), np.shape(value)
def fit(model, epochs, callbacks):
    for callback in callbacks: callback.model = model; callback.on_train_begin({})
    shown = []
    for epoch in range(epochs):
        for batch in range(4):
            for callback in callbacks: callback.on_train_batch_begin(batch, {})
            shown.append([1 / (1 + len(shown)), *model.trainable_variables[0].value.tolist()])
            model.trainable_variables[0].value -= 0.5
            for callback in callbacks: callback.on_train_batch_end(batch, {"loss": shown[-1][0]})
    for callback in callbacks: callback.on_train_end({})
    return shown
`;

suite('Training recorders: Keras, by a stand-in for its callbacks', function () {
  this.timeout(300_000);

  test('loss, rate and parameters of every batch', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'optlab-records-'));
    const script = path.join(folder, 'train.py');
    const ways = ['few.jsonl', 'many.jsonl', 'none/few.jsonl'].map((name) => path.join(folder, name));
    writeFileSync(
      script,
      `${keras}\n${head(kerasRecorder)}
def model(size):
    kernel = Variable("dense/kernel", np.arange(size))
    optimizer = types.SimpleNamespace(learning_rate=Variable("lr", 0.25))
    return types.SimpleNamespace(trainable_variables=[kernel], optimizer=optimizer)
few, many, none = json.loads(sys.argv[1])
shown = fit(model(3), 2, [TrainingRecorder(few)])
recorder = TrainingRecorder(many)
for again in range(2):
    fit(model(1000), 1, [recorder])
fit(model(3), 1, [TrainingRecorder(none)])
print(json.dumps(shown))
`,
    );
    const args = ['-I', script, JSON.stringify(ways)];
    const { status, stdout, stderr } = spawnSync(python('numpy'), args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^Nothing more is recorded in .*none.few.jsonl: .*\n$/);
    const shown = JSON.parse(stdout) as number[][];
    const [few, many] = ways.slice(0, 2).map((name) => {
      const reader = new RecordReader();
      for (const _ of reader.update(readFileSync(name)));
      assert.deepEqual(reader.problems, []);
      return reader.record!;
    });
    assert.deepEqual([...few.steps], [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(
      [...few.loss],
      shown.map(([loss]) => loss),
    );
    assert.deepEqual(
      [...few.theta!],
      shown.flatMap(([, ...theta]) => theta),
    );
    assert.deepEqual([...few.lr!], Array<number>(8).fill(0.25));
    assert.deepEqual(many.header, {
      parameters: { 'dense/kernel': [1000] },
      numbers: 64,
      projected: { to: 64, seed: 0 },
    });
    assert.deepEqual([...many.steps], [0, 1, 2, 3, 4, 5, 6, 7]);
    assert.deepEqual(many.theta!.slice(0, 256), many.theta!.slice(256));
    rmSync(folder, { recursive: true });
  });
});
