// One bundle for both extension hosts: a worker thread of Node.js, or a Web Worker.
import type { FromWorker, ToWorker } from '../protocol/workerMessages';
import { openPort, type Port } from './port';
import { serve } from './serve';

const port: Port<FromWorker> = openPort<ToWorker, FromWorker>(serve(() => port));
