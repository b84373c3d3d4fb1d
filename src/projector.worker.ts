import { parentPort, workerData } from 'node:worker_threads';
import { contextsOf, statesOver } from './app.projections.ts';
import { openToFollow, type StoreConfig } from './app.stores.ts';
import { LocalRunners, RunnerHost } from './platform/projections/index.ts';

/** What the projector is started with. */
export interface ProjectorOptions {
  readonly config: StoreConfig;
  /** The name under which it holds leases. */
  readonly holder: string;
}

const port = parentPort;
if (port === null) throw new Error('The projector runs in a thread of its own.');

const { config, holder } = workerData as ProjectorOptions;
const stores = await openToFollow(config);
new RunnerHost(port, (reactions) => new LocalRunners(stores, contextsOf(statesOver(stores), reactions), { holder }), stores.close);
