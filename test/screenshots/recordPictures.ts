import { readFileSync } from 'node:fs';
import { sampleRecords } from '../e2e/records';
import type { Picture } from './picture';

/** The sample workspace's own records. */
const trained = Object.fromEntries(
  ['sgd.jsonl', 'adam.jsonl'].map((name) => [name, readFileSync(`test/workspace/records/${name}`, 'utf8')]),
);

/** The panel of training records. */
export const recordPictures: readonly Picture[] = [
  { name: 'records', width: 1280, height: 940, records: sampleRecords, inEveryTheme: true },
  { name: 'trained-records', width: 1280, height: 940, records: trained },
  { name: 'narrow-records', width: 480, height: 1300, records: sampleRecords },
  { name: 'narrowest-records', width: 372, height: 1300, records: sampleRecords },
];
