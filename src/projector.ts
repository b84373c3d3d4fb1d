import { Worker } from 'node:worker_threads';
import type { Stores } from './app.stores.ts';
import type { Config } from './config.ts';
import type { Thread } from './platform/projections/index.ts';
import type { ProjectorOptions } from './projector.worker.ts';

/** Starts the thread that keeps the lists up to date, so that who writes does not wait for them. */
export const projectorOf =
  ({ dataFolder, kekFolder, eventStore, mongodb }: Config, { holder }: Stores): (() => Thread) =>
  () => {
    const options: ProjectorOptions = { config: { dataFolder, kekFolder, ...(eventStore && { eventStore }), ...(mongodb && { mongodb }) }, holder };
    return new Worker(new URL('./projector.worker.js', import.meta.url), { workerData: options });
  };
